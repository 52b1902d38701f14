import LinearAlgebra
import Criteria
import Segmentation
import Tables
import Testing

@Suite struct PredefinedTableLawTests {
  private func read(_ text: String, _ criteria: [String]?, criteriaInRows: Bool = true) throws -> WeightingTable {
    try PredefinedTable(
      CSVFile(name: "table.csv", bytes: Array(text.utf8)), criteria: criteria, criteriaInRows: criteriaInRows
    ).table
  }

  private let upright = "benefit,mining,rental\nprice,6,9\nspeed,4,5\ntrade,1,8\n"
  private let lying = "segment,price,speed,trade\nmining,6,4,1\nrental,9,5,8\n"

  @Test func bothWaysRoundAreTheSameTable() throws {
    let wanted = try read(upright, ["price", "speed", "trade"])
    #expect(wanted.segments == ["mining", "rental"])
    #expect(wanted.profile(0) == [6, 4, 1])
    #expect(wanted.profile(1) == [9, 5, 8])
    #expect(try read(lying, ["price", "speed", "trade"]) == wanted)
    #expect(try read(upright, nil) == wanted)
    #expect(try read(lying, nil, criteriaInRows: false) == wanted)
  }

  @Test func criteriaComeInTheOrderOfTheAccounts() throws {
    for text in [upright, lying] {
      let table = try read(text, ["trade", "price"])
      #expect(table.criteria == ["trade", "price"])
      #expect(table.profile(0) == [1, 6])
    }
  }

  @Test func aTranslationMayNameTheCriteria() throws {
    let text = "benefit;bénéfice;mines;loueurs\nprice;Prix;6,5;9\nspeed;Vitesse;4;5\n"
    let french = try read(text, ["Vitesse", "Prix"])
    #expect(french.criteria == ["Vitesse", "Prix"])
    #expect(french.segments == ["mines", "loueurs"])
    #expect(french.profile(0) == [4, 6.5])
    #expect(try read(text, ["price", "speed"]).profile(0) == [6.5, 4])
  }

  /// One name on the wrong side does not turn the table: the side that names more criteria does.
  @Test func theSideThatNamesMoreCriteriaHoldsThem() throws {
    let text = "benefit,price,rental\nprice,6,9\nspeed,4,5\n"
    #expect(try read(text, ["price", "speed"]).segments == ["price", "rental"])
    // When both sides name as many, criteria are in the rows.
    let square = "x,price,speed\nprice,1,2\nspeed,3,4\n"
    let table = try read(square, ["price", "speed"])
    #expect(table.profile(0) == [1, 3])
  }

  @Test func theShippedTablesAreOne() throws {
    let english = try PredefinedTable(CSVFile(path: HeavyEquipment.segmentsPath)).table
    let french = try PredefinedTable(CSVFile(path: HeavyEquipment.frenchSegmentsPath), criteria: english.criteria).table
    #expect(french.means == english.means)
    #expect(french.segments.count == 4)
  }
}
