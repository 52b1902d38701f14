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
      #expect(
        choice.candidates.allSatisfy { (0...1).contains($0.leastRecovery) && [10, 100].contains($0.sampleCount) })
      #expect(choice.candidates.allSatisfy { $0.isStable == ($0.leastRecovery > 0.75) })
      #expect(choice.candidates.last(where: \.isStable)?.segmentCount == 4)
      #expect(choice.candidates[2].sampleCount == 10, "what is clear takes few samples")
      #expect(!found.diagnostics.contains { $0.code == "no-clear-structure" })
    }
  }

  @Test func oneCloudIsNotCutWithConfidence() throws {
    let cloud = SyntheticBuyers(
      count: 400, centres: [[Double](repeating: 5, count: 6)], noise: 1.5, seed: 11)
    let found = try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: cloud.columns))
    let choice = try #require(found.countChoice)
    #expect(!choice.isSupported)
    let best = try #require(choice.candidates.max { $0.leastRecovery < $1.leastRecovery })
    #expect(choice.segmentCount == best.segmentCount && found.segments.count == best.segmentCount)
    #expect(choice.candidates.allSatisfy { $0.leastRecovery <= 0.75 })
    #expect(found.diagnostics.contains { $0.severity == .warning && $0.code == "no-clear-structure" })
  }

  /// `-k auto` and `explore` give the same answer, from the same samples.
  @Test func exploringAgrees() throws {
    for seed in UInt64(1)...3 {
      var generator = SeededGenerator(seed: seed)
      let centres = (0..<5).map { _ in (0..<4).map { _ in Double(1 + generator.nextIndex(below: 9)) } }
      let buyers = SyntheticBuyers(count: 300, centres: centres, noise: 1.2, isWhole: true, seed: seed)
      let data = AccountData(columns: buyers.columns)
      let automatic = try SegmentationRunner(SegmentationOptions()).run(data)
      let explored = try ExplorationRunner(ExplorationOptions()).run(data)
      #expect(automatic.segments.count == explored.recommendation.segmentCount)
      #expect(automatic.countChoice?.isSupported == (explored.recommendation.structure != .constructive))
    }
  }

  @Test func fewAccountsAreTriedWithFewSegments() throws {
    let buyers = SyntheticBuyers(count: 12, centres: [[1, 1], [9, 9]], noise: 0.5, seed: 3)
    let found = try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: buyers.columns))
    #expect(found.countChoice?.candidates.map(\.segmentCount) == [2, 3])
    let error = SegmentationError.tooFewForAutomatic(accounts: 7, needed: 10)
    #expect(throws: error) {
      try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: [[1, 2, 3, 4, 5, 6, 7]]))
    }
  }
}
