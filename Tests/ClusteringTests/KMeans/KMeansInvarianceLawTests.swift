import CKernels
import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// What must not matter does not.
@Suite struct KMeansInvarianceLawTests {
  private let buyers = SyntheticBuyers.ratings(count: 200)

  private func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(left - right) <= tolerance * max(abs(left), abs(right))
  }

  @Test func orderOfAccounts() throws {
    let observations = try buyers.observations()
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<observations.observationCount)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let model = try KMeans.fitted(observations, clusterCount: 4)
    let permuted = try KMeans.fitted(observations.selecting(order), clusterCount: 4)
    #expect(permuted.labels == order.map { model.labels[$0] })
    #expect(isClose(permuted.inertia, model.inertia, 1e-12))
  }

  /// A feature of weight 0 may hold anything.
  @Test func weightZeroIsARemovedColumn() throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<200).map { _ in 1e6 * generator.nextNormal() }
    let wide = try Observations(columns: [noise] + buyers.columns)
    for clusterCount in [2, 5, 9] {
      let model = try KMeans.fitted(buyers.observations(), clusterCount: clusterCount)
      let other = try KMeans.fitted(wide, clusterCount: clusterCount, featureWeights: [0, 1, 1, 1, 1])
      #expect(other.labels == model.labels)
      #expect(other.inertia == model.inertia)
      #expect(other.trace == model.trace)
      #expect(other.centroids.map { Array($0.dropFirst()) } == model.centroids)
    }
  }

  @Test func scaleOfAColumnAndItsWeight() throws {
    let model = try KMeans.fitted(buyers.observations(), clusterCount: 5)
    func scaled(_ factor: Double) throws -> KMeansModel {
      var columns = buyers.columns
      columns[1] = columns[1].map { $0 * factor }
      return try KMeans.fitted(
        Observations(columns: columns), clusterCount: 5, featureWeights: [1, 1 / (factor * factor), 1, 1])
    }
    let doubled = try scaled(2)
    #expect(doubled.labels == model.labels)
    #expect(doubled.inertia == model.inertia)
    #expect(doubled.trace == model.trace)
    #expect(doubled.centroids.map { [$0[0], $0[1] / 2, $0[2], $0[3]] } == model.centroids)
    let stretched = try scaled(3.7)
    #expect(stretched.labels == model.labels)
    #expect(isClose(stretched.inertia, model.inertia))
  }

  /// The same numbers in every storage, kept as tiles or converted each time: the same bits.
  @Test(arguments: [(300, 5), (20_000, 5), (4_000, 11)]) func storage(count: Int, clusterCount: Int) throws {
    let columns = SyntheticBuyers.ratings(count: count).clippedColumns
    let bytes = try Observations(columns: columns)
    guard bytes.byteColumns != nil else {
      Issue.record("ratings are kept as bytes")
      return
    }
    let model = try KMeans.fitted(bytes, clusterCount: clusterCount, patience: 20)
    let storages: [[Observations.Column]] = [
      columns.map { .doubles($0) }, columns.map { .singles($0.map { Float($0) }) },
      columns.map { .decimals($0.map { Int32($0) }, places: 0) },
      columns.map { .decimals($0.map { Int32($0 * 1_000) }, places: 3) },
      columns.enumerated().map { $0.isMultiple(of: 2) ? .doubles($1) : .bytes($1.map { UInt8($0) }) },
    ]
    for storage in storages {
      let same = try KMeans.fitted(Observations(storage), clusterCount: clusterCount, patience: 20)
      #expect(same.labels == model.labels && same.centroids == model.centroids && same.inertia == model.inertia)
      #expect(same.trace.childCount == model.trace.childCount)
      // The moments of bytes come from a histogram, the others from sums.
      #expect(isClose(same.totalSumOfSquares, model.totalSumOfSquares))
    }
    let shifted = try Observations(columns: columns.map { $0.map { $0 + 0.5 } })
    let other = try KMeans.fitted(shifted, clusterCount: clusterCount, patience: 20)
    #expect(other.labels == model.labels)
    #expect(isClose(other.inertia, model.inertia, 1e-11))
  }

  /// The tiles that are kept and the tiles that are made anew each time hold the same.
  @Test func packedAndUnpackedTilesAreTheSame() throws {
    let count = 1_300_003
    let bytes = (0..<7).map { feature -> [UInt8] in
      (0..<count).map { (row: Int) -> UInt8 in UInt8(truncatingIfNeeded: (row * (31 + 12 * feature)) / 8) }
    }
    let weights = [Double](repeating: 1, count: 7)
    let large = try TileSource(Observations(byteColumns: bytes), weights: nil, featureWeights: weights)
    let lastRows = Array((count - 300)..<count)
    let small = try TileSource(large.observations.selecting(lastRows), weights: nil, featureWeights: weights)
    func rows(_ source: TileSource, tiles: Range<Int>) -> [Int: [Double]] {
      var found: [Int: [Double]] = [:]
      source.forEachScoreTile(in: tiles) { score in
        #expect(score.rows == source.rows(ofTile: score.tile))
        let columns = (0..<7).map { feature in
          var values = [Float](repeating: 0, count: score.rows.count)
          pk_score_values(score.columns.pointee.columns + feature, score.first, values.count, &values)
          return values.map { Double($0) * source.space.units[feature] + source.space.centres[feature] }
        }
        for (index, row) in score.rows.enumerated() { found[row] = columns.map { $0[index] } }
      }
      return found
    }
    let ofLarge = rows(large, tiles: (large.tileCount - 3)..<large.tileCount)
    let ofSmall = rows(small, tiles: 0..<small.tileCount)
    #expect(ofSmall.count == 300)
    for (place, row) in lastRows.enumerated() {
      #expect(ofLarge[row] == ofSmall[place])
      #expect(ofSmall[place] == large.observations.row(row))
    }
  }

  @Test func weightTwoIsTheRowTwice() throws {
    let rows = (0..<60).flatMap { $0 % 3 == 0 ? [$0, $0] : [$0] }
    let observations = try SyntheticBuyers.ratings(count: 60).observations()
    let repeated = try KMeans.fitted(observations.selecting(rows), clusterCount: 4)
    let weighted = try KMeans.fitted(
      observations, clusterCount: 4, weights: (0..<60).map { $0 % 3 == 0 ? 2 : 1 })
    #expect(isClose(weighted.inertia, repeated.inertia))
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    for (left, right) in zip(weighted.centroids.joined(), repeated.centroids.joined()) { #expect(isClose(left, right)) }
    #expect(weighted.clusterWeights == repeated.clusterWeights)
  }

  /// Rows of weight 0 are labelled and move nothing. Inertia is summed in another order without them.
  @Test func weightZeroMovesNothing() throws {
    let kept = (0..<200).filter { $0 % 4 != 1 }
    let observations = try buyers.observations()
    let all = try KMeans.fitted(observations, clusterCount: 5, weights: (0..<200).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try KMeans.fitted(
      observations.selecting(kept), clusterCount: 5, weights: [Double](repeating: 1, count: kept.count))
    #expect(kept.map { all.labels[$0] } == some.labels)
    #expect(all.centroids == some.centroids)
    #expect(isClose(all.inertia, some.inertia))
    #expect(all.clusterWeights == some.clusterWeights)
    #expect(all.labels == (try some.assign(observations).labels))
  }

  @Test func seedsOnEasyData() throws {
    let observations = try SyntheticBuyers(
      count: 300, centres: [[0, 0], [100, 0], [0, 100], [100, 100]], noise: 3, seed: 3
    ).observations()
    let models = try (1...8).map { try KMeans.fitted(observations, clusterCount: 4, seed: $0) }
    for model in models {
      #expect(isClose(model.inertia, models[0].inertia, 1e-12) && model.labels == models[0].labels)
      #expect(model.trace.childCount == 0, "restarts that agree leave nothing to recombine")
      #expect(model.trace.shareReachingBest == 1)
    }
  }
}
