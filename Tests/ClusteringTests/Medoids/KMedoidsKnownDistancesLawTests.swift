import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// Medoids of observations of which nothing is known but their distances.
@Suite struct KMedoidsKnownDistancesLawTests {
  private func fitted(
    _ distances: KnownDistances, clusterCount: Int, seed: UInt64 = 1, weights: [Double]? = nil,
    start: MedoidStart = .plusPlus, restartCount: Int = 8, iterationLimit: Int = 100, workers: Workers = .automatic
  ) throws -> MedoidPartition {
    var generator = SeededGenerator(seed: seed)
    return try KMedoids(
      clusterCount: clusterCount, start: start, restartCount: restartCount, iterationLimit: iterationLimit,
      workers: workers
    ).fit(distances: distances, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }

  private func distances(_ observations: Observations, _ kind: PairMeasure.Kind = .euclidean) -> KnownDistances {
    let measure = PairMeasure(kind, featureWeights: [Double](repeating: 1, count: observations.featureCount))
    return KnownDistances(PairDistances(observations, measure: measure, workers: .one))
  }

  /// With the distances of the observations it is the fit to the observations.
  @Test(arguments: MedoidStart.allCases, [false, true]) func sameAsWithFeatures(
    start: MedoidStart, isWeighted: Bool
  ) throws {
    let observations = try SyntheticBuyers(
      count: 160, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]], noise: 1, seed: 8
    ).observations()
    let weights = isWeighted ? (0..<160).map { Double($0 * 7 % 5) / 2 } : nil
    let own = try fitted(distances(observations), clusterCount: 6, weights: weights, start: start)
    let other = try KMedoids.fitted(observations, clusterCount: 6, weights: weights, start: start)
    #expect(own.medoids == other.medoids && own.labels == other.labels && own.trace == other.trace)
    #expect(own.sizes == other.sizes && own.clusterWeights == other.clusterWeights && own.diagnostics.isEmpty)
    #expect(abs(own.totalDeviation - other.totalDeviation) <= 1e-12 * other.totalDeviation)
    #expect(own.totalDeviation == own.deviations.reduce(0, +) && own.clusterCount == 6)
  }

  /// All sets of three of the eighteen flowers, one by one.
  @Test func bestOfAllSetsOfFlowers() throws {
    let distances = try GowerDistances(Flowers.columns).distances
    var least = (deviation: Double.infinity, medoids: [0])
    for first in 0..<18 {
      for second in (first + 1)..<18 {
        for third in (second + 1)..<18 {
          let medoids = [first, second, third]
          let deviation = (0..<18).reduce(0.0) { sum, row in sum + medoids.map { distances[row, $0] }.min()! }
          if deviation < least.deviation { least = (deviation, medoids) }
        }
      }
    }
    for start in MedoidStart.allCases {
      let model = try fitted(distances, clusterCount: 3, start: start, restartCount: 40)
      #expect(abs(model.totalDeviation - least.deviation) <= 1e-12 || start == .build)
      if start != .build { #expect(model.medoids.sorted() == least.medoids) }
      for (row, label) in model.labels.enumerated() {
        #expect(distances[row, model.medoids[label]] == model.medoids.map { distances[row, $0] }.min())
      }
    }
  }

  @Test func whatMustNotMatterDoesNot() throws {
    let columns = GowerDistancesLawTests.columns(200)
    let distances = try GowerDistances(columns).distances
    let one = try fitted(distances, clusterCount: 4, restartCount: 30, workers: .one)
    #expect(try fitted(distances, clusterCount: 4, restartCount: 30, workers: Workers(count: 3)) == one)
    // Another order.
    let order = (0..<200).map { $0 * 77 % 200 }
    var values: [Double] = []
    for first in 0..<200 { for second in (first + 1)..<200 { values.append(distances[order[first], order[second]]) } }
    let permuted = try fitted(KnownDistances(count: 200, values: values), clusterCount: 4, restartCount: 30)
    #expect(permuted.labels == order.map { one.labels[$0] } && permuted.medoids.map { order[$0] } == one.medoids)
    // Weight 2 is the row twice.
    let rows = (0..<200).flatMap { [Int](repeating: $0, count: 1 + $0 % 2) }
    values = []
    for first in rows.indices {
      for second in rows.indices.dropFirst(first + 1) { values.append(distances[rows[first], rows[second]]) }
    }
    let repeated = try fitted(KnownDistances(count: rows.count, values: values), clusterCount: 4, restartCount: 30)
    let weighted = try fitted(
      distances, clusterCount: 4, weights: (0..<200).map { Double(1 + $0 % 2) }, restartCount: 30)
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(abs(weighted.totalDeviation - repeated.totalDeviation) <= 1e-12 * repeated.totalDeviation)
  }

  @Test func degenerateSets() throws {
    let one = try fitted(KnownDistances(count: 1, values: []), clusterCount: 1)
    #expect(one.labels == [0] && one.medoids == [0] && one.totalDeviation == 0)
    let three = try KnownDistances(count: 3, values: [1, 4, 2])
    #expect(try fitted(three, clusterCount: 1).medoids == [1])
    #expect(try fitted(three, clusterCount: 3).labels == [0, 1, 2])
    let tied = try fitted(KnownDistances(count: 3, values: [2, 4, 2]), clusterCount: 2, weights: [1, 0, 1])
    #expect(tied.labels == [0, 0, 1] && tied.clusterWeights == [1, 1] && tied.sizes == [2, 1], "ties to the smaller")
    #expect(tied.medoids == [0, 2])
  }

  @Test func whatDoesNotFitIsRefused() throws {
    #expect(throws: ClusteringError.noObservations) { try KnownDistances(count: 0, values: []) }
    #expect(throws: ClusteringError.setting(name: "The number of distances", value: 2, allowed: "3")) {
      try KnownDistances(count: 3, values: [1, 2])
    }
    for bad in [-1, .infinity, 1e151] {
      #expect(throws: ClusteringError.setting(name: "Distance 2", value: bad, allowed: "in 0…1e150")) {
        try KnownDistances(count: 3, values: [1, bad, 1])
      }
    }
    #expect(throws: ClusteringError.self) { try KnownDistances(count: 2, values: [.nan]) }
    let limit = KnownDistances.observationLimit
    #expect(throws: ClusteringError.tooManyObservations(limit + 1, limit: limit)) {
      try KnownDistances(count: limit + 1, values: [])
    }
    let three = try KnownDistances(count: 3, values: [0, 1, 1])
    #expect(throws: ClusteringError.clusterCount(4, observations: 3)) { try fitted(three, clusterCount: 4) }
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 2, clusters: 3)) { try fitted(three, clusterCount: 3) }
    #expect(throws: ClusteringError.weightCount(2, expected: 3)) {
      try fitted(three, clusterCount: 1, weights: [1, 1])
    }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) {
      try fitted(three, clusterCount: 1, weights: [1e307, 1, 1])
    }
    var generator = SeededGenerator(seed: 1)
    #expect(throws: ClusteringError.weightCount(2, expected: 0)) {
      try KMedoids(clusterCount: 1, featureWeights: [1, 1]).fit(distances: three, using: &generator)
    }
  }
}
