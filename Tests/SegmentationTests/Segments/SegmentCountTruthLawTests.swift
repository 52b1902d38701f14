import ClusterValidation
import Provenance
import TestSupport
import Testing

@testable import Segmentation

/// Markets of which it is known how many segments they have, in small; `make bench-truth` is the whole.
@Suite struct SegmentCountTruthLawTests {
  /// Centres that are at least so far apart, the nearest two not much further.
  private static func centres(
    _ count: Int, _ width: Int, apart: Double, _ generator: inout SeededGenerator
  ) -> [[Double]] {
    var box = apart * 1.4
    while true {
      box *= 1.0005
      let found = (0..<count).map { _ in (0..<width).map { _ in box * generator.nextUniform() } }
      let distances = found.indices.flatMap { first in
        found.indices.filter { $0 > first }.map { second in
          zip(found[first], found[second]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        }
      }
      if distances.min()! >= apart, distances.min()! <= 1.2 * apart { return found }
    }
  }

  private static func answers(
    _ columns: [[Double]], counts: ClosedRange<Int> = 2...8
  ) throws -> (explored: MarketExploration, automatic: MarketSegmentation) {
    let data = AccountData(columns: columns)
    return (
      try ExplorationRunner(ExplorationOptions(segmentCounts: counts, pairCount: 10)).run(data),
      try SegmentationRunner(SegmentationOptions()).run(data)
    )
  }

  /// A cloud of many accounts in few criteria is cut in the same place in every sample; it is one segment all the same.
  @Test(arguments: [(2, 3), (2, 4), (3, 3), (3, 4)], [150, 600]) func islandsAreNotCut(
    shape: (width: Int, count: Int), accounts: Int
  ) throws {
    for seed in UInt64(1)...2 {
      var generator = SeededGenerator(seed: seed, stream: UInt64(10 * shape.width + shape.count))
      let centres = Self.centres(shape.count, shape.width, apart: 6.5, &generator)
      let buyers = SyntheticBuyers(count: accounts, centres: centres, noise: 1, seed: seed)
      let (explored, automatic) = try Self.answers(buyers.columns)
      let found = explored.recommendation
      #expect(found.segmentCount == shape.count && found.structure != .constructive)
      #expect(automatic.segments.count == shape.count)
      #expect(automatic.countChoice?.doubts == [] && explored.recommended.doubts == [])
      let finest = explored.candidates.last(where: \.isStable)!.segmentCount
      #expect(found.finerCount == (finest > shape.count ? finest : nil))
      #expect((found.finerCount != nil) == found.reason.contains("A finer cut into \(finest) is found again too, but "))
    }
  }

  /// The largest stable number is not always the market's: without a case of it these tests would prove nothing.
  @Test func aFinerCutIsOfferedAsSuch() throws {
    let buyers = SyntheticBuyers(count: 1_500, centres: [[0, 0], [7, 0], [0, 7]], noise: 1, seed: 4)
    let (explored, automatic) = try Self.answers(buyers.columns)
    let stable = explored.candidates.filter(\.isStable).map(\.segmentCount)
    let finest = try #require(stable.last)
    try #require(finest > 3)
    #expect(explored.recommendation.segmentCount == 3 && explored.recommendation.structure == .natural)
    #expect(explored.recommendation.finerCount == finest)
    #expect(
      explored.recommendation.reason
        == "3 segments are islands: all of them are found again in bootstrap samples, and there is a gap between all "
        + "neighbours. A finer cut into \(finest) is found again too, but BIC, separation and prediction strength do not speak "
        + "for it: its borders are a choice.")
    let choice = try #require(automatic.countChoice)
    #expect(choice.segmentCount == 3 && choice.rule.finerCount != nil)
  }

  /// Eight clouds of very unequal size are eight, however far one looks.
  @Test func unequalCloudsAreNotCut() throws {
    var generator = SeededGenerator(seed: 8)
    let centres = Self.centres(8, 2, apart: 7, &generator)
    let sizes = [400, 300, 200, 150, 100, 60, 40, 25]
    let rows = zip(centres, sizes).flatMap { centre, size in
      (0..<size).map { _ in centre.map { $0 + generator.nextNormal() } }
    }
    let (explored, automatic) = try Self.answers(
      (0..<2).map { feature in rows.map { $0[feature] } }, counts: 2...12)
    #expect(explored.recommendation.segmentCount == 8)
    #expect(automatic.segments.count == 8)
  }

  /// Segments of ratings that touch are still told apart.
  @Test(arguments: UInt64(1)...4) func segmentsOfRatingsAreFound(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed, stream: 99)
    let count = 3 + Int(seed % 3)
    let centres = Self.centres(count, 6, apart: 4.5, &generator)
    let buyers = SyntheticBuyers(count: 500, centres: centres, noise: 1.4, isWhole: true, seed: seed)
    let (explored, automatic) = try Self.answers(buyers.columns)
    #expect(explored.recommendation.segmentCount == count)
    #expect(automatic.segments.count == count)
  }

  /// Whole numbers in two criteria make gaps of their own; one cloud is not natural for that.
  @Test(arguments: [2, 3, 6], [60, 200, 500]) func oneCloudIsNotNatural(width: Int, accounts: Int) throws {
    for seed in UInt64(1)...3 {
      let cloud = SyntheticBuyers(
        count: accounts, centres: [[Double](repeating: 5.5, count: width)], noise: 1.8, isWhole: true, seed: seed)
      let explored = try ExplorationRunner(ExplorationOptions(pairCount: 10)).run(AccountData(columns: cloud.columns))
      #expect(explored.candidates.allSatisfy { $0.structure != .natural })
      #expect(explored.recommended.segments.allSatisfy { $0.structure != .natural })
      let isDoubted = !explored.recommended.doubts.isEmpty && explored.recommended.isStable
      #expect(isDoubted == explored.recommendation.reason.contains("may be one cloud that was cut"))
    }
  }
}
