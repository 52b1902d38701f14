import ClusterValidation
import Clustering
import Provenance
import Testing

@Suite struct InternalIndexRefusalTests {
  private func refuses(
    _ error: ClusterValidationError, labels: [Int] = [0, 1], clusterCount: Int = 2, featureWeights: [Double]? = nil
  ) throws {
    let observations = try Observations(columns: [[1, 2], [3, 4]])
    #expect(throws: error) {
      try LabelledObservations(
        observations, labels: labels, clusterCount: clusterCount, featureWeights: featureWeights)
    }
  }

  @Test func labelsThatDoNotFit() throws {
    try refuses(.labelCount(1, expected: 2), labels: [0])
    try refuses(.labelOutOfRange(observation: 1, label: 2, clusterCount: 2), labels: [0, 2])
    try refuses(.labelOutOfRange(observation: 0, label: -1, clusterCount: 2), labels: [-1, 0])
    try refuses(.clusterCount(0), clusterCount: 0)
  }

  @Test func weightsThatDoNotFit() throws {
    try refuses(.featureWeightCount(1, expected: 2), featureWeights: [1])
    try refuses(.badFeatureWeight(feature: 1, value: -1), featureWeights: [1, -1])
    try refuses(.badFeatureWeight(feature: 0, value: .infinity), featureWeights: [.infinity, 1])
    try refuses(.allFeatureWeightsZero, featureWeights: [0, 0])
  }

  @Test func valuesWhoseSquaresDoNotExist() throws {
    let partition = try LabelledObservations(
      Observations(columns: [[-1e300, 1e300, 0]]), labels: [0, 1, 1], clusterCount: 2)
    #expect(throws: ClusterValidationError.valuesTooLarge) { try ClusterDispersion(of: partition) }
    #expect(throws: ClusterValidationError.valuesTooLarge) { try Silhouette.widths(of: partition) }
  }

  @Test func sentencesSayWhatAndWhere() {
    #expect(
      ClusterValidationError.labelOutOfRange(observation: 4, label: 3, clusterCount: 3).description
        == "Account 5 has segment number 4; it must be in 1…3.")
    #expect(ClusterValidationError.clusterCount(0).category == ErrorCategory.usage)
    #expect(ClusterValidationError.noTotalSpread.category == ErrorCategory.data)
  }
}
