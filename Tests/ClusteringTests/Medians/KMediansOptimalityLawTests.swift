import TestSupport
import Testing

@testable import Clustering

/// The best of all partitions, one by one.
@Suite struct KMediansOptimalityLawTests {
  @Test(arguments: [1, 2, 3], [3, 6, 8]) func bestOfAll(clusterCount: Int, count: Int) throws {
    for seed in 1...6 {
      let observations = try SyntheticBuyers(
        count: count, centres: [[3, 5], [5, 4]], noise: 2, isWhole: seed.isMultiple(of: 3), seed: UInt64(seed)
      ).observations()
      guard Set(observations.allRows).count >= clusterCount else { continue }
      let weights: [Double]? = seed.isMultiple(of: 2) ? (0..<count).map { Double(1 + $0 % 4) / 2 } : nil
      let model = try KMedians.fitted(
        observations, clusterCount: clusterCount, weights: weights, featureWeights: [1, 0.5], restartCount: 200)
      let least = PlainMedians(observations.allRows, weights: weights, featureWeights: [1, 0.5])
        .leastDeviation(clusterCount: clusterCount)
      #expect(abs(model.totalDeviation - least) <= 1e-9 * max(1, least), "seed \(seed)")
    }
  }
}
