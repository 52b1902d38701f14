import Provenance
import TestSupport
import Testing

@testable import Segmentation

@Suite struct SegmentCountDegenerateTests {
  private static func islands(_ accounts: Int) -> [[Double]] {
    SyntheticBuyers(count: accounts, centres: [[0, 0], [8, 0], [0, 8]], noise: 1, seed: 3).columns
  }

  /// The true number lies below the numbers tried: the least that is found again is taken, and it is said.
  @Test func islandsBelowTheRange() throws {
    let islands = SyntheticBuyers(count: 1_500, centres: [[0, 0], [7, 0], [0, 7]], noise: 1, seed: 4)
    let explored = try ExplorationRunner(ExplorationOptions(segmentCounts: 4...8, pairCount: 10))
      .run(AccountData(columns: islands.columns))
    let stable = explored.candidates.filter(\.isStable).map(\.segmentCount)
    #expect(explored.recommendation.segmentCount == stable.first)
    let caution = "Whether fewer than 4 describe the accounts better was not asked."
    #expect(explored.recommendation.reason.contains(caution))
    let none = try ExplorationRunner(ExplorationOptions(segmentCounts: 4...8, pairCount: 10))
      .run(AccountData(columns: Self.islands(900)))
    #expect(none.candidates.allSatisfy { !$0.isStable })
    #expect(none.recommendation.reason.hasPrefix("None of the numbers tried is found again in bootstrap samples"))
    #expect(none.recommendation.reason.hasSuffix(caution))
    let single = try ExplorationRunner(ExplorationOptions(segmentCounts: 3...3, pairCount: 10))
      .run(AccountData(columns: Self.islands(900)))
    #expect(single.recommendation.segmentCount == 3 && single.recommendation.finerCount == nil)
  }

  /// Three patterns and nothing else: no difference is left within three segments.
  @Test func patternsAreSegments() throws {
    let rows: [[Double]] = [[1, 1, 9], [9, 1, 1], [1, 9, 5]]
    let columns = (0..<3).map { feature in (0..<90).map { rows[$0 % 3][feature] } }
    let found = try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: columns))
    let choice = try #require(found.countChoice)
    #expect(choice.segmentCount == 3 && choice.isSupported && choice.doubts.isEmpty)
    #expect(choice.candidates.map(\.segmentCount) == [2, 3])
    #expect(choice.chosen.evidence.bic == nil)
    let explored = try ExplorationRunner(ExplorationOptions(segmentCounts: 2...3, pairCount: 10))
      .run(AccountData(columns: columns))
    #expect(explored.recommendation.segmentCount == 3)
  }

  /// Too few accounts to halve: prediction strength is silent, and the other two decide.
  @Test func fewAccounts() throws {
    let columns = Self.islands(18)
    let found = try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: columns))
    #expect(found.countChoice?.candidates.map(\.segmentCount) == [2, 3, 4])
    #expect(found.segments.count == 3)
    let explored = try ExplorationRunner(ExplorationOptions(segmentCounts: 2...5, pairCount: 10))
      .run(AccountData(columns: columns))
    #expect(explored.recommendation.segmentCount == 3)
    #expect(explored.candidates.last?.predictionStrength == nil)
  }

  /// Accounts of weight 0 say nothing, and weights in another unit change nothing.
  @Test func weights() throws {
    var columns = Self.islands(450)
    var generator = SeededGenerator(seed: 5)
    for feature in columns.indices { columns[feature] += (0..<150).map { _ in -40 - 9 * generator.nextUniform() } }
    let weights = [Double](repeating: 2, count: 450) + [Double](repeating: 0, count: 150)
    let found = try SegmentationRunner(SegmentationOptions()).run(AccountData(columns: columns, weights: weights))
    #expect(found.segments.count == 3)
    let explored = try ExplorationRunner(ExplorationOptions(pairCount: 10))
      .run(AccountData(columns: columns, weights: weights))
    #expect(explored.recommendation.segmentCount == 3)
    let rescaled = try ExplorationRunner(ExplorationOptions(pairCount: 10))
      .run(AccountData(columns: columns, weights: weights.map { 512 * $0 }))
    for (one, other) in zip(explored.candidates, rescaled.candidates) {
      #expect(abs(try #require(one.bic) - #require(other.bic)) <= 1e-9 * abs(try #require(one.bic)))
      #expect(one.gap == other.gap && one.predictionStrength == other.predictionStrength)
    }
  }

  /// Other methods take the number that the rule names.
  @Test(arguments: ["ward", "kmedians"]) func otherMethods(method: String) throws {
    let found = try SegmentationRunner(SegmentationOptions(method: method)).run(AccountData(columns: Self.islands(600)))
    #expect(found.segments.count == 3 && found.countChoice?.segmentCount == 3)
  }
}
