import Clustering
import Testing

/// What cannot be clustered is refused with the fact and a sentence.
@Suite struct ConsensusClusteringRefusalTests {
  private func fit(
    _ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil, featureWeights: [Double]? = nil
  ) throws {
    _ = try ConsensusClustering.fitted(
      Observations(columns: columns), clusterCount: clusterCount, weights: weights, featureWeights: featureWeights)
  }

  @Test func clusterCounts() {
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) { try ConsensusClustering(clusterCount: 0) }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3]], 4) }
    #expect(throws: ClusteringError.setting(name: "The number of segments", value: 65_536, allowed: "at most 65535")) {
      try ConsensusClustering(clusterCount: 65_536)
    }
  }

  @Test func tooFewDifferentRows() {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) { try fit([[1, 1, 2, 2]], 3) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit([[1, 2, 3], [7, 7, 7]], 2, featureWeights: [0, 1])
    }
  }

  @Test func weightsThatDoNotFit() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit([[1, 2, 3]], 2, weights: [1, 1]) }
    #expect(throws: ClusteringError.weightCount(2, expected: 1)) { try fit([[1, 2, 3]], 2, featureWeights: [1, 1]) }
    #expect(throws: ClusteringError.badWeight(index: 0, value: -1)) {
      try ConsensusClustering(clusterCount: 2, featureWeights: [-1])
    }
  }

  @Test func settingsOutOfRange() {
    for count in [1, 65_536] {
      #expect(
        throws: ClusteringError.setting(name: "The number of members", value: Double(count), allowed: "in 2…65535")
      ) { try ConsensusClustering(clusterCount: 2, memberCount: count) }
    }
    for share in [0, -1, 1.5] {
      #expect(
        throws: ClusteringError.setting(
          name: "The share of a subsample", value: share, allowed: "above 0 and at most 1")
      ) { try ConsensusClustering(clusterCount: 2, sampling: .subsample(share: share)) }
    }
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try ConsensusClustering(clusterCount: 2, restartCount: 0)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try ConsensusClustering(clusterCount: 2, iterationLimit: 0)
    }
  }

  @Test func valuesTooLarge() {
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit([[1, 2, 3], [0, 1e160, 3]], 2) }
  }
}
