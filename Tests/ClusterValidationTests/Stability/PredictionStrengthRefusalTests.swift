import ClusterValidation
import Clustering
import Testing

@Suite struct PredictionStrengthRefusalTests {
  private func refuses(
    _ error: ClusterValidationError, _ counts: [Int], repeatCount: Int = 5, featureWeights: [Double]? = nil
  ) throws {
    let observations = try Observations(columns: [[1, 2, 3, 4, 5]])
    #expect(throws: error) {
      try PredictionStrength(
        observations, clusterCounts: counts, repeatCount: repeatCount, featureWeights: featureWeights, seed: 1)
    }
  }

  @Test func settingsOutOfRange() throws {
    try refuses(.setting(name: "The number of segment counts to try", value: 0, allowed: "at least 1"), [])
    try refuses(.clusterCount(0), [2, 0])
    try refuses(.clusterCountAboveHalf(3, half: 2), [1, 3])
    try refuses(.setting(name: "The number of random splits", value: 1, allowed: "at least 2"), [2], repeatCount: 1)
    for count in [10_001, Int.max] {
      try refuses(
        .setting(name: "The number of random splits", value: count, allowed: "in 2…10000"), [2], repeatCount: count)
    }
    try refuses(.featureWeightCount(2, expected: 1), [2], featureWeights: [1, 1])
    try refuses(.allFeatureWeightsZero, [2], featureWeights: [0])
  }

  /// A single observation has no half to try anything on.
  @Test func tooFewObservations() throws {
    #expect(throws: ClusterValidationError.clusterCountAboveHalf(1, half: 0)) {
      try PredictionStrength(Observations(columns: [[1]]), clusterCounts: [1], seed: 1)
    }
  }
}
