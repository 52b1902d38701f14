import Foundation
import Testing

/// Which columns of a file of offers become criteria, and what is said of the others.
struct OfferColumnsLawTests {
  private struct Output: Decodable {
    struct Criterion: Decodable { let name: String }
    struct Note: Decodable, Equatable {
      let severity: String
      let code: String
      let message: String
    }
    struct Entry: Decodable { let scores: [String: Double] }
    let criteria: [Criterion]
    let diagnostics: [Note]
    let rankings: [Entry]
  }

  private static func work(_ offers: String, weights: String = "") throws -> Workspace {
    let work = try Workspace()
    try work.write(offers, to: "o.csv")
    try work.write(weights, to: "w.csv")
    return work
  }

  @Test func columnsOfTextsAreNamedWithTheFirstOfThem() throws {
    let found = try Self.work("machine;brand;price;mark\nA;Atlas;1 200 €;3\nB;Borea;980 €;4\n")
      .decode(Output.self, ["rank", "o.csv"])
    #expect(found.criteria.map(\.name) == ["mark"])
    #expect(
      found.diagnostics == [
        .init(
          severity: "note", code: "texts",
          message: "No criteria, for they hold no numbers: 'brand' (line 2: 'Atlas'), 'price' (line 2: '1 200 €').")
      ])
  }

  @Test func statedCriteriaLeaveNothingToSay() throws {
    let found = try Self.work("machine,brand,price,mark\nA,Atlas,3,3\nB,Borea,2,4\n")
      .decode(Output.self, ["rank", "o.csv", "--criteria", "price,mark"])
    #expect(found.diagnostics.isEmpty)
  }

  @Test(arguments: ["rank o.csv --weights w.csv", "sort o.csv --weights w.csv --profiles p.csv"])
  func aWeighedColumnOfTextsIsRefused(_ call: String) throws {
    let work = try Self.work(
      "machine;price;mark\nA;1 200 €;3\nB;980 €;4\n", weights: "segment;price;mark\nsmall;9;5\n")
    try work.write("category;mark\ngood;4\nbad;\n", to: "p.csv")
    let run = try work.run(call.split(separator: " ").map(String.init))
    #expect(run.exitCode == 65)
    #expect(
      run.message
        == "pondera: o.csv, line 2, column 'price': this criterion is weighed, and '1 200 €' is not a number.\n")
  }

  @Test func aWeightWithoutACriterionIsToldOf() throws {
    let found = try Self.work("machine,price\nA,3\nB,4\n", weights: "segment,price,service\nsmall,9,5\n")
      .decode(Output.self, ["rank", "o.csv", "--weights", "w.csv"])
    #expect(
      found.diagnostics == [
        .init(
          severity: "warning", code: "weights-unused",
          message: "Weighed, but no criterion of o.csv and so without effect: 'service'.")
      ])
  }

  /// Among three offers one word is a third; a column that is mostly numbers is not left out for it.
  @Test func aWordAmongFewNumbersIsAMistake() throws {
    let run = try Self.work("machine,price,mark\nA,3,5\nB,4,x\nC,6,7\n").run(["rank", "o.csv"])
    #expect(run.exitCode == 65)
    #expect(run.message.hasPrefix("pondera: o.csv, line 3, column 'mark': 'x' is not a number;"))
  }

  /// What a French spreadsheet writes for people: thousands apart and a decimal comma, below rows of words.
  @Test(arguments: [" ", "\u{A0}", "\u{202F}"])
  func pricesWithThousandsApart(_ space: String) throws {
    let offers = "offre;prix\ndirection;min\nA;1_200,50\nB;980\nC;12_450\n".replacing("_", with: space)
    let found = try Self.work(offers).decode(Output.self, ["rank", "o.csv", "--methods", "wsm"])
    let scores = try #require(found.rankings.first?.scores)
    // The least price by each price.
    #expect(scores["B"] == 1)
    #expect(abs((scores["A"] ?? 0) - 980 / 1_200.5) < 1e-12)
    #expect(abs((scores["C"] ?? 0) - 980.0 / 12_450) < 1e-12)
  }

  /// An identifier with a mistake in it, or one beside a column of names, must not rank anything unseen.
  @Test(arguments: ["client_id,price\n1,3\n2,4\n1,5\n", "client_id,name,price\n1,a,3\n2,b,4\n3,c,5\n"])
  func aCriterionThatMayBeAnIdentifierIsTold(_ offers: String) throws {
    let work = try Self.work(offers)
    let found = try work.decode(Output.self, ["rank", "o.csv"])
    #expect(found.criteria.map(\.name) == ["client_id", "price"])
    #expect(
      found.diagnostics == [
        .init(
          severity: "warning", code: "identifier-counted",
          message: "'client_id' is called like an identifier and counts as a criterion; name the criteria with "
            + "--criteria if it is none.")
      ])
    #expect(try work.decode(Output.self, ["rank", "o.csv", "--criteria", "price"]).diagnostics.isEmpty)
  }

  @Test func theRuleForMissingValuesIsNamed() throws {
    let run = try Self.work("machine,price,mark\nA,3,5\nB,4,\nC,6,7\n").run(["rank", "o.csv"])
    #expect(
      run.message
        == "pondera: o.csv, line 3, column 'mark': the value of 'B' is missing. Give it, or state a rule with "
        + "--missing-values: omit-alternative, mean, median, worst.\n")
  }
}
