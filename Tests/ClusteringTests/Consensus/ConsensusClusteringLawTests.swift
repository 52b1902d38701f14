import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// A model describes one state, and what must not matter does not.
@Suite struct ConsensusClusteringLawTests {
  private static let count = 240
  private static let centres: [[Double]] = [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]]
  private let columns: [[Double]]
  private let observations: Observations
  /// Segments that nobody can miss.
  private let clear: SyntheticBuyers

  init() throws {
    let buyers = SyntheticBuyers(count: Self.count, centres: Self.centres, noise: 2, seed: 8)
    columns = buyers.columns
    observations = try buyers.observations()
    clear = SyntheticBuyers(count: Self.count, centres: Self.centres, noise: 0.4, seed: 8)
  }

  @Test(arguments: [EnsembleSampling.bootstrap, .subsample(share: 0.7)], [false, true]) func partsAgree(
    sampling: EnsembleSampling, isWeighted: Bool
  ) throws {
    let rowWeights = isWeighted ? (0..<Self.count).map { Double($0 * 7 % 5) / 2 } : nil
    let weights = rowWeights ?? [Double](repeating: 1, count: Self.count)
    let model = try ConsensusClustering.fitted(
      observations, clusterCount: 4, memberCount: 25, sampling: sampling, weights: rowWeights,
      featureWeights: [1, 0.5, 2, 0.25])
    #expect(model.memberCount == 25 && model.agreements.count == 25 && model.diagnostics.isEmpty)
    var disagreement = 0.0
    for (row, label) in model.labels.enumerated() {
      let shares = model.shares(of: row)
      #expect(abs(shares.reduce(0, +) - 1) <= 1e-12 && shares.count == 4)
      #expect(model.memberships[row] == shares[label] && shares[label] == shares.max())
      disagreement += weights[row] * (1 - shares.reduce(0) { $0 + $1 * $1 })
    }
    #expect(abs(model.disagreement - disagreement / weights.reduce(0, +)) <= 1e-12)
    #expect(model.disagreement == model.trace.last && model.disagreement > 0.001)
    #expect(zip(model.trace, model.trace.dropFirst()).allSatisfy { $1 < $0 })
    #expect(model.agreements.allSatisfy { $0 <= 1 } && model.meanAgreement > 0.4 && model.meanAgreement < 1)
    for cluster in 0..<4 {
      let members = (0..<Self.count).filter { model.labels[$0] == cluster }
      let weight = members.reduce(0) { $0 + weights[$1] }
      #expect(model.sizes[cluster] == members.count && model.clusterWeights[cluster] == weight)
      for feature in 0..<4 {
        let mean = members.reduce(0) { $0 + weights[$1] * columns[feature][$1] } / weight
        #expect(abs(model.centroids[cluster][feature] - mean) <= 1e-12)
      }
    }
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
  }

  /// Where the segments are clear all members agree, and the consensus is what k-means finds.
  @Test func clearSegmentsAreCertain() throws {
    let model = try ConsensusClustering.fitted(clear.observations(), clusterCount: 4)
    #expect(model.memberships.allSatisfy { $0 == 1 } && model.agreements.allSatisfy { $0 == 1 })
    #expect(model.disagreement == 0 && model.meanAgreement == 1)
    let plain = try KMeans.fitted(clear.observations(), clusterCount: 4)
    #expect(model.labels == plain.labels && model.sizes == plain.sizes)
  }

  /// An account half-way between two segments is in doubt, and the others are not.
  @Test func doubtIsWhereItShouldBe() throws {
    var columns = clear.columns
    for feature in columns.indices {
      columns[feature][0] = (Self.centres[0][feature] + Self.centres[2][feature]) / 2
    }
    let model = try ConsensusClustering.fitted(Observations(columns: columns), clusterCount: 4, memberCount: 60)
    #expect(model.memberships[0] < 0.98 && model.memberships.dropFirst().allSatisfy { $0 == 1 })
    let two = Set([model.labels[4], model.labels[2]])
    #expect(Set(model.shares(of: 0).indices.filter { model.shares(of: 0)[$0] > 0 }) == two)
  }

  @Test func threadsChangeNothing() throws {
    let observations = try SyntheticBuyers.ratings(count: 40_000).observations()
    let weights = (0..<40_000).map { Double($0 * 7 % 5) / 2 }
    func model(_ threads: Int) throws -> ConsensusModel {
      try ConsensusClustering.fitted(
        observations, clusterCount: 4, memberCount: 6, weights: weights, workers: Workers(count: threads))
    }
    let one = try model(1)
    #expect(one.labels.count == 40_000 && one.diagnostics.isEmpty)
    for threads in [2, 5] { #expect(try model(threads) == one) }
  }

  @Test func storageChangesNothing() throws {
    let columns = SyntheticBuyers.ratings(count: 500).clippedColumns
    let bytes = try ConsensusClustering.fitted(Observations(columns: columns), clusterCount: 4)
    let doubles = try ConsensusClustering.fitted(Observations(columns.map { .doubles($0) }), clusterCount: 4)
    #expect(bytes == doubles)
  }

  /// Samples are drawn by place, so that only clear segments are the same in another order, or with rows repeated.
  @Test func orderAndWeightOfAccounts() throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<Self.count)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let observations = try clear.observations()
    let model = try ConsensusClustering.fitted(observations, clusterCount: 4)
    let permuted = try ConsensusClustering.fitted(observations.selecting(order), clusterCount: 4)
    #expect(permuted.labels == order.map { model.labels[$0] })
    let rows = (0..<Self.count).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let repeated = try ConsensusClustering.fitted(observations.selecting(rows), clusterCount: 4)
    let weighted = try ConsensusClustering.fitted(
      observations, clusterCount: 4, weights: (0..<Self.count).map { Double(1 + $0 % 3) })
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(weighted.clusterWeights == repeated.clusterWeights)
  }

  /// A feature of weight 0 may hold anything.
  @Test func weightZeroIsARemovedColumn() throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<Self.count).map { _ in 1e6 * generator.nextNormal() }
    let model = try ConsensusClustering.fitted(observations, clusterCount: 5)
    let other = try ConsensusClustering.fitted(
      Observations(columns: [noise] + columns), clusterCount: 5, featureWeights: [0, 1, 1, 1, 1])
    #expect(other.labels == model.labels && other.memberships == model.memberships && other.trace == model.trace)
    #expect(other.centroids.map { Array($0.dropFirst()) } == model.centroids)
  }

  /// Observations of weight 0 are labelled and move nothing.
  @Test func weightZeroMovesNothing() throws {
    let kept = (0..<Self.count).filter { $0 % 4 != 1 }
    let all = try ConsensusClustering.fitted(
      observations, clusterCount: 4, weights: (0..<Self.count).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try ConsensusClustering.fitted(observations.selecting(kept), clusterCount: 4)
    #expect(kept.map { all.labels[$0] } == some.labels && kept.map { all.memberships[$0] } == some.memberships)
    #expect(all.clusterWeights == some.clusterWeights && all.agreements == some.agreements)
    #expect(abs(all.disagreement - some.disagreement) <= 1e-12)
  }

  /// Another sample is another ensemble, and on overlapping segments another consensus.
  @Test func seedsMatter() throws {
    let one = try ConsensusClustering.fitted(observations, clusterCount: 4, seed: 1)
    #expect(try ConsensusClustering.fitted(observations, clusterCount: 4, seed: 1) == one)
    #expect(try ConsensusClustering.fitted(observations, clusterCount: 4, seed: 2) != one)
    // Of all the rows there is one sample.
    let all = try ConsensusClustering.fitted(
      clear.observations(), clusterCount: 3, sampling: .subsample(share: 1), restartCount: 30)
    #expect(all.disagreement == 0)
  }
}
