import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// A model describes one state, and what must not matter does not.
@Suite struct KMediansLawTests {
  private static let count = 240
  private static let centres: [[Double]] = [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]]
  private let columns: [[Double]]
  private let observations: Observations

  init() throws {
    let buyers = SyntheticBuyers(count: Self.count, centres: Self.centres, noise: 1.2, seed: 8)
    columns = buyers.columns
    observations = try buyers.observations()
  }

  @Test(arguments: [false, true], [false, true]) func partsAgree(isWeighted: Bool, isWhole: Bool) throws {
    let featureWeights = [1, 0.25, 4, 0.0625]
    let rowWeights = isWeighted ? (0..<Self.count).map { Double($0 * 7 % 5) / 2 } : nil
    let observations = isWhole ? try SyntheticBuyers.ratings(count: Self.count).observations() : observations
    let model = try KMedians.fitted(
      observations, clusterCount: 5, weights: rowWeights, featureWeights: featureWeights)
    let plain = PlainMedians(observations.allRows, weights: rowWeights, featureWeights: featureWeights)
    for (row, label) in model.labels.enumerated() {
      let distances = model.centroids.map { plain.distance(plain.rows[row], $0) }
      #expect(distances[label] <= distances.min()! + 1e-12)
    }
    for cluster in 0..<5 {
      let members = (0..<Self.count).filter { model.labels[$0] == cluster }
      let weight = members.reduce(0) { $0 + plain.weights[$1] }
      let deviation = plain.deviation(of: members)
      #expect(model.sizes[cluster] == members.count && model.clusterWeights[cluster] == weight)
      #expect(abs(model.deviations[cluster] - deviation) <= 1e-11 * deviation, "no point has less")
      if !isWhole { #expect(model.centroids[cluster] == plain.median(of: members.filter { plain.weights[$0] > 0 })) }
    }
    #expect(model.totalDeviation == model.deviations.reduce(0, +) && model.diagnostics.isEmpty)
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(try model.labels(of: observations) == model.labels)
  }

  /// One rating out of reach in every fifth account moves means and not medians.
  @Test func wildRatingsMoveLittle() throws {
    var generator = SeededGenerator(seed: 4)
    let clean = SyntheticBuyers(count: 400, centres: Self.centres, noise: 0.3, seed: 3)
    var columns = clean.columns
    for row in stride(from: 0, to: 400, by: 5) { columns[generator.nextIndex(below: 4)][row] += 5 }
    let observations = try Observations(columns: columns)
    // How far from its centre a coordinate lies at most; accounts 6 to 9 are as they were, one of each centre.
    func error(_ labels: [Int], _ centroids: [[Double]]) -> Double {
      (0..<4).map { group in
        zip(centroids[labels[6 + group]], Self.centres[(6 + group) % 4]).map { abs($0 - $1) }.max()!
      }.max()!
    }
    let medians = try KMedians.fitted(observations, clusterCount: 4)
    let means = try KMeans.fitted(observations, clusterCount: 4)
    #expect(error(medians.labels, medians.centroids) < 0.15 && error(means.labels, means.centroids) > 0.25)
  }

  @Test func theObjectiveNeverRises() throws {
    for isWhole in [false, true] {
      let observations = try SyntheticBuyers(
        count: 3_000, centres: Self.centres, noise: 2, isWhole: isWhole, seed: 5
      ).observations()
      let counted = try CountedObservations(
        observations, weights: ObservationWeights((0..<3_000).map { Double(1 + $0 * 7 % 11) / 4 }),
        featureWeights: [1, 0.5, 2, 0.25], limit: .max, workers: .one)
      let descent = MedianDescent(
        counted, featureWeights: [1, 0.5, 2, 0.25], clusterCount: 6, workers: Workers(count: 2))
      for seed in 1...5 {
        var generator = SeededGenerator(seed: UInt64(seed))
        let rows = generator.sampleOfIndices(6, below: 3_000)
        let state = descent.descend(from: rows.flatMap { observations.row($0) }, limit: 500)
        #expect(state.isConverged && state.totals.count > 2)
        #expect(zip(state.totals, state.totals.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-12) })
        #expect(state.totalDeviation == state.totals.last)
      }
    }
  }

  @Test(arguments: [false, true]) func threadsChangeNothing(isWhole: Bool) throws {
    let observations = try SyntheticBuyers(
      count: 40_000, centres: Self.centres, noise: 2, isWhole: isWhole, seed: 5
    ).observations()
    let weights = (0..<40_000).map { Double($0 * 7 % 5) / 2 }
    func model(_ threads: Int) throws -> KMediansModel {
      try KMedians.fitted(
        observations, clusterCount: 4, weights: weights, restartCount: 4, workers: Workers(count: threads))
    }
    let one = try model(1)
    #expect(one.trace.searchedRows == KMeans.searchRows && one.diagnostics.isEmpty)
    for threads in [2, 5] { #expect(try model(threads) == one) }
  }

  @Test func storageChangesNothing() throws {
    let columns = SyntheticBuyers.ratings(count: 500).clippedColumns
    let bytes = try KMedians.fitted(Observations(columns: columns), clusterCount: 4)
    let doubles = try KMedians.fitted(Observations(columns.map { .doubles($0) }), clusterCount: 4)
    #expect(bytes == doubles)
  }

  @Test func orderOfAccounts() throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<Self.count)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let model = try KMedians.fitted(observations, clusterCount: 4)
    let permuted = try KMedians.fitted(observations.selecting(order), clusterCount: 4)
    #expect(permuted.labels == order.map { model.labels[$0] } && permuted.centroids == model.centroids)
    #expect(abs(permuted.totalDeviation - model.totalDeviation) <= 1e-12 * model.totalDeviation)
  }

  /// A feature of weight 0 may hold anything.
  @Test func weightZeroIsARemovedColumn() throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<Self.count).map { _ in 1e6 * generator.nextNormal() }
    let model = try KMedians.fitted(observations, clusterCount: 6)
    let other = try KMedians.fitted(
      Observations(columns: [noise] + columns), clusterCount: 6, featureWeights: [0, 1, 1, 1, 1])
    #expect(other.labels == model.labels && other.totalDeviation == model.totalDeviation)
    #expect(other.trace == model.trace && other.centroids.map { Array($0.dropFirst()) } == model.centroids)
  }

  @Test func scaleOfAColumnAndItsWeight() throws {
    let model = try KMedians.fitted(observations, clusterCount: 5)
    var columns = columns
    columns[1] = columns[1].map { $0 * 2 }
    let doubled = try KMedians.fitted(
      Observations(columns: columns), clusterCount: 5, featureWeights: [1, 0.25, 1, 1])
    #expect(doubled.labels == model.labels && doubled.totalDeviation == model.totalDeviation)
    #expect(doubled.trace == model.trace)
  }

  @Test func weightThreeIsTheRowThreeTimes() throws {
    let rows = (0..<Self.count).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let repeated = try KMedians.fitted(observations.selecting(rows), clusterCount: 4)
    let weighted = try KMedians.fitted(
      observations, clusterCount: 4, weights: (0..<Self.count).map { Double(1 + $0 % 3) })
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(weighted.centroids == repeated.centroids && weighted.clusterWeights == repeated.clusterWeights)
    #expect(abs(weighted.totalDeviation - repeated.totalDeviation) <= 1e-12 * repeated.totalDeviation)
  }

  /// Observations of weight 0 are labelled and move nothing.
  @Test func weightZeroMovesNothing() throws {
    let kept = (0..<Self.count).filter { $0 % 4 != 1 }
    let all = try KMedians.fitted(
      observations, clusterCount: 5, weights: (0..<Self.count).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try KMedians.fitted(observations.selecting(kept), clusterCount: 5)
    #expect(kept.map { all.labels[$0] } == some.labels && all.trace == some.trace)
    #expect(all.centroids == some.centroids && all.totalDeviation == some.totalDeviation)
    #expect(try all.labels == some.labels(of: observations))
  }
}
