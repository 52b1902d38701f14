import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// A model describes one state, and what must not matter does not.
@Suite struct TrimmedKMeansLawTests {
  private static let centres: [[Double]] = [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]]
  private let columns: [[Double]]
  private let observations: Observations

  init() throws {
    let buyers = SyntheticBuyers(count: 240, centres: Self.centres, noise: 1.2, seed: 8)
    columns = buyers.columns
    observations = try buyers.observations()
  }

  @Test(arguments: [0.0, 0.05, 0.123, 0.4], [false, true]) func partsAgree(share: Double, isWeighted: Bool) throws {
    let featureWeights = [1, 0.5, 2, 0.25]
    let rowWeights = isWeighted ? (0..<240).map { Double($0 * 7 % 5) / 2 } : nil
    let weights = rowWeights ?? [Double](repeating: 1, count: 240)
    let model = try TrimmedKMeans.fitted(
      observations, clusterCount: 5, trimmedShare: share, weights: rowWeights, featureWeights: featureWeights)
    let rows = observations.allRows
    let distances = rows.map { row in
      model.centroids.map { squaredDistance(row[...], $0[...], featureWeights: featureWeights) }
    }
    for (row, label) in model.labels.enumerated() {
      #expect(distances[row][label] <= distances[row].min()! + 1e-12)
    }
    let nearest = distances.map { $0.min()! }
    let kept = Trimming(share: share, totalWeight: weights.reduce(0, +)).kept(distances: nearest, weights: weights)
    #expect(model.outliers == (0..<240).filter { weights[$0] > 0 && kept[$0] == 0 })
    if !isWeighted { #expect(model.outliers.count == Int(share * 240)) }
    let plain = PlainTrimming(rows, share: share, weights: weights, featureWeights: featureWeights)
    let inertia = plain.inertia(kept, labels: model.labels, clusterCount: 5)
    #expect(abs(model.inertia - inertia) <= 1e-11 * inertia)
    #expect(model.inertia == model.withinSumsOfSquares.reduce(0, +))
    for cluster in 0..<5 {
      let members = (0..<240).filter { model.labels[$0] == cluster }
      let weight = members.reduce(0) { $0 + kept[$1] }
      #expect(abs(model.clusterWeights[cluster] - weight) <= 1e-12 * weight)
      #expect(model.sizes[cluster] == members.count { !model.outliers.contains($0) })
      for feature in 0..<4 {
        let mean = members.reduce(0) { $0 + kept[$1] * rows[$1][feature] } / weight
        #expect(abs(model.centroids[cluster][feature] - mean) <= 1e-12)
      }
    }
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
    let farthest = (0..<240).filter { kept[$0] > 0 }.map { nearest[$0].squareRoot() }.max()!
    #expect(abs(model.cutoff - farthest) <= 1e-12 * farthest)
    #expect(model.diagnostics.isEmpty && model.clusterCount == 5)
    #expect(try model.assign(observations).labels == model.labels)
  }

  /// However far away outliers are and whether they lie together: the rest is divided as if they were not there.
  @Test(arguments: [1e2, 1e5], [false, true]) func grossOutliersMoveNothing(far: Double, isTogether: Bool) throws {
    let clean = SyntheticBuyers(count: 380, centres: Self.centres, noise: 0.7, seed: 3)
    var generator = SeededGenerator(seed: 4)
    let dirty = clean.columns.map { column in
      column + (0..<20).map { _ in far * (isTogether ? 1 : generator.nextNormal() + 2) }
    }
    let model = try TrimmedKMeans.fitted(Observations(columns: dirty), clusterCount: 4, trimmedShare: 0.05)
    let plain = try KMeans.fitted(clean.observations(), clusterCount: 4)
    #expect(model.outliers == Array(380..<400))
    #expect(Array(model.labels.prefix(380)) == plain.labels && model.sizes == plain.sizes)
    for (own, other) in zip(model.centroids.joined(), plain.centroids.joined()) { #expect(abs(own - other) < 1e-12) }
    #expect(abs(model.inertia - plain.inertia) <= 1e-12 * plain.inertia)
    // What the outliers do otherwise.
    let spoilt = try KMeans.fitted(Observations(columns: dirty), clusterCount: 4)
    #expect(spoilt.labels.prefix(380) != plain.labels[...])
  }

  @Test(arguments: [300, 20_000]) func shareZeroIsPlainKMeans(count: Int) throws {
    let observations = try SyntheticBuyers.ratings(count: count).observations()
    let model = try TrimmedKMeans.fitted(observations, clusterCount: 5, trimmedShare: 0, seed: 7)
    let plain = try KMeans.fitted(observations, clusterCount: 5, seed: 7)
    #expect(model.labels == plain.labels && model.sizes == plain.sizes && model.outliers.isEmpty)
    #expect(abs(model.inertia - plain.inertia) <= 1e-12 * plain.inertia)
    for (own, other) in zip(model.centroids.joined(), plain.centroids.joined()) { #expect(abs(own - other) < 1e-12) }
  }

  @Test func theObjectiveNeverRises() throws {
    let observations = try SyntheticBuyers.ratings(count: 3_000).observations()
    for isWeighted in [false, true] {
      let counted = try CountedObservations(
        observations,
        weights: isWeighted ? ObservationWeights((0..<3_000).map { Double(1 + $0 * 7 % 11) / 4 }) : nil,
        featureWeights: [1, 0.5, 2, 0.25], limit: .max, workers: .one)
      let descent = Concentration(
        counted, featureWeights: [1, 0.5, 2, 0.25], clusterCount: 6, trimmedShare: 0.1, workers: Workers(count: 2))
      for seed in 1...5 {
        var generator = SeededGenerator(seed: UInt64(seed))
        let rows = generator.sampleOfIndices(6, below: 3_000)
        let state = descent.descend(from: rows.flatMap { observations.row($0) }, limit: 500)
        #expect(state.isConverged && state.inertias.count > 4)
        #expect(zip(state.inertias, state.inertias.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-12) })
        #expect(state.inertia == state.inertias.last)
      }
    }
    let model = try TrimmedKMeans.fitted(observations, clusterCount: 6, trimmedShare: 0.1, restartCount: 9)
    #expect(model.trace.restartInertias.count == 9 && model.trace.searchedRows == nil)
    #expect(model.inertia <= model.trace.restartInertias.min()! * (1 + 1e-12))
    #expect(0...1 ~= model.trace.shareReachingBest)
  }

  @Test func threadsChangeNothing() throws {
    let observations = try SyntheticBuyers.ratings(count: 40_000).observations()
    let weights = (0..<40_000).map { Double($0 * 7 % 5) / 2 }
    func model(_ threads: Int) throws -> TrimmedKMeansModel {
      try TrimmedKMeans.fitted(
        observations, clusterCount: 4, trimmedShare: 0.07, weights: weights, restartCount: 4,
        workers: Workers(count: threads))
    }
    let one = try model(1)
    #expect(one.trace.searchedRows == KMeans.searchRows && one.diagnostics.isEmpty)
    for threads in [2, 5] { #expect(try model(threads) == one) }
  }

  @Test func storageChangesNothing() throws {
    let columns = SyntheticBuyers.ratings(count: 500).clippedColumns
    let bytes = try TrimmedKMeans.fitted(Observations(columns: columns), clusterCount: 4, trimmedShare: 0.1)
    let doubles = try TrimmedKMeans.fitted(
      Observations(columns.map { .doubles($0) }), clusterCount: 4, trimmedShare: 0.1)
    #expect(bytes == doubles)
  }

  @Test func orderOfAccounts() throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<240)
    for place in order.indices.dropLast() { order.swapAt(place, place + generator.nextIndex(below: 240 - place)) }
    let model = try TrimmedKMeans.fitted(observations, clusterCount: 4, trimmedShare: 0.1)
    let permuted = try TrimmedKMeans.fitted(observations.selecting(order), clusterCount: 4, trimmedShare: 0.1)
    #expect(permuted.labels == order.map { model.labels[$0] })
    #expect(permuted.outliers.map { order[$0] }.sorted() == model.outliers)
    #expect(abs(permuted.inertia - model.inertia) <= 1e-12 * model.inertia)
  }

  /// A feature of weight 0 may hold anything.
  @Test func weightZeroIsARemovedColumn() throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<240).map { _ in 1e6 * generator.nextNormal() }
    let model = try TrimmedKMeans.fitted(observations, clusterCount: 6, trimmedShare: 0.1)
    let other = try TrimmedKMeans.fitted(
      Observations(columns: [noise] + columns), clusterCount: 6, trimmedShare: 0.1, featureWeights: [0, 1, 1, 1, 1])
    #expect(other.labels == model.labels && other.inertia == model.inertia && other.outliers == model.outliers)
    #expect(other.trace == model.trace && other.centroids.map { Array($0.dropFirst()) } == model.centroids)
  }

  @Test func scaleOfAColumnAndItsWeight() throws {
    let model = try TrimmedKMeans.fitted(observations, clusterCount: 5, trimmedShare: 0.08)
    var columns = columns
    columns[1] = columns[1].map { $0 * 2 }
    let doubled = try TrimmedKMeans.fitted(
      Observations(columns: columns), clusterCount: 5, trimmedShare: 0.08, featureWeights: [1, 0.25, 1, 1])
    #expect(doubled.labels == model.labels && doubled.inertia == model.inertia && doubled.trace == model.trace)
  }

  @Test(arguments: [0.1, 0.1234]) func weightThreeIsTheRowThreeTimes(share: Double) throws {
    let rows = (0..<240).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let repeated = try TrimmedKMeans.fitted(observations.selecting(rows), clusterCount: 4, trimmedShare: share)
    let weighted = try TrimmedKMeans.fitted(
      observations, clusterCount: 4, trimmedShare: share, weights: (0..<240).map { Double(1 + $0 % 3) })
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(abs(weighted.inertia - repeated.inertia) <= 1e-12 * repeated.inertia)
    #expect(abs(weighted.cutoff - repeated.cutoff) <= 1e-12)
    for (own, other) in zip(weighted.centroids.joined(), repeated.centroids.joined()) {
      #expect(abs(own - other) < 1e-12)
    }
    // A row that is kept in part is no outlier, and some of its copies are.
    #expect(Set(weighted.outliers).isSubset(of: repeated.outliers.map { rows[$0] }))
    #expect(repeated.outliers.count == Int(share * 480))
  }

  @Test func theUnitOfWeightsChangesNothing() throws {
    let weights = (0..<240).map { Double(1 + $0 % 3) }
    let model = try TrimmedKMeans.fitted(observations, clusterCount: 4, trimmedShare: 0.1, weights: weights)
    let other = try TrimmedKMeans.fitted(
      observations, clusterCount: 4, trimmedShare: 0.1, weights: weights.map { $0 / 1_024 })
    #expect(other.labels == model.labels && other.outliers == model.outliers && other.centroids == model.centroids)
  }

  /// Observations of weight 0 are labelled and move nothing.
  @Test func weightZeroMovesNothing() throws {
    let kept = (0..<240).filter { $0 % 4 != 1 }
    let all = try TrimmedKMeans.fitted(
      observations, clusterCount: 5, trimmedShare: 0.1, weights: (0..<240).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try TrimmedKMeans.fitted(observations.selecting(kept), clusterCount: 5, trimmedShare: 0.1)
    #expect(kept.map { all.labels[$0] } == some.labels && all.outliers == some.outliers.map { kept[$0] })
    #expect(all.centroids == some.centroids && all.inertia == some.inertia && all.trace == some.trace)
    #expect(try all.labels == some.assign(observations).labels)
  }
}
