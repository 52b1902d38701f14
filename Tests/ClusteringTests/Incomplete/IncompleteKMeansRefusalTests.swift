import Clustering
import Provenance
import Testing

@Suite struct IncompleteKMeansRefusalTests {
  private func fit(
    _ columns: [[Double?]], _ clusterCount: Int, weights: [Double]? = nil, featureWeights: [Double]? = nil
  ) throws -> IncompleteKMeansModel {
    try IncompleteKMeans.fitted(
      IncompleteObservations(columns: columns), clusterCount: clusterCount, weights: weights,
      featureWeights: featureWeights)
  }

  @Test func rowsWithoutAValue() throws {
    #expect(throws: ClusteringError.nothingObserved(observation: 1)) { try fit([[1, nil, 2], [3, nil, nil]], 2) }
    // A value in a feature of weight 0 does not say where a row is.
    #expect(throws: ClusteringError.nothingObserved(observation: 2)) {
      try fit([[1, 5, nil], [3, 4, 5]], 2, featureWeights: [1, 0])
    }
    let model = try fit([[1, nil, 5], [3, 4, 5]], 2)
    #expect(throws: ClusteringError.nothingObserved(observation: 0)) {
      try model.labels(of: IncompleteObservations(columns: [[nil], [nil]]))
    }
  }

  @Test func featuresThatNobodyHas() {
    #expect(throws: ClusteringError.featureNotObserved(1)) { try fit([[1, 2, 3], [nil, nil, nil]], 2) }
    #expect(throws: ClusteringError.featureNotObserved(1)) {
      try fit([[1, 2, 3], [nil, nil, 4]], 2, weights: [1, 1, 0])
    }
  }

  @Test func tooFewRows() {
    #expect(throws: ClusteringError.clusterCount(3, observations: 2)) { try fit([[1, 2], [nil, 3]], 3) }
    // With the mean 4 in its place, the first row is like the second.
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) { try fit([[1, 1], [nil, 4]], 2) }
  }

  @Test func badWeights() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) {
      try fit([[1, 2, 3], [nil, 1, 2]], 2, weights: [1, 1])
    }
    #expect(throws: ClusteringError.weightCount(1, expected: 2)) {
      try fit([[1, 2, 3], [nil, 1, 2]], 2, featureWeights: [1])
    }
    #expect(throws: ClusteringError.badWeight(index: 0, value: -1)) {
      try IncompleteKMeans(clusterCount: 2, featureWeights: [-1])
    }
  }

  @Test func badSettings() {
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) { try IncompleteKMeans(clusterCount: 0) }
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try IncompleteKMeans(clusterCount: 2, restartCount: 0)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try IncompleteKMeans(clusterCount: 2, iterationLimit: 0)
    }
  }

  @Test func valuesTooLarge() {
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit([[1, nil, 3], [0, 1e160, 3]], 2) }
  }

  @Test func otherFeaturesThanWereFitted() throws {
    let model = try fit([[1, 2, 9], [nil, 3, 1]], 2)
    #expect(throws: ClusteringError.centroidShape(features: 2, expected: 1)) {
      try model.labels(of: IncompleteObservations(columns: [[1]]))
    }
  }
}
