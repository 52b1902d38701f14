import TestSupport
import Testing

@testable import Clustering

/// The best of all that can be left out and of all partitions of the rest, one by one.
@Suite struct TrimmedKMeansOptimalityLawTests {
  @Test(arguments: [1, 2, 3], [0.0, 0.125, 0.25, 0.3]) func bestOfAll(clusterCount: Int, share: Double) throws {
    for seed in 1...6 {
      let observations = try SyntheticBuyers(
        count: 8, centres: [[3, 5], [5, 4]], noise: 2, isWhole: seed.isMultiple(of: 3), seed: UInt64(seed)
      ).observations()
      guard Set(observations.allRows).count > clusterCount else { continue }
      let weights: [Double]? = seed.isMultiple(of: 2) ? (0..<8).map { Double(1 + $0 % 4) / 2 } : nil
      let model = try TrimmedKMeans.fitted(
        observations, clusterCount: clusterCount, trimmedShare: share, weights: weights, featureWeights: [1, 0.5],
        restartCount: 200)
      let least = PlainTrimming(
        observations.allRows, share: share, weights: weights, featureWeights: [1, 0.5]
      ).leastInertia(clusterCount: clusterCount)
      #expect(abs(model.inertia - least) <= 1e-9 * max(1, least), "seed \(seed)")
    }
  }
}
