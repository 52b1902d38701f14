import Clustering
import Provenance
import TestSupport
import Testing

/// What cannot be fitted is refused with the fact and a sentence.
@Suite struct GaussianMixtureRefusalTests {
  private func fit(_ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil) throws {
    _ = try GaussianMixture.fitted(Observations(columns: columns), clusterCount: clusterCount, weights: weights)
  }

  @Test func clusterCounts() {
    for count in [0, -3] {
      #expect(throws: ClusteringError.clusterCount(count, observations: 0)) { try GaussianMixture(clusterCount: count) }
    }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3]], 4) }
  }

  @Test func tooFewDifferentRows() {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) { try fit([[1, 1, 2, 2]], 3) }
  }

  @Test func nothingVaries() {
    #expect(throws: ClusteringError.constantFeature(0)) { try fit([[7, 7, 7], [1, 1, 1]], 1) }
    #expect(throws: ClusteringError.constantFeature(0)) { try fit([[7]], 1) }
    #expect(throws: ClusteringError.constantFeature(0)) { try fit([[1, 2, 3]], 1, weights: [0, 5, 0]) }
  }

  @Test func weightsOfAnotherLength() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit([[1, 2, 3]], 1, weights: [1, 1]) }
  }

  @Test func numbersTooLarge() {
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try fit([[1e200, -1e200, 0]], 2) }
  }

  @Test func settings() {
    func refused(_ name: String, _ value: Double, _ allowed: String) -> ClusteringError {
      .setting(name: name, value: value, allowed: allowed)
    }
    #expect(throws: refused("The number of restarts", 0, "at least 1")) {
      try GaussianMixture(clusterCount: 2, restartCount: 0)
    }
    for floor in [0, 0.2, -1, .infinity] {
      #expect(throws: refused("The variance floor", floor, "in 1e-12…0.1")) {
        try GaussianMixture(clusterCount: 2, varianceFloor: floor)
      }
    }
    for tolerance in [-1e-9, .infinity] {
      #expect(throws: refused("The tolerance", tolerance, "a finite number of at least 0")) {
        try GaussianMixture(clusterCount: 2, tolerance: tolerance)
      }
    }
    #expect(throws: ClusteringError.self) { try GaussianMixture(clusterCount: 2, varianceFloor: .nan) }
    #expect(throws: ClusteringError.self) { try GaussianMixture(clusterCount: 2, tolerance: .nan) }
    #expect(throws: refused("The iteration limit", 0, "at least 1")) {
      try GaussianMixture(clusterCount: 2, iterationLimit: 0)
    }
  }

  @Test func labels() throws {
    let observations = try Observations(columns: [[1, 2, 3]])
    let method = try GaussianMixture(clusterCount: 2)
    #expect(
      throws: ClusteringError.setting(
        name: "The number of labels", value: 2, allowed: "the number of observations, 3")
    ) { try method.fit(observations, from: [0, 1]) }
    for label in [2, -1] {
      #expect(
        throws: ClusteringError.setting(name: "The label of observation 3", value: Double(label), allowed: "in 0…1")
      ) { try method.fit(observations, from: [0, 1, label]) }
    }
  }

  @Test func otherFeatures() throws {
    let model = try GaussianMixture.fitted(Observations(columns: [[1, 2, 4], [3, 1, 1]]), clusterCount: 1)
    let narrow = try Observations(columns: [[1, 2, 3]])
    let error = ClusteringError.centroidShape(features: 2, expected: 1)
    #expect(throws: error) { try model.assign(narrow) }
    #expect(throws: error) { try model.responsibilities(of: narrow) }
    #expect(throws: error) { try model.logLikelihood(of: narrow) }
  }
}
