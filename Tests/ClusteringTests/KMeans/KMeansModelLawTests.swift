import Clustering
import Parallelism
import Provenance
import TestSupport
import Testing

/// Labels, centroids, sizes and inertia of a model describe one state.
@Suite struct KMeansModelLawTests {
  /// Row weights with zeros among them.
  private static func rowWeights(_ count: Int) -> [Double] { (0..<count).map { Double($0 * 7 % 5) / 2 } }

  @Test(arguments: [10, 300, 5_000, 20_000], [false, true])
  func partsAgree(count: Int, isWeighted: Bool) throws {
    let observations = try SyntheticBuyers.ratings(count: count).observations()
    let rowWeights = isWeighted ? Self.rowWeights(count) : nil
    let featureWeights = [1, 0.5, 2, 0.25]
    let model = try KMeans.fitted(
      observations, clusterCount: 5, weights: rowWeights, featureWeights: featureWeights, patience: 40)
    let plain = PlainPartition(
      observations.allRows, labels: model.labels, clusterCount: 5, rowWeights: rowWeights,
      featureWeights: featureWeights)
    #expect(model.diagnostics.isEmpty)
    #expect(model.sizes == (0..<5).map { cluster in model.labels.count { $0 == cluster } })
    for (found, expected) in zip(model.clusterWeights, plain.clusterWeights) {
      #expect(abs(found - expected) <= 1e-12 * expected)
    }
    for (found, expected) in zip(model.centroids.joined(), plain.centroids.joined()) {
      #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)))
    }
    #expect(abs(model.inertia - plain.inertia) <= 1e-12 * plain.inertia)
    #expect(model.inertia == model.withinSumsOfSquares.reduce(0, +))
    let whole = PlainPartition(
      plain.rows, labels: model.labels.map { _ in 0 }, clusterCount: 1, rowWeights: rowWeights,
      featureWeights: featureWeights)
    #expect(abs(model.totalSumOfSquares - whole.inertia) <= 1e-12 * whole.inertia)
    #expect(model.explainedVariance == 1 - model.inertia / model.totalSumOfSquares)
    #expect(try model.assign(observations).labels == model.labels)
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test(arguments: [50, 2_000, 40_000]) func threadsChangeNothing(count: Int) throws {
    let observations = try SyntheticBuyers.ratings(count: count).observations()
    let rowWeights = Self.rowWeights(count)
    func model(_ threads: Int) throws -> KMeansModel {
      try KMeans.fitted(
        observations, clusterCount: 6, weights: rowWeights, patience: 40, workers: Workers(count: threads))
    }
    let one = try model(1)
    #expect(one.trace.childCount > 0, "the search must recombine or the test leaves that out")
    #expect((one.trace.searchedRows != nil) == (count > KMeans.searchRows))
    for threads in [2, 3, 64] { #expect(try model(threads) == one) }
  }

  /// Clusters of equal weight go by centroid, first feature first.
  @Test func equalWeightsAreOrderedByCentroid() throws {
    let observations = try Observations(columns: [[9, 9, 1, 1, 5, 5, 5, 1, 1], [0, 0, 7, 7, 3, 3, 3, 2, 2]])
    for seed in 1...10 {
      let model = try KMeans.fitted(observations, clusterCount: 4, seed: UInt64(seed))
      #expect(model.centroids == [[5, 3], [1, 2], [1, 7], [9, 0]])
      #expect(model.labels == [3, 3, 2, 2, 0, 0, 0, 1, 1])
      #expect(model.sizes == [3, 2, 2, 2])
    }
  }

  @Test func heaviestClusterComesFirst() throws {
    let observations = try Observations(columns: [[0, 0, 0, 9]])
    let model = try KMeans.fitted(observations, clusterCount: 2, weights: [1, 1, 1, 50])
    #expect(model.labels == [1, 1, 1, 0] && model.clusterWeights == [50, 3] && model.sizes == [1, 3])
  }

  @Test func sameSeedSameModel() throws {
    let observations = try SyntheticBuyers.ratings(count: 400).observations()
    #expect(
      try KMeans.fitted(observations, clusterCount: 5, seed: 9)
        == KMeans.fitted(observations, clusterCount: 5, seed: 9))
  }

  @Test func progressEndsAtOneAndStaysInRange() throws {
    let heard = ProgressRecord()
    var generator = SeededGenerator(seed: 1)
    _ = try KMeans(clusterCount: 4, patience: 20, progress: { heard.add($0) })
      .fit(SyntheticBuyers.ratings(count: 300).observations(), using: &generator)
    let restarts = heard.all.filter { $0.stage == "restarts" }.map(\.fraction)
    #expect(restarts.count == KMeans.defaultRestartCount && restarts.max() == 1)
    #expect(heard.all.allSatisfy { 0...1 ~= $0.fraction })
  }

  @Test func aCutShortFitSaysSo() throws {
    var generator = SeededGenerator(seed: 1)
    let observations = try SyntheticBuyers.ratings(count: 40_000).observations()
    let model = try KMeans(clusterCount: 6, restartCount: 2, patience: 0, iterationLimit: 1)
      .fit(observations, using: &generator)
    #expect(model.diagnostics.map(\.code) == ["not-converged"])
    #expect(model.passCount == 1)
    #expect(try model.assign(observations).labels == model.labels)
  }
}
