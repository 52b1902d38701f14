import Criteria
import Parallelism
import Segmentation
import Synchronization
import Tables
import Testing

@Suite struct BuyerFileLawTests {
  @Test func theSameSeedGivesTheSameBytes() throws {
    let files = [WrittenFile(), WrittenFile(), WrittenFile()]
    for (file, seed) in zip(files, [2026, 2026, 2027] as [UInt64]) {
      let options = try BuyerGenerationOptions(
        accountCount: 3_000, mislabelledShare: 0.1, hasDescriptors: true, seed: seed)
      try BuyerGenerator(HeavyEquipment.table(), options: options).write(to: file.path)
    }
    #expect(try files[0].bytes == files[1].bytes)
    #expect(try files[0].bytes != files[2].bytes)
  }

  @Test(arguments: [CSVDialect.standard, .europeanExcel])
  func whatIsWrittenIsReadAgain(dialect: CSVDialect) throws {
    let table = try HeavyEquipment.table()
    let options = try BuyerGenerationOptions(accountCount: 1_234, mislabelledShare: 0.2, hasDescriptors: true, seed: 12)
    let generator = try BuyerGenerator(table, options: options)
    let file = WrittenFile()
    try generator.write(to: file.path, dialect: dialect, includesTrueSegment: true)

    let opened = try CSVFile(path: file.path)
    #expect(opened.dialect == dialect)
    let names = ["account_id", "country", "sector", "revenue_keur", "margin_percent"]
    #expect(opened.columnNames == names + table.criteria + ["believed_segment", "true_segment"])
    let texts = ["account_id", "country", "sector", "believed_segment", "true_segment"]
    let numbers = ["revenue_keur", "margin_percent"] + table.criteria
    let read = try opened.read(columns: texts.map { .text($0) } + numbers.map { .number($0) })
    for (row, buyer) in generator.enumerated() {
      let descriptors = try #require(buyer.descriptors)
      let wantedTexts = [
        buyer.id, descriptors.country, descriptors.sector, table.segments[buyer.believedSegment],
        table.segments[buyer.trueSegment],
      ]
      let foundTexts = texts.compactMap { read.texts($0)![row] }
      #expect(foundTexts == wantedTexts)
      let wantedNumbers = [Double(descriptors.revenue), descriptors.margin] + buyer.ratings
      let foundNumbers = numbers.compactMap { read.numbers($0)![row] }
      #expect(foundNumbers == wantedNumbers)
    }
    #expect(read.rowCount == 1_234)
  }

  @Test func identifiersAreEquallyLongAndInOrder() throws {
    let options = try BuyerGenerationOptions(accountCount: 1_000)
    let ids = try BuyerGenerator(HeavyEquipment.table(), options: options).map(\.id)
    #expect(ids.first == "A0001")
    #expect(ids.last == "A1000")
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 1_000)
  }

  @Test func progressGrowsAndChangesNothing() throws {
    let fractions = Mutex<[Double]>([])
    let options = try BuyerGenerationOptions(accountCount: 200_000, roundsToIntegers: true)
    let generator = try BuyerGenerator(HeavyEquipment.table(), options: options)
    let file = WrittenFile()
    try generator.write(to: file.path) { report in fractions.withLock { $0.append(report.fraction) } }
    let seen = fractions.withLock { $0 }
    #expect(seen == [1, 2, 3].map { $0 * 65_536 / 200_000 })
    let silent = WrittenFile()
    try generator.write(to: silent.path)
    #expect(try file.bytes == silent.bytes)
  }
}
