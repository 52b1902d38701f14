import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

@Suite struct KMeansReplicatesLawTests {
  private static func counts(_ sample: Int, of rowCount: Int) -> [Double] {
    var generator = SeededGenerator(seed: 61, stream: UInt64(sample))
    var counts = [Double](repeating: 0, count: rowCount)
    for _ in 0..<rowCount { counts[generator.nextIndex(below: rowCount)] += 1 }
    return counts
  }

  /// A fit with weights is a fit to the rows drawn, and every row gets the nearest centroid.
  @Test(arguments: [1, 2, 4]) func aReplicateIsAFitToTheRowsDrawn(clusterCount: Int) throws {
    let observations = try SyntheticBuyers.ratings(count: 600).observations()
    let fits = try KMeansReplicates(observations).fit(
      sampleCount: 6, clusterCount: clusterCount, restartCount: 6, seed: 3, workers: Workers(count: 2)
    ) { try! ObservationWeights(Self.counts($0, of: 600)) }
    #expect(fits.count == 6)
    for (sample, fit) in fits.enumerated() {
      let counts = Self.counts(sample, of: 600)
      let drawn = observations.selecting(
        counts.indices.flatMap { Array(repeating: $0, count: Int(counts[$0])) })
      let alone = try Lloyd(centroids: fit.centroids).fit(drawn)
      #expect(abs(alone.inertia - fit.inertia) <= 1e-9 * fit.inertia, "the centroids are a fixed point of the sample")
      let searched = try KMeans.fitted(drawn, clusterCount: clusterCount)
      #expect(fit.inertia >= searched.inertia * (1 - 1e-9) && fit.inertia <= searched.inertia * 1.02)
      let assignment = try ClusterAssignment(
        observations, centroids: fit.centroids, featureWeights: [1, 1, 1, 1])
      #expect(assignment.labels == fit.labels)
    }
  }

  @Test func threadsChangeNothing() throws {
    let replicates = try KMeansReplicates(SyntheticBuyers.ratings(count: 300).observations())
    func fits(_ threads: Int) throws -> [KMeansReplicates.Fit] {
      try replicates.fit(
        sampleCount: 9, clusterCount: 3, restartCount: 3, seed: 8, workers: Workers(count: threads)
      ) { try! ObservationWeights(Self.counts($0, of: 300)) }
    }
    #expect(try fits(1) == fits(5))
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let observations = try Observations(columns: [[1, 2, 3, 4]])
    #expect(throws: ClusteringError.self) { try KMeansReplicates(observations, featureWeights: [1, 1]) }
    let replicates = try KMeansReplicates(observations)
    #expect(throws: ClusteringError.clusterCount(5, observations: 4)) {
      try replicates.fit(sampleCount: 1, clusterCount: 5, seed: 1) { _ in try! ObservationWeights([1, 1, 1, 1]) }
    }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 1, clusters: 2)) {
      try replicates.fit(sampleCount: 1, clusterCount: 2, seed: 1) { _ in try! ObservationWeights([0, 4, 0, 0]) }
    }
    #expect(throws: ClusteringError.weightCount(2, expected: 4)) {
      try replicates.fit(sampleCount: 1, clusterCount: 2, seed: 1) { _ in try! ObservationWeights([1, 1]) }
    }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) {
      try replicates.fit(sampleCount: 1, clusterCount: 2, seed: 1) { _ in
        try! ObservationWeights([1e308, 1e308, 1, 1])
      }
    }
    // What the weights of a sample throw is thrown on.
    #expect(throws: ClusteringError.badWeight(index: 0, value: .infinity)) {
      try replicates.fit(sampleCount: 1, clusterCount: 2, seed: 1) { (_) throws(ClusteringError) in
        try ObservationWeights([.infinity, 1, 1, 1])
      }
    }
  }
}
