import Clustering
import Testing

/// What cannot be fitted is refused with the fact and a sentence.
@Suite struct LatentClassRefusalTests {
  private func fit(_ columns: [[Double]], _ clusterCount: Int, weights: [Double]? = nil) throws {
    _ = try LatentClassAnalysis.fitted(Observations(columns: columns), clusterCount: clusterCount, weights: weights)
  }

  @Test func clusterCounts() {
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) { try LatentClassAnalysis(clusterCount: 0) }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fit([[1, 2, 3]], 4) }
  }

  @Test func answersThatAreNone() {
    for value in [0.5, -1, 256] {
      #expect(throws: ClusteringError.notCategorical(observation: 2, feature: 1)) {
        try fit([[1, 2, 3], [0, 1, value]], 1)
      }
    }
  }

  @Test func tooFewDifferentRows() {
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) { try fit([[1, 1, 2, 2]], 3) }
  }

  @Test func weightsOfAnotherLength() {
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) { try fit([[1, 2, 3]], 1, weights: [1, 1]) }
  }

  @Test func settings() {
    #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
      try LatentClassAnalysis(clusterCount: 2, restartCount: 0)
    }
    #expect(throws: ClusteringError.setting(name: "The iteration limit", value: 0, allowed: "at least 1")) {
      try LatentClassAnalysis(clusterCount: 2, iterationLimit: 0)
    }
    #expect(
      throws: ClusteringError.setting(
        name: "The tolerance", value: -1, allowed: "a finite number of at least 0")
    ) { try LatentClassAnalysis(clusterCount: 2, tolerance: -1) }
  }

  @Test func otherItems() throws {
    let model = try LatentClassAnalysis.fitted(Observations(byteColumns: [[1, 2, 1], [3, 1, 1]]), clusterCount: 1)
    let narrow = try Observations(byteColumns: [[1, 2, 3]])
    #expect(throws: ClusteringError.centroidShape(features: 2, expected: 1)) { try model.assign(narrow) }
    #expect(throws: ClusteringError.centroidShape(features: 2, expected: 1)) {
      try model.responsibilities(of: narrow)
    }
    let half = try Observations(columns: [[1, 2], [0.5, 1]])
    #expect(throws: ClusteringError.notCategorical(observation: 0, feature: 1)) { try model.assign(half) }
  }
}
