import Parallelism
import Provenance
import Testing

@testable import Clustering

/// Dividing patterns with their counts is dividing the rows.
@Suite struct DistinctPatternsLawTests {
  private func observations(_ count: Int, levels: [Int]) throws -> Observations {
    var generator = SeededGenerator(seed: 51)
    return try Observations(
      byteColumns: levels.enumerated().map { feature, level in
        (0..<count).map { _ in UInt8(3 * feature + generator.nextIndex(below: level)) }
      })
  }

  private func patterns(
    _ observations: Observations, _ weights: ObservationWeights? = nil, threads: Int = 1
  ) -> DistinctPatterns? {
    let workers = Workers(count: threads)
    return DistinctPatterns(
      observations, weights: weights, extremes: observations.extremes(workers: workers), workers: workers)
  }

  @Test(arguments: [false, true]) func countsAreThoseOfADictionary(isWeighted: Bool) throws {
    let count = 70_001
    let observations = try observations(count, levels: [4, 1, 7, 10])
    let weights = try ObservationWeights((0..<count).map { isWeighted ? Double($0 % 3) / 2 : 1 })
    let found = try #require(patterns(observations, isWeighted ? weights : nil))
    var expected: [[Double]: Double] = [:]
    for row in 0..<count { expected[observations.row(row), default: 0] += weights.values[row] }
    #expect(found.observations.observationCount == expected.count)
    for pattern in 0..<found.observations.observationCount {
      #expect(expected[found.observations.row(pattern)] == found.weights.values[pattern])
    }
    // Every row gets the label of its own pattern.
    let labels = found.labels(Array(0..<expected.count), rowCount: count, workers: Workers(count: 2))
    for row in stride(from: 0, to: count, by: 7) {
      #expect(found.observations.row(labels[row]) == observations.row(row))
    }
    let threaded = try #require(patterns(observations, isWeighted ? weights : nil, threads: 3))
    #expect(threaded.weights == found.weights && threaded.observations == found.observations)
  }

  @Test func manyPossiblePatternsAreLeftAlone() throws {
    #expect(patterns(try observations(1_000, levels: [10, 10, 10])) == nil, "as many codes as rows")
    #expect(patterns(try observations(2_000, levels: [10, 10, 10])) != nil)
    #expect(patterns(try Observations(columns: [[0.5, 1, 2, 2, 2, 2]])) == nil, "no bytes")
  }

  /// The same optimum as when every row is looked at.
  @Test(arguments: [1, 3, 5]) func theFitIsThatOfTheRows(clusterCount: Int) throws {
    let count = 40_000
    let bytes = try observations(count, levels: [6, 5, 8])
    let merged = try KMeans.fitted(bytes, clusterCount: clusterCount)
    #expect(merged.trace.patternCount == 240 && merged.trace.searchedRows == nil)
    let rows = try KMeans.fitted(
      Observations((0..<3).map { feature in .doubles((0..<count).map { bytes[$0, feature] }) }),
      clusterCount: clusterCount)
    #expect(rows.trace.patternCount == nil)
    #expect(merged.inertia <= rows.inertia * (1 + 1e-12))
    #expect(merged.labels.count == count && merged.sizes.reduce(0, +) == count)
    #expect(merged.sizes.map(Double.init) == merged.clusterWeights)
    var inertia = 0.0
    for row in 0..<count {
      inertia += squaredDistance(
        bytes.row(row)[...], merged.centroids[merged.labels[row]][...], featureWeights: [1, 1, 1])
    }
    #expect(abs(inertia - merged.inertia) <= 1e-12 * inertia)
    #expect(try merged.assign(bytes).labels == merged.labels)
  }

  @Test func fewerPatternsThanClustersAreRefused() throws {
    let bytes = try observations(30_000, levels: [2, 2])
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 4, clusters: 5)) {
      try KMeans.fitted(bytes, clusterCount: 5)
    }
  }
}
