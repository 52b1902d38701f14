import Clustering
import Criteria
import LinearAlgebra
import Segmentation
import Testing

@Suite struct BuyerGeneratorDegenerateTests {
  @Test(arguments: [true, false])
  func withoutNoiseTheRatingsAreTheTable(areIntegers: Bool) throws {
    let table = try HeavyEquipment.table()
    let options = try BuyerGenerationOptions(accountCount: 200, noise: 0, roundsToIntegers: areIntegers)
    let buyers = Array(try BuyerGenerator(table, options: options))
    #expect(buyers.allSatisfy { $0.ratings == table.profile($0.trueSegment) })
    #expect(Set(buyers.map(\.trueSegment)) == [0, 1, 2, 3])
  }

  @Test func oneAccount() throws {
    let options = try BuyerGenerationOptions(accountCount: 1, mislabelledShare: 1, hasDescriptors: true)
    var generator = try BuyerGenerator(HeavyEquipment.table(), options: options)
    let drawn = generator.next()
    let buyer = try #require(drawn)
    #expect(buyer.id == "A1")
    #expect(buyer.believedSegment != buyer.trueSegment)
    #expect(buyer.descriptors != nil)
    #expect(generator.next() == nil)
    #expect(generator.next() == nil)
    #expect(generator.drawnCount == 1)
    #expect(throws: ClusteringError.noObservations) { try generator.observations() }
  }

  @Test func oneSegmentAndOneCriterion() throws {
    let table = try WeightingTable(segments: ["all"], criteria: ["price"], means: Matrix(rows: [[7.25]]))
    let options = try BuyerGenerationOptions(accountCount: 3, noise: 0, mix: [0.01], hasDescriptors: true)
    let file = WrittenFile()
    try BuyerGenerator(table, options: options).write(to: file.path)
    #expect(try BuyerGenerator(table, options: options).map(\.ratings) == [[7.25], [7.25], [7.25]])
    let lines = String(decoding: try file.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "account_id,country,sector,revenue_keur,margin_percent,price,believed_segment")
    #expect(lines[3].hasPrefix("A3,"))
    #expect(lines[3].hasSuffix(",7.25,all"))
  }

  @Test func manyMoreSegmentsThanLists() throws {
    let means = (0..<30).map { [Double($0)] }
    let table = try WeightingTable(
      segments: means.indices.map { "segment \($0)" }, criteria: ["size"], means: Matrix(rows: means))
    let options = try BuyerGenerationOptions(accountCount: 2_000, noise: 0, hasDescriptors: true)
    let buyers = Array(try BuyerGenerator(table, options: options))
    #expect(Set(buyers.map(\.trueSegment)) == Set(0..<30))
    #expect(buyers.allSatisfy { $0.ratings == [Double($0.trueSegment)] })
  }
}
