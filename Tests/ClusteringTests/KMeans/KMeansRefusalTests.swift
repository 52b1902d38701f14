import Clustering
import Provenance
import TestSupport
import Testing

/// What cannot be clustered is refused with the fact and a sentence.
@Suite struct KMeansRefusalTests {
  private func fit(
    _ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil, featureWeights: [Double]? = nil
  ) throws {
    _ = try KMeans.fitted(
      Observations(columns: columns), clusterCount: clusterCount, weights: weights, featureWeights: featureWeights)
  }

  @Test func clusterCounts() {
    for count in [0, -3] {
      #expect(throws: ClusteringError.clusterCount(count, observations: 0)) { try KMeans(clusterCount: count) }
    }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3]], 4) }
  }

  @Test func tooFewDifferentRows() {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) { try fit([[1, 1, 2, 2]], 3) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) { try fit([[1, 1], [5, 5]], 2) }
  }

  @Test func tooFewDifferentRowsOfALargeSet() {
    let column = (0..<40_000).map { Double($0 % 4) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 4, clusters: 5)) { try fit([column, column], 5) }
  }

  /// Rows that differ only where nothing weighs are not different.
  @Test func tooFewRowsOfWeight() {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) {
      try fit([[1, 2, 3, 4]], 3, weights: [1, 0, 0, 1])
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit([[1, 2, 3], [7, 7, 7]], 2, featureWeights: [0, 1])
    }
  }

  @Test func weightsThatDoNotFit() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit([[1, 2, 3]], 2, weights: [1, 1]) }
    #expect(throws: ClusteringError.weightCount(2, expected: 1)) { try fit([[1, 2, 3]], 2, featureWeights: [1, 1]) }
    for bad in [-1, .infinity] {
      #expect(throws: ClusteringError.badWeight(index: 1, value: bad)) { try ObservationWeights([1, bad]) }
      #expect(throws: ClusteringError.badWeight(index: 0, value: bad)) {
        try KMeans(clusterCount: 2, featureWeights: [bad])
      }
    }
    #expect(throws: ClusteringError.self) { try ObservationWeights([.nan]) }
    #expect(throws: ClusteringError.allWeightsZero) { try ObservationWeights([0, 0]) }
    #expect(throws: ClusteringError.allWeightsZero) { try ObservationWeights([]) }
    #expect(throws: ClusteringError.allWeightsZero) { try KMeans(clusterCount: 2, featureWeights: [0, 0]) }
  }

  @Test func settingsOutOfRange() {
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try KMeans(clusterCount: 2, restartCount: 0)
    }
    for count in [100_001, 1_000_000_000, 1 << 61, Int.max] {
      let refused = ClusteringError.setting(
        name: "The number of restarts", value: Double(count), allowed: "in 1…100000")
      #expect(throws: refused) { try KMeans(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try KMedoids(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try SphericalKMeans(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try TrimmedKMeans(clusterCount: 2, trimmedShare: 0.1, restartCount: count) }
      #expect(throws: refused) { try KMedians(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try GaussianMixture(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try LatentClassAnalysis(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try ConsensusClustering(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try GowerMedoids(clusterCount: 2, restartCount: count) }
      #expect(throws: refused) { try IncompleteKMeans(clusterCount: 2, restartCount: count) }
    }
    #expect(throws: ClusteringError.setting(name: "The patience", value: -1, allowed: "at least 0")) {
      try KMeans(clusterCount: 2, patience: -1)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try KMeans(clusterCount: 2, iterationLimit: 0)
    }
  }

  /// Sums of squares that overflow, also where the row or the feature weighs nothing.
  @Test func valuesTooLarge() {
    let small = [1.0, 2, 3]
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit([small, [0, 1e160, 3]], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([[-1.7e308, 1.7e308, 0]], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([[1.7e308, 1.7e308, 1.7e308], small], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([[0, 1, 1e200]], 2, weights: [1, 1, 0]) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) {
      try fit([[0, 1, 1e200], small], 2, featureWeights: [0, 1])
    }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([small], 2, weights: [1e308, 1e308, 1]) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([small], 2, featureWeights: [1e307]) }
  }
}
