import Criteria
import Provenance
import Tables
import Testing

@testable import Segmentation

@Suite struct AccountDataLawTests {
  private let text = """
    account_id,name,x1_price,x2_speed,weight,segment,y
    101,Ann,1,5,2,b,7
    102,Bob,2,6,0.5,a,8
    103,Cy,3,7,0,b,9

    """

  @Test func numbersAreCriteriaAndIdentifiersAreNot() throws {
    let data = try AccountData(text: text)
    #expect(data.criteria == ["x1_price", "x2_speed", "weight", "y"])
    #expect(data.omittedColumns == ["account_id"])
    #expect(data.accountCount == 3)
    #expect(data.ids == nil)
    #expect(data.id(of: 2) == "3")
    #expect(data.line(of: 2) == 4)
    #expect(data.fileName == "accounts.csv")
  }

  @Test func columnsWithAnotherRoleAreNoCriteria() throws {
    let data = try AccountData(
      text: text, columns: AccountColumns(id: "account_id", weight: "weight", label: "segment"))
    #expect(data.criteria == ["x1_price", "x2_speed", "y"])
    #expect(data.omittedColumns == [])
    #expect(data.id(of: 1) == "102")
    #expect(data.idColumn == "account_id")
    #expect(data.weights == [2, 0.5, 0])
    #expect(data.labels?.names == ["b", "a"])
    #expect(data.labels?.codes == [0, 1, 0])
  }

  @Test(
    arguments: [
      ("y,x1_price", ["y", "x1_price"]), ("3-4", ["x1_price", "x2_speed"]), ("x*", ["x1_price", "x2_speed"]),
      ("7,x?_price", ["y", "x1_price"]), ("account_id", ["account_id"]),
    ])
  func criteriaAreTakenAsWritten(selection: String, names: [String]) throws {
    let data = try AccountData(text: text, columns: AccountColumns(criteria: selection))
    #expect(data.criteria == names)
    #expect(data.omittedColumns == [])
  }

  @Test func preferredCriteriaAreTakenWhenAllAreThere() throws {
    #expect(try AccountData(text: text, preferredCriteria: ["y", "weight"]).criteria == ["y", "weight"])
    #expect(try AccountData(text: text, preferredCriteria: ["y", "z"]).criteria.count == 4)
    let named = AccountColumns(criteria: "y")
    #expect(try AccountData(text: text, columns: named, preferredCriteria: ["weight"]).criteria == ["y"])
  }

  @Test func aLikelyIdentifierIsFoundWhenWanted() throws {
    let data = try AccountData(text: text, columns: AccountColumns(criteria: "y", findsID: true))
    #expect(data.idColumn == "account_id")
    #expect(data.id(of: 0) == "101")
    let repeated = try AccountData(
      text: "id,y\n1,5\n1,6\n", columns: AccountColumns(criteria: "y", findsID: true))
    #expect(repeated.idColumn == nil)
    #expect(repeated.id(of: 1) == "2")
  }

  @Test func aFirstColumnOfRatingsIsACriterion() throws {
    #expect(try AccountData(text: "a,b\n5,1\n5,2\n3,3\n").criteria == ["a", "b"])
    #expect(try AccountData(text: "a,b\n5.5,1\n5,2\n3,3\n").criteria == ["a", "b"])
    // Whole numbers that all differ, at the front: taken for an identifier, and said so.
    #expect(try AccountData(text: "a,b\n5,1\n4,2\n3,3\n").omittedColumns == ["a"])
  }

  /// An identifier that repeats by mistake is not dropped unseen, nor counted unseen.
  @Test func anIdentifierThatRepeatsCountsAndIsTold() throws {
    let data = try AccountData(text: "client_id,a\n1,5\n2,4\n1,3\n")
    #expect(data.criteria == ["client_id", "a"])
    #expect(data.identifiers.diagnostics.map(\.code) == ["identifier-counted"])
    // Fractions are no identifiers, whatever their name; and who names criteria means them.
    #expect(try AccountData(text: "client_id,a\n1.5,5\n2,4\n1,3\n").identifiers.diagnostics.isEmpty)
    let named = AccountColumns(criteria: "client_id,a")
    #expect(try AccountData(text: "client_id,a\n1,5\n2,4\n1,3\n", columns: named).identifiers.diagnostics.isEmpty)
  }

  @Test func missingRatingsAreKept() throws {
    let data = try AccountData(text: "a,b\n5,\n,2\n3,3\n3,NA\n", columns: AccountColumns(criteria: "a,b"))
    #expect(data.ratings[0].missingRows == [1])
    #expect(data.ratings[1].missingRows == [0, 3])
  }
}
