import Provenance
import TestSupport
import Testing

@testable import Clustering

/// What the search promises: the best of small sets, and an end that no allowed exchange improves.
@Suite struct ConstrainedKMeansOptimalityLawTests {
  /// All divisions, one by one.
  @Test(arguments: DrawnConstraints.allCases) func bestOfAllDivisions(kind: DrawnConstraints) throws {
    var generator = SeededGenerator(seed: 21)
    var counts = (solved: 0, refused: 0)
    for round in 0..<40 {
      let clusterCount = 2 + round % 2
      let count = clusterCount + 1 + generator.nextIndex(below: 8 - clusterCount)
      let constraints = kind.constraints(count: count, clusterCount: clusterCount, using: &generator)
      let columns = (0..<2).map { _ in (0..<count).map { _ in 10 * generator.nextUniform() } }
      let weights = round % 3 == 0 ? (0..<count).map { Double(1 + $0 % 3) } : nil
      let observations = try Observations(columns: columns)
      let plain = PlainConstraints(
        constraints: constraints, clusterCount: clusterCount, observationCount: count)
      guard let least = plain.leastInertia(observations.allRows, rowWeights: weights) else {
        counts.refused += 1
        #expect(throws: ClusteringError.self) {
          try ConstrainedKMeans.fitted(observations, clusterCount: clusterCount, constraints)
        }
        continue
      }
      counts.solved += 1
      let model = try ConstrainedKMeans.fitted(
        observations, clusterCount: clusterCount, constraints, weights: weights, restartCount: 100)
      #expect(plain.allow(model.labels) && model.trace.isExact)
      #expect(abs(model.inertia - least) <= 1e-9 * max(1, least), "\(round): \(model.inertia) \(least)")
    }
    #expect(counts.solved > 15 && (counts.refused > 0 || [.apart, .together].contains(kind)))
  }

  /// The labels are the cheapest that the constraints allow for the centroids, whatever was assigned and exchanged.
  @Test(arguments: DrawnConstraints.allCases) func labelsAreTheBestForTheCentroids(kind: DrawnConstraints) throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<30 {
      let (count, clusterCount) = (8, 3)
      let constraints = kind.constraints(count: count, clusterCount: clusterCount, using: &generator)
      let columns = (0..<2).map { _ in (0..<count).map { _ in 10 * generator.nextUniform() } }
      let observations = try Observations(columns: columns)
      let plain = PlainConstraints(constraints: constraints, clusterCount: clusterCount, observationCount: count)
      guard plain.isFeasible else { continue }
      let model = try ConstrainedKMeans.fitted(
        observations, clusterCount: clusterCount, constraints, restartCount: 2)
      let costs = observations.allRows.flatMap { row in
        model.centroids.map { zip(row, $0).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
      }
      let least = try #require(plain.leastCost(costs))
      #expect(abs(model.inertia - least) <= 1e-9 * max(1, least))
    }
  }

  /// Every move and every swap that is allowed, one by one.
  @Test(arguments: ConstrainedMarket.Kind.allCases) func noExchangeLowersTheInertia(
    kind: ConstrainedMarket.Kind
  ) throws {
    for seed in 1...3 {
      let market = ConstrainedMarket(count: 48, isWhole: seed == 2, seed: UInt64(seed))
      let weights = seed == 3 ? (0..<market.count).map { Double(1 + $0 * 7 % 5) } : nil
      let model = try ConstrainedKMeans.fitted(
        market.observations, clusterCount: 4, market.constraints(kind), seed: UInt64(seed), weights: weights,
        restartCount: 1)
      let rows = try market.observations.allRows
      let allowed = PlainConstraints(
        constraints: market.constraints(kind), clusterCount: 4, observationCount: market.count)
      func inertia(_ labels: [Int]) -> Double {
        PlainPartition(rows, labels: labels, clusterCount: 4, rowWeights: weights).inertia
      }
      let bound = inertia(model.labels) * (1 - 1e-9)
      for row in 0..<market.count {
        for cluster in 0..<4 where cluster != model.labels[row] {
          var moved = model.labels
          moved[row] = cluster
          if allowed.allow(moved) { #expect(inertia(moved) >= bound) }
        }
        for other in 0..<row where model.labels[other] != model.labels[row] {
          var swapped = model.labels
          swapped.swapAt(row, other)
          if allowed.allow(swapped) { #expect(inertia(swapped) >= bound) }
        }
      }
    }
  }

  /// What is said to bind does, and how many it keeps.
  @Test func bindingConstraints() throws {
    let line = try Observations(columns: [[0, 1, 2, 3, 10, 11]])
    let full = try ConstrainedKMeans.fitted(line, clusterCount: 2, ClusterConstraints(maximumSize: 3))
    #expect(full.labels == [0, 0, 0, 1, 1, 1] && full.centroids == [[1], [8]])
    #expect(full.binding == [BindingConstraint(kind: .maximumSize, cluster: 0, observationCount: 1)])
    #expect(full.displacedCount == 1 && abs(full.unconstrainedInertia - 5.5) <= 1e-12)
    let least = try ConstrainedKMeans.fitted(line, clusterCount: 2, ClusterConstraints(minimumSize: 3))
    #expect(least.labels == full.labels)
    #expect(least.binding == [BindingConstraint(kind: .minimumSize, cluster: 1, observationCount: 1)])
    let amount = try ConstrainedKMeans.fitted(
      line, clusterCount: 2, ClusterConstraints(minimumAmount: 6, amounts: [1, 2, 3, 4, 1, 1]))
    #expect(amount.labels == full.labels && amount.clusterAmounts == [6, 6])
    #expect(amount.binding == [BindingConstraint(kind: .minimumAmount, cluster: 1, observationCount: 1)])
    let apart = try ConstrainedKMeans.fitted(
      line, clusterCount: 2, ClusterConstraints(apart: [-1, -1, 5, 5, -1, -1]))
    #expect(apart.labels == full.labels)
    #expect(apart.binding == [BindingConstraint(kind: .apart, cluster: nil, observationCount: 1)])
    let together = try ConstrainedKMeans.fitted(
      line, clusterCount: 2, ClusterConstraints(together: [9, -1, -1, -1, -1, 9]))
    #expect(together.labels[0] == together.labels[5])
    #expect(together.binding.map(\.kind) == [.together])
  }
}
