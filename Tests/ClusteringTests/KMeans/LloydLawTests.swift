import Provenance
import Parallelism
import Testing
import TestSupport

@testable import Clustering

@Suite struct LloydLawTests {
  /// The textbook, in plain loops: assign to the nearest, move to the mean, so many times.
  private func plain(
    _ observations: Observations, _ start: [[Double]], steps: Int
  ) -> (labels: [Int], centroids: [[Double]]) {
    let ones = [Double](repeating: 1, count: observations.featureCount)
    var centroids = start
    func labels() -> [Int] {
      (0..<observations.observationCount).map { row in
        let distances = centroids.map { squaredDistance(observations.row(row)[...], $0[...], featureWeights: ones) }
        return distances.firstIndex(of: distances.min()!)!
      }
    }
    for step in 0..<steps {
      let now = labels()
      if step == steps - 1 { break }
      for cluster in centroids.indices {
        let rows = now.indices.filter { now[$0] == cluster }
        guard !rows.isEmpty else { continue }
        centroids[cluster] = ones.indices.map { feature in
          rows.reduce(0.0) { $0 + observations[$1, feature] } / Double(rows.count)
        }
      }
    }
    return (labels(), centroids)
  }

  @Test(arguments: [1, 2, 3, 5, 9]) func everyStepIsTheTextbooks(steps: Int) throws {
    let observations = try SyntheticBuyers.ratings(count: 900).observations()
    let start = (0..<4).map { observations.row($0 * 11) }
    let expected = plain(observations, start, steps: steps)
    let model = try Lloyd(centroids: start, iterationLimit: steps, workers: Workers(count: 2)).fit(observations)
    // The model's clusters are in canonical order, so they are found by their centroids.
    for (label, centroid) in expected.centroids.enumerated() {
      let found = try #require(model.centroids.firstIndex { zip($0, centroid).allSatisfy { abs($0 - $1) < 1e-9 } })
      for row in expected.labels.indices { #expect((expected.labels[row] == label) == (model.labels[row] == found)) }
    }
  }

  @Test func convergedFromAnywhereIsAFixedPoint() throws {
    let observations = try SyntheticBuyers.ratings(count: 500).observations()
    let model = try Lloyd(centroids: (0..<5).map { observations.row($0) }).fit(observations)
    #expect(model.diagnostics.isEmpty)
    let again = try Lloyd(centroids: model.centroids).fit(observations)
    #expect(again.centroids == model.centroids && again.labels == model.labels && again.passCount == 2)
    let cut = try Lloyd(centroids: (0..<5).map { observations.row($0) }, iterationLimit: 1).fit(observations)
    #expect(cut.diagnostics.map(\.code) == ["not-converged"])
  }

  @Test func badStartsAreRefused() throws {
    let observations = try Observations(columns: [[1, 2, 3], [4, 5, 6]])
    #expect(throws: ClusteringError.self) { try Lloyd(centroids: []) }
    #expect(throws: ClusteringError.self) { try Lloyd(centroids: [[.nan, 1]]) }
    #expect(throws: ClusteringError.centroidShape(features: 1, expected: 2)) {
      try Lloyd(centroids: [[1]]).fit(observations)
    }
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) {
      try Lloyd(centroids: Array(repeating: [1, 1], count: 4)).fit(observations)
    }
  }
}
