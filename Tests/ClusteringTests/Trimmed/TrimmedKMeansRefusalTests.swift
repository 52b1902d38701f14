import Clustering
import Testing

/// What cannot be clustered is refused with the fact and a sentence.
@Suite struct TrimmedKMeansRefusalTests {
  private func fit(
    _ columns: [[Double]], _ clusterCount: Int, _ share: Double = 0.1, weights: [Double]? = nil,
    featureWeights: [Double]? = nil
  ) throws {
    _ = try TrimmedKMeans.fitted(
      Observations(columns: columns), clusterCount: clusterCount, trimmedShare: share, weights: weights,
      featureWeights: featureWeights)
  }

  @Test func clusterCounts() {
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) {
      try TrimmedKMeans(clusterCount: 0, trimmedShare: 0.1)
    }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3]], 4) }
    // Two of five rows are left out.
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3, 4, 5]], 4, 0.4) }
  }

  @Test func shares() {
    for share in [-0.1, 1, 1.5, .infinity] {
      #expect(
        throws: ClusteringError.setting(
          name: "The share left out", value: share, allowed: "at least 0 and below 1")
      ) { try TrimmedKMeans(clusterCount: 2, trimmedShare: share) }
    }
    #expect(throws: ClusteringError.self) { try TrimmedKMeans(clusterCount: 2, trimmedShare: .nan) }
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
    // Two rows hold all the weight that may be kept.
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit([[1, 2, 3]], 2, 0.75, weights: [1, 1, 2])
    }
  }

  @Test func weightsThatDoNotFit() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit([[1, 2, 3]], 2, weights: [1, 1]) }
    #expect(throws: ClusteringError.weightCount(2, expected: 1)) { try fit([[1, 2, 3]], 2, featureWeights: [1, 1]) }
    #expect(throws: ClusteringError.badWeight(index: 0, value: -1)) {
      try TrimmedKMeans(clusterCount: 2, trimmedShare: 0.1, featureWeights: [-1])
    }
    #expect(throws: ClusteringError.allWeightsZero) {
      try TrimmedKMeans(clusterCount: 2, trimmedShare: 0.1, featureWeights: [0, 0])
    }
  }

  @Test func settingsOutOfRange() {
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try TrimmedKMeans(clusterCount: 2, trimmedShare: 0.1, restartCount: 0)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try TrimmedKMeans(clusterCount: 2, trimmedShare: 0.1, iterationLimit: 0)
    }
  }

  @Test func valuesTooLarge() {
    let small = [1.0, 2, 3]
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit([small, [0, 1e160, 3]], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([small], 2, weights: [1e308, 1e308, 1]) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([small], 2, featureWeights: [1e307]) }
  }
}
