import Clustering
import Testing

@Suite struct ObservationsRefusalTests {
  @Test func nothingToCluster() {
    #expect(throws: ClusteringError.noObservations) { try Observations(columns: []) }
    #expect(throws: ClusteringError.noObservations) { try Observations(columns: [[], []]) }
    #expect(throws: ClusteringError.noObservations) { try Observations(byteColumns: []) }
    #expect(throws: ClusteringError.noObservations) { try Observations(byteColumns: [[]]) }
  }

  @Test func columnsOfDifferentLength() {
    let error = ClusteringError.columnLengths(feature: 1, length: 1, expected: 2)
    #expect(throws: error) { try Observations(columns: [[1, 2], [3], [4]]) }
    #expect(throws: error) { try Observations(byteColumns: [[1, 2], [3], [4]]) }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func notFinite(value: Double) {
    #expect(throws: ClusteringError.notFinite(observation: 2, feature: 1)) {
      try Observations(columns: [[1, 2, 3], [4, 5, value]])
    }
  }

  @Test func featuresWithoutSpread() throws {
    let moments = FeatureMoments(try Observations(columns: [[1, 2], [3, 3]]))
    for scaling in [FeatureScaling.standardize, .range] {
      #expect(throws: ClusteringError.constantFeature(1)) { try scaling.featureWeights(for: moments) }
    }
    #expect(try FeatureScaling.none.featureWeights(for: moments) == [1, 1])
  }

  @Test func centroidsThatDoNotFit() throws {
    let observations = try Observations(columns: [[1, 2], [3, 3]])
    #expect(throws: ClusteringError.centroidShape(features: 1, expected: 2)) {
      try ClusterAssignment(observations, centroids: [[1, 1], [1]], featureWeights: [1, 1])
    }
    #expect(throws: ClusteringError.weightCount(1, expected: 2)) {
      try ClusterAssignment(observations, centroids: [[1, 1]], featureWeights: [1])
    }
    #expect(throws: ClusteringError.clusterCount(0, observations: 2)) {
      try ClusterAssignment(observations, centroids: [], featureWeights: [1, 1])
    }
    let model = try KMeans.fitted(observations, clusterCount: 2)
    #expect(throws: ClusteringError.centroidShape(features: 2, expected: 1)) {
      try model.assign(Observations(columns: [[1]]))
    }
  }
}
