import Criteria
import Provenance
import Segmentation
import TestSupport
import Testing

@Suite struct SegmentCountChoiceLawTests {
  @Test func fourSegmentsAreFoundAsFour() throws {
    let centres: [[Double]] = [[2, 2, 8, 5], [8, 2, 2, 5], [2, 8, 2, 9], [8, 8, 8, 1]]
    for seed in UInt64(1)...3 {
      let buyers = SyntheticBuyers(count: 400, centres: centres, noise: 1, isWhole: true, seed: seed)
      let found = try SegmentationRunner(SegmentationOptions(seed: seed)).run(AccountData(columns: buyers.columns))
      let choice = try #require(found.countChoice)
      #expect(choice.segmentCount == 4)
      #expect(choice.isSupported)
      #expect(found.segments.map(\.size) == [100, 100, 100, 100])
      #expect(found.options.segmentCount == .fixed(4))
      #expect(choice.candidates.map(\.segmentCount) == Array(2...8))
      #expect(choice.candidates.allSatisfy { (0...1).contains($0.predictionStrength) && $0.standardError >= 0 })
      #expect(choice.candidates.filter { $0.predictionStrength >= 0.8 }.last?.segmentCount == 4)
      #expect(!found.diagnostics.contains { $0.code == "no-clear-structure" })
    }
  }

  @Test func oneCloudIsNotCutWithConfidence() throws {
    let cloud = SyntheticBuyers(
      count: 400, centres: [[Double](repeating: 5, count: 6)], noise: 1.5, seed: 11)
    let found = try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: cloud.columns))
    let choice = try #require(found.countChoice)
    #expect(!choice.isSupported)
    #expect(choice.segmentCount == 2)
    #expect(found.segments.count == 2)
    #expect(choice.candidates.allSatisfy { $0.predictionStrength < 0.8 })
    #expect(found.diagnostics.contains { $0.severity == .warning && $0.code == "no-clear-structure" })
  }

  @Test func fewAccountsAreTriedWithFewSegments() throws {
    let buyers = SyntheticBuyers(count: 12, centres: [[1, 1], [9, 9]], noise: 0.5, seed: 3)
    let found = try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: buyers.columns))
    #expect(found.countChoice?.candidates.map(\.segmentCount) == [2, 3])
    let error = SegmentationError.tooFewForAutomatic(accounts: 7, needed: 8)
    #expect(throws: error) {
      try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: [[1, 2, 3, 4, 5, 6, 7]]))
    }
  }
}
