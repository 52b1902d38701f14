import Clustering
import Testing

/// What cannot be clustered is refused with the fact and a sentence.
@Suite struct KMediansRefusalTests {
  private func fit(
    _ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil, featureWeights: [Double]? = nil
  ) throws {
    _ = try KMedians.fitted(
      Observations(columns: columns), clusterCount: clusterCount, weights: weights, featureWeights: featureWeights)
  }

  @Test func clusterCounts() {
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) { try KMedians(clusterCount: 0) }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3]], 4) }
  }

  @Test func tooFewDifferentRows() {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) { try fit([[1, 1, 2, 2]], 3) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) {
      try fit([[1, 2, 3, 4]], 3, weights: [1, 0, 0, 1])
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit([[1, 2, 3], [7, 7, 7]], 2, featureWeights: [0, 1])
    }
    let column = (0..<40_000).map { Double($0 % 4) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 4, clusters: 5)) { try fit([column, column], 5) }
  }

  @Test func weightsThatDoNotFit() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit([[1, 2, 3]], 2, weights: [1, 1]) }
    #expect(throws: ClusteringError.weightCount(2, expected: 1)) { try fit([[1, 2, 3]], 2, featureWeights: [1, 1]) }
    #expect(throws: ClusteringError.badWeight(index: 0, value: -1)) {
      try KMedians(clusterCount: 2, featureWeights: [-1])
    }
    #expect(throws: ClusteringError.allWeightsZero) { try KMedians(clusterCount: 2, featureWeights: [0, 0]) }
  }

  @Test func settingsOutOfRange() {
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try KMedians(clusterCount: 2, restartCount: 0)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try KMedians(clusterCount: 2, iterationLimit: 0)
    }
  }

  @Test func valuesTooLarge() {
    let small = [1.0, 2, 3]
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit([small, [0, 1e160, 3]], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([small], 2, weights: [1e308, 1e308, 1]) }
  }

  @Test func otherFeaturesThanWereFitted() throws {
    let model = try KMedians.fitted(Observations(columns: [[1, 2, 9]]), clusterCount: 2)
    #expect(throws: ClusteringError.centroidShape(features: 1, expected: 2)) {
      try model.labels(of: Observations(columns: [[1], [2]]))
    }
  }
}
