import Criteria
import Foundation
import LinearAlgebra
import Segmentation
import Tables
import Testing

/// The shipped data sets are what their cards say.
@Suite struct ShippedDataLawTests {
  @Test func theBuyersAreMadeAgainByteForByte() throws {
    let file = WrittenFile()
    try BuyerGenerator(HeavyEquipment.table(), options: HeavyEquipment.buyersOptions()).write(to: file.path)
    #expect(try file.bytes == Data(contentsOf: URL(filePath: HeavyEquipment.buyersPath)))
  }

  @Test func bothTablesHoldTheSameWeights() throws {
    let table = try HeavyEquipment.table()
    let french = try PredefinedTable(CSVFile(path: HeavyEquipment.frenchSegmentsPath), criteria: table.criteria).table
    #expect(french.criteria == table.criteria)
    #expect(french.means == table.means)
    #expect(
      try PredefinedTable(CSVFile(path: HeavyEquipment.frenchSegmentsPath), criteriaInRows: false).table == french)
    #expect(
      french.segments == [
        "Opérateurs miniers", "Producteurs de granulats", "Entreprises de construction généraliste",
        "Sociétés de location",
      ])
  }

  @Test func theFrenchTableIsAFrenchFile() throws {
    #expect(try CSVFile(path: HeavyEquipment.frenchSegmentsPath).dialect.hasByteOrderMark)
    #expect(try CSVFile(path: HeavyEquipment.frenchSegmentsPath).dialect.delimiter == UInt8(ascii: ";"))
    #expect(try CSVFile(path: HeavyEquipment.frenchSegmentsPath).dialect.lineEnd == .carriageReturnLineFeed)
  }

  @Test func believedSegmentsAreThoseOfTheTable() throws {
    let table = try HeavyEquipment.table()
    let file = try CSVFile(path: HeavyEquipment.buyersPath)
    let believed = try file.read(columns: [.text("believed_segment")]).texts("believed_segment")!
    #expect(Set(believed.values.map { $0 ?? "" }) == Set(table.segments))
    let generated = try BuyerGenerator(table, options: HeavyEquipment.buyersOptions())
    let wrong = generated.count { $0.trueSegment != $0.believedSegment }
    #expect((200...300).contains(wrong))
  }
}
