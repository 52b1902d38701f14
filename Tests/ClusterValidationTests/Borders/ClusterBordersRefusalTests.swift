import ClusterValidation
import Clustering
import Testing

@Suite struct ClusterBordersRefusalTests {
  private func refuses(
    _ error: ClusterValidationError, _ values: [Double] = [1, 2, 8], centroids: [[Double]]? = nil, limit: Double = 0.1
  ) throws {
    let partition = try LabelledObservations(Observations(columns: [values]), labels: [0, 0, 1], clusterCount: 2)
    #expect(throws: error) { try ClusterBorders(of: partition, centroids: centroids, limit: limit) }
  }

  @Test func limitsOutOfRange() throws {
    let name = "The margin below which an account is on the border"
    try refuses(.limit(name: name, value: -0.1, allowed: "in 0…1"), limit: -0.1)
    try refuses(.limit(name: name, value: 1.5, allowed: "in 0…1"), limit: 1.5)
  }

  @Test func centroidsThatDoNotFit() throws {
    try refuses(.centroidCount(1, expected: 2), centroids: [[1]])
    try refuses(.badCentroid(cluster: 1, expected: 1), centroids: [[1], [1, 2]])
    try refuses(.badCentroid(cluster: 0, expected: 1), centroids: [[.infinity], [1]])
  }

  @Test func valuesWhoseSquaresDoNotExist() throws {
    try refuses(.valuesTooLarge, [-1e300, 1e300, 0])
    try refuses(.valuesTooLarge, [1, 2, 3], centroids: [[1e300], [-1e300]])
  }

  @Test func sentencesSayWhatAndWhere() {
    #expect(
      ClusterValidationError.badCentroid(cluster: 1, expected: 3).description
        == "The centre of segment 2 must have a finite number for each of the 3 features.")
    #expect(
      ClusterValidationError.centroidCount(2, expected: 3).description
        == "There are 2 centres for 3 segments; the numbers must be equal.")
    #expect(
      ClusterValidationError.limit(name: "The limit", value: 2, allowed: "in 0…1").description
        == "The limit is 2.0; it must be in 0…1.")
    #expect(
      ClusterValidationError.singleFeature.description
        == "Only one feature counts, so removing it would leave nothing to find segments by; at least 2 are needed.")
  }
}
