import Clustering
import Testing

/// What cannot be clustered is refused with the fact and a sentence.
@Suite struct SphericalKMeansRefusalTests {
  private func fit(
    _ columns: [[Double]], _ clusterCount: Int, _ measure: ShapeMeasure = .cosine, weights: [Double]? = nil,
    featureWeights: [Double]? = nil
  ) throws {
    _ = try SphericalKMeans.fitted(
      Observations(columns: columns), clusterCount: clusterCount, measure, weights: weights,
      featureWeights: featureWeights)
  }

  @Test func clusterCounts() {
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) { try SphericalKMeans(clusterCount: 0) }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3], [3, 1, 1]], 4) }
  }

  @Test func tooFewDifferentShapes() {
    // Multiples, rounded; one feature has one direction; no shape at all.
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) {
      try fit([[0.1, 0.3, 0.7, 0.1], [0.3, 0.9, 2.1, 0.1]], 3)
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) { try fit([[1, 2, 3]], 2) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 0, clusters: 1)) { try fit([[1, 2, 3]], 1, .correlation) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 0, clusters: 1)) { try fit([[0, 0], [0, 0]], 1) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit([[1, 2, 3], [5, 5, 5]], 2, featureWeights: [0, 1])
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit([[1, 2, 3], [2, 1, 1]], 2, weights: [0, 1, 0])
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 0, clusters: 1)) {
      try fit([[1, 2, 0], [2, 1, 0]], 1, weights: [0, 0, 1])
    }
  }

  @Test func weightsThatDoNotFit() {
    let columns: [[Double]] = [[1, 2, 3], [3, 1, 1]]
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit(columns, 2, weights: [1, 1]) }
    #expect(throws: ClusteringError.weightCount(3, expected: 2)) { try fit(columns, 2, featureWeights: [1, 1, 1]) }
    #expect(throws: ClusteringError.badWeight(index: 0, value: -1)) {
      try SphericalKMeans(clusterCount: 2, featureWeights: [-1])
    }
    #expect(throws: ClusteringError.allWeightsZero) { try SphericalKMeans(clusterCount: 2, featureWeights: [0, 0]) }
  }

  @Test func settingsOutOfRange() {
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try SphericalKMeans(clusterCount: 2, restartCount: 0)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try SphericalKMeans(clusterCount: 2, iterationLimit: 0)
    }
  }

  /// Squares of values count here, not those of differences.
  @Test func valuesTooLarge() {
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit([[1, 2], [1e160, 1e160]], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([[1, 2]], 2, featureWeights: [1e307]) }
  }

  @Test func otherFeaturesThanWereFitted() throws {
    let model = try SphericalKMeans.fitted(Observations(columns: [[1, 2], [2, 1]]), clusterCount: 2)
    #expect(throws: ClusteringError.centroidShape(features: 2, expected: 1)) {
      try model.labels(of: Observations(columns: [[1]]))
    }
  }
}
