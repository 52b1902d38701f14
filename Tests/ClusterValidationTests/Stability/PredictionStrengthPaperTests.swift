import ClusterValidation
import Clustering
import Testing

/// Tibshirani, Walther (2005), doi:10.1198/106186005X59243, eq. 2.1, worked by hand.
@Suite struct PredictionStrengthPaperTests {
  /// Test clusters {0, 1, 2} and {3, 4, 5}; the other half's centroids put 2 with the latter: one of three pairs of the
  /// first cluster stays together, all of the second.
  @Test func theSmallestShareOfPairsKeptTogether() {
    let strength = PredictionStrength.strength(
      own: [0, 0, 0, 1, 1, 1], predicted: [1, 1, 0, 0, 0, 0], ownCount: 2, predictedCount: 2)
    #expect(strength == 1.0 / 3)
  }

  /// Four observations at 0 and four at 10; every fit says 0 and 10 for two clusters, and 0, 4 and 10 for three, where the
  /// third stays empty: all pairs are kept.
  @Test func perfectPrediction() throws {
    let observations = try Observations(columns: [[0, 10, 0, 10, 0, 10, 0, 10]])
    let strength = try PredictionStrength(observations, clusterCounts: [2, 3], repeatCount: 3, seed: 1)
    let estimates = strength.estimates { _, count, _ in count == 2 ? [[0], [10]] : [[0], [4], [10]] }
    #expect(estimates.map(\.mean) == [1, 1] && estimates.map(\.standardError) == [0, 0])
  }

  @Test func summaryOfTheSplits() throws {
    let values = try PredictionStrength(
      Observations(columns: [[0, 1, 2, 3, 10, 11, 12, 13]]), clusterCounts: [3], repeatCount: 4, seed: 2
    ).estimates { half, count, seed in PlainKMeans.centroids(of: half, count, seed) }[0]
    #expect(values.values.count == 4)
    let mean = values.values.reduce(0, +) / 4
    let deviation = (values.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3).squareRoot()
    #expect(values.mean == mean && abs(values.standardError - deviation / 2) < 1e-15)
    #expect(deviation > 0)
  }
}
