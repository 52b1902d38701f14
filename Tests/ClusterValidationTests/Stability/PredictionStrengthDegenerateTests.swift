import ClusterValidation
import Clustering
import Testing

@Suite struct PredictionStrengthDegenerateTests {
  @Test func singletonsHaveNoPairs() {
    let withPairs = PredictionStrength.strength(
      own: [0, 1, 1], predicted: [1, 0, 0], ownCount: 2, predictedCount: 2)
    let without = PredictionStrength.strength(own: [0, 1, 2], predicted: [0, 0, 0], ownCount: 3, predictedCount: 3)
    #expect(withPairs == 1 && without == 0)
  }

  /// Identical observations are all assigned to the first centroid, so they stay together.
  @Test func identicalObservations() throws {
    let strength = try PredictionStrength(
      Observations(columns: [[3, 3, 3, 3, 3, 3]]), clusterCounts: [1, 2, 3], repeatCount: 2, seed: 1)
    let estimates = strength.estimates { _, count, _ in [[Double]](repeating: [3], count: count) }
    #expect(estimates.map(\.mean) == [1, 1, 1])
  }
}
