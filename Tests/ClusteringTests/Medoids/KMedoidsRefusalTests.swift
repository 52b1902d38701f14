import Clustering
import Testing

/// What cannot be clustered is refused with the fact and a sentence.
@Suite struct KMedoidsRefusalTests {
  private func fit(
    _ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil, featureWeights: [Double]? = nil,
    start: MedoidStart = .plusPlus
  ) throws {
    _ = try KMedoids.fitted(
      Observations(columns: columns), clusterCount: clusterCount, weights: weights, featureWeights: featureWeights,
      start: start)
  }

  @Test func clusterCounts() {
    for count in [0, -3] {
      #expect(throws: ClusteringError.clusterCount(count, observations: 0)) { try KMedoids(clusterCount: count) }
    }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3]], 4) }
  }

  /// Rows that differ only where nothing weighs are not different.
  @Test(arguments: MedoidStart.allCases) func tooFewDifferentRows(start: MedoidStart) {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) {
      try fit([[1, 1, 2, 2]], 3, start: start)
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) {
      try fit([[1, 2, 3, 4]], 3, weights: [1, 0, 0, 1], start: start)
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try fit([[1, 2, 3], [7, 7, 7]], 2, featureWeights: [0, 1], start: start)
    }
  }

  /// Before anything is computed.
  @Test func tooManyObservations() throws {
    let limit = KMedoids.observationLimit
    let ramp = (0...limit).map { Double($0) }
    #expect(throws: ClusteringError.tooManyObservations(limit + 1, limit: limit)) { try fit([ramp], 2) }
    // What weighs nothing needs no memory.
    try fit([ramp], 2, weights: ramp.map { $0 < 20 ? 1 : 0 })
  }

  @Test func weightsThatDoNotFit() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit([[1, 2, 3]], 2, weights: [1, 1]) }
    #expect(throws: ClusteringError.weightCount(2, expected: 1)) { try fit([[1, 2, 3]], 2, featureWeights: [1, 1]) }
    #expect(throws: ClusteringError.badWeight(index: 0, value: -1)) {
      try KMedoids(clusterCount: 2, featureWeights: [-1])
    }
    #expect(throws: ClusteringError.allWeightsZero) { try KMedoids(clusterCount: 2, featureWeights: [0, 0]) }
  }

  @Test func settingsOutOfRange() {
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try KMedoids(clusterCount: 2, restartCount: 0)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try KMedoids(clusterCount: 2, iterationLimit: 0)
    }
  }

  @Test func valuesTooLarge() {
    let small = [1.0, 2, 3]
    #expect(throws: ClusteringError.valuesTooLarge(feature: 1)) { try fit([small, [0, 1e160, 3]], 2) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([small], 2, weights: [1e308, 1e308, 1]) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([small], 2, featureWeights: [1e307]) }
  }

  @Test func otherFeaturesThanWereFitted() throws {
    let model = try KMedoids.fitted(Observations(columns: [[1, 2, 9]]), clusterCount: 2)
    #expect(throws: ClusteringError.centroidShape(features: 1, expected: 2)) {
      try model.labels(of: Observations(columns: [[1], [2]]))
    }
  }
}
