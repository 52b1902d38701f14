import Provenance
import Segmentation
import Tables
import Testing

@Suite struct AccountDataRefusalTests {
  private let file = "accounts.csv"

  private func load(_ text: String, _ columns: AccountColumns = AccountColumns()) throws -> AccountData {
    try AccountData(text: text, columns: columns)
  }

  @Test func refusesUnknownColumns() {
    let available = ["account", "price"]
    let text = "account,price\nA,5\n"
    let unknown = TableError.unknownColumn("prize", file: file, available: available)
    #expect(throws: unknown) { try load(text, AccountColumns(criteria: "prize")) }
    #expect(throws: unknown) { try load(text, AccountColumns(id: "prize")) }
    #expect(throws: unknown) { try load(text, AccountColumns(weight: "prize")) }
    #expect(throws: unknown) { try load(text, AccountColumns(label: "prize")) }
    #expect(unknown.description.contains("'price'"))
  }

  @Test func refusesTextsAsCriteria() {
    #expect(
      throws: TableError.notANumber(file: file, line: 2, column: "account", value: "A", decimalMark: .point)
    ) { try load("account,price\nA,5\n", AccountColumns(criteria: "account,price")) }
    #expect(throws: SegmentationError.noCriteria(file: file)) { try load("account,name\nA,b\n") }
    #expect(throws: SegmentationError.noCriteria(file: file)) { try load("id,name\n1,b\n2,c\n") }
  }

  @Test func refusesBadIdentifiers() {
    let columns = AccountColumns(id: "id")
    #expect(throws: SegmentationError.duplicateID(file: file, column: "id", id: "A", lines: [2, 4])) {
      try load("id,price\nA,5\nB,6\nA,7\n", columns)
    }
    #expect(throws: SegmentationError.missingID(file: file, column: "id", line: 3)) {
      try load("id,price\nA,5\n,6\nA,7\n", columns)
    }
  }

  @Test func refusesBadWeights() {
    let columns = AccountColumns(weight: "w")
    #expect(throws: SegmentationError.badWeight(file: file, column: "w", line: 3, value: "-1.0")) {
      try load("price,w\n5,1\n5,-1\n", columns)
    }
    #expect(throws: SegmentationError.badWeight(file: file, column: "w", line: 2, value: "missing")) {
      try load("price,w\n5,\n5,1\n", columns)
    }
    #expect(throws: SegmentationError.allWeightsZero(file: file, column: "w")) {
      try load("price,w\n5,0\n5,0\n", columns)
    }
  }

  @Test func refusesACriterionWithoutValues() {
    #expect(throws: SegmentationError.emptyCriterion(file: file, column: "b")) {
      try load("a,b\n1,\n1,NA\n", AccountColumns(criteria: "a,b"))
    }
  }
}
