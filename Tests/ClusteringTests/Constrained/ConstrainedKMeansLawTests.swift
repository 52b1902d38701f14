import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// A model describes one state, keeps its constraints, and what must not matter does not.
@Suite struct ConstrainedKMeansLawTests {
  private let market = ConstrainedMarket(count: 160)

  private func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(left - right) <= tolerance * max(abs(left), abs(right), 1e-300)
  }

  private func fitted(
    _ kind: ConstrainedMarket.Kind, seed: UInt64 = 1, weights: [Double]? = nil, featureWeights: [Double]? = nil
  ) throws -> ConstrainedKMeansModel {
    try ConstrainedKMeans.fitted(
      market.observations, clusterCount: ConstrainedMarket.clusterCount, market.constraints(kind), seed: seed,
      weights: weights, featureWeights: featureWeights)
  }

  @Test(arguments: ConstrainedMarket.Kind.allCases, [false, true])
  func partsAgree(kind: ConstrainedMarket.Kind, isWeighted: Bool) throws {
    let weights = isWeighted ? (0..<market.count).map { Double($0 * 7 % 5) / 2 } : nil
    let featureWeights = [1, 0.5, 2, 0.25]
    let model = try fitted(kind, weights: weights, featureWeights: featureWeights)
    let constraints = market.constraints(kind)
    let plain = PlainPartition(
      try market.observations.allRows, labels: model.labels, clusterCount: 4, rowWeights: weights,
      featureWeights: featureWeights)
    #expect(
      PlainConstraints(constraints: constraints, clusterCount: 4, observationCount: market.count).allow(model.labels))
    #expect(model.sizes == (0..<4).map { cluster in model.labels.count { $0 == cluster } })
    #expect(zip(model.clusterWeights, plain.clusterWeights).allSatisfy { isClose($0, $1) })
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(zip(model.centroids.joined(), plain.centroids.joined()).allSatisfy { isClose($0, $1) })
    #expect(isClose(model.inertia, plain.inertia) && model.inertia == model.withinSumsOfSquares.reduce(0, +))
    #expect(model.unconstrainedInertia <= model.inertia && model.inertia <= model.totalSumOfSquares)
    #expect(0...1 ~= model.explainedVariance && 0...1 ~= model.costOfConstraints)
    #expect(
      model.clusterAmounts
        == constraints.amounts.map { amounts in
          (0..<4).map { cluster in
            amounts.indices.reduce(0) { model.labels[$1] == cluster ? $0 + amounts[$1] : $0 }
          }
        })
    let nearest = try model.assign(market.observations).labels
    #expect(model.displacedCount == zip(nearest, model.labels).count { $0 != $1 })
    #expect(model.trace.isExact || !kind.isFlow)
    let said = model.diagnostics.map(\.code).filter { $0 != "constrained" }
    #expect(said == (model.trace.isExact ? [] : ["approximate-assignment"]))
  }

  @Test(arguments: ConstrainedMarket.Kind.allCases) func inertiaNeverRises(kind: ConstrainedMarket.Kind) throws {
    for seed in 1...4 {
      let model = try fitted(kind, seed: UInt64(seed), weights: (0..<market.count).map { Double(1 + $0 % 3) })
      let inertias = model.trace.inertias
      #expect(zip(inertias, inertias.dropFirst()).allSatisfy { $0 > $1 })
      #expect(isClose(inertias[inertias.count - 1], model.inertia))
      #expect(model.trace.restartInertias.count == ConstrainedKMeans.defaultRestartCount)
      #expect(model.trace.restartInertias.min() == inertias.last)
    }
    // One start of many steps.
    let model = try ConstrainedKMeans.fitted(
      ConstrainedMarket(count: 1_000, noise: 4).observations, clusterCount: 4,
      ConstrainedMarket(count: 1_000).constraints(kind), restartCount: 1)
    if kind == .equalSizes { #expect(model.trace.inertias.count > 2, "steps that never come show nothing") }
    #expect(zip(model.trace.inertias, model.trace.inertias.dropFirst()).allSatisfy { $0 > $1 })
  }

  /// The first start is the solution of k-means, so without constraints the result is no worse.
  @Test func withoutConstraints() throws {
    for seed in 1...4 {
      let model = try fitted(.none, seed: UInt64(seed))
      let free = try KMeans.fitted(market.observations, clusterCount: 4)
      #expect(isClose(model.inertia, free.inertia) && model.labels == free.labels)
      #expect(model.binding.isEmpty && model.displacedCount == 0 && isClose(model.unconstrainedInertia, free.inertia))
    }
  }

  /// Limits that the solution without them keeps do not change it.
  @Test func constraintsThatDoNotBind() throws {
    let free = try KMeans.fitted(market.observations, clusterCount: 4)
    var groups = [Int](repeating: -1, count: market.count)
    var others = groups
    for cluster in 0..<4 {
      let members = groups.indices.filter { free.labels[$0] == cluster }
      groups[members[0]] = cluster
      groups[members[1]] = cluster
      others[members[2]] = 7
    }
    let amounts = (0..<4).map { cluster in
      market.amounts.indices.reduce(0) { free.labels[$1] == cluster ? $0 + market.amounts[$1] : $0 }
    }
    let model = try ConstrainedKMeans.fitted(
      market.observations, clusterCount: 4,
      ClusterConstraints(
        minimumSize: free.sizes.min(), maximumSize: free.sizes.max(), minimumAmount: amounts.min(),
        amounts: market.amounts, together: groups, apart: others))
    #expect(model.labels == free.labels && model.binding.isEmpty && model.displacedCount == 0)
    #expect(model.trace.isExact && model.costOfConstraints == 0)
  }

  @Test(arguments: ConstrainedMarket.Kind.allCases) func sameSeedSameModel(kind: ConstrainedMarket.Kind) throws {
    #expect(try fitted(kind, seed: 9) == fitted(kind, seed: 9))
  }

  @Test(arguments: [ConstrainedMarket.Kind.sizesAndApart, .everything], [240, 17_000])
  func threadsChangeNothing(kind: ConstrainedMarket.Kind, count: Int) throws {
    let market = ConstrainedMarket(count: count, isWhole: true)
    func model(_ threads: Int) throws -> ConstrainedKMeansModel {
      try ConstrainedKMeans.fitted(
        market.observations, clusterCount: 4, market.constraints(kind), restartCount: count > 1_000 ? 3 : 8,
        workers: Workers(count: threads))
    }
    let one = try model(1)
    for threads in count > 1_000 ? [2] : [2, 3, 64] { #expect(try model(threads) == one) }
  }

  /// The same numbers in every storage.
  @Test(arguments: [ConstrainedMarket.Kind.sizes, .everything]) func storage(kind: ConstrainedMarket.Kind) throws {
    let columns = ConstrainedMarket(count: 160, isWhole: true).columns.map { $0.map { min(10, max(0, $0)) } }
    let bytes = try Observations(columns: columns)
    let model = try ConstrainedKMeans.fitted(bytes, clusterCount: 4, market.constraints(kind))
    for storage: [Observations.Column] in [
      columns.map { .doubles($0) }, columns.map { .singles($0.map { Float($0) }) },
    ] {
      let same = try ConstrainedKMeans.fitted(Observations(storage), clusterCount: 4, market.constraints(kind))
      #expect(same.labels == model.labels && same.centroids == model.centroids)
      #expect(isClose(same.inertia, model.inertia))
    }
  }

  /// Groups that lie far apart, so that both find the best there is.
  @Test(arguments: ConstrainedMarket.Kind.allCases) func orderOfAccounts(kind: ConstrainedMarket.Kind) throws {
    let market = ConstrainedMarket(count: 120, noise: 0.4)
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<market.count)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let constraints = market.constraints(kind)
    var moved = constraints
    moved.amounts = constraints.amounts.map { list in order.map { list[$0] } }
    moved.together = constraints.together.map { list in order.map { list[$0] } }
    moved.apart = constraints.apart.map { list in order.map { list[$0] } }
    let model = try ConstrainedKMeans.fitted(market.observations, clusterCount: 4, constraints, restartCount: 40)
    let permuted = try ConstrainedKMeans.fitted(
      market.observations.selecting(order), clusterCount: 4, moved, restartCount: 40)
    let tolerance = kind.isFlow ? 1e-9 : 2e-3
    #expect(isClose(permuted.inertia, model.inertia, tolerance), "\(permuted.inertia) \(model.inertia)")
    if kind.isFlow { #expect(permuted.labels == order.map { model.labels[$0] }) }
  }

  /// A feature of weight 0 may hold anything.
  @Test(arguments: [ConstrainedMarket.Kind.sizes, .everything])
  func weightZeroIsARemovedColumn(kind: ConstrainedMarket.Kind) throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<market.count).map { _ in 1e6 * generator.nextNormal() }
    let model = try fitted(kind)
    let other = try ConstrainedKMeans.fitted(
      Observations(columns: [noise] + market.columns), clusterCount: 4, market.constraints(kind),
      featureWeights: [0, 1, 1, 1, 1])
    #expect(other.labels == model.labels && isClose(other.inertia, model.inertia, 1e-12))
    #expect(other.centroids.map { Array($0.dropFirst()) } == model.centroids)
  }

  @Test(arguments: [ConstrainedMarket.Kind.sizes, .everything])
  func scaleOfAColumnAndItsWeight(kind: ConstrainedMarket.Kind) throws {
    var columns = market.columns
    columns[1] = columns[1].map { $0 * 2 }
    let model = try fitted(kind)
    let doubled = try ConstrainedKMeans.fitted(
      Observations(columns: columns), clusterCount: 4, market.constraints(kind), featureWeights: [1, 0.25, 1, 1])
    #expect(doubled.labels == model.labels && doubled.inertia == model.inertia && doubled.trace == model.trace)
  }

  /// Sizes count observations that weigh nothing; centroids do not.
  @Test func observationsOfWeightZero() throws {
    let observations = try Observations(columns: [[0, 1, 2, 3, 20, 21, 22, 23]])
    let model = try ConstrainedKMeans.fitted(
      observations, clusterCount: 2, ClusterConstraints(minimumSize: 4, maximumSize: 4),
      weights: [1, 1, 0, 0, 3, 0, 0, 3])
    #expect(model.labels == [1, 1, 1, 1, 0, 0, 0, 0] && model.sizes == [4, 4])
    #expect(model.centroids == [[21.5], [0.5]] && model.clusterWeights == [6, 2])
    #expect(isClose(model.inertia, 14))
  }

  /// Kept together means nearly always more inertia than the members would have each for itself, and the parts add up.
  @Test func blocksWeighAsTheirMembers() throws {
    let groups = (0..<market.count).map { $0 / 2 }
    let weights = (0..<market.count).map { Double(1 + $0 % 4) }
    let model = try ConstrainedKMeans.fitted(
      market.observations, clusterCount: 4, ClusterConstraints(together: groups), weights: weights)
    // The same pairs, each replaced by its mean.
    let means = market.columns.map { column in
      (0..<(market.count / 2)).map { pair in
        let (left, right) = (2 * pair, 2 * pair + 1)
        return (column[left] * weights[left] + column[right] * weights[right]) / (weights[left] + weights[right])
      }
    }
    let merged = try KMeans.fitted(
      Observations(columns: means), clusterCount: 4,
      weights: (0..<(market.count / 2)).map { weights[2 * $0] + weights[2 * $0 + 1] })
    #expect(stride(from: 0, to: market.count, by: 2).map { model.labels[$0] } == merged.labels)
    #expect(zip(model.centroids.joined(), merged.centroids.joined()).allSatisfy { isClose($0, $1) })
    #expect(model.inertia > merged.inertia && model.trace.isExact)
  }
}
