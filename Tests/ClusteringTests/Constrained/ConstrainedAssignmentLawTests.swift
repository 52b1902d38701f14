import Provenance
import Testing

@testable import Clustering

/// Assignments against all assignments, one by one.
@Suite struct ConstrainedAssignmentLawTests {
  /// A problem that is small enough to try everything.
  private struct Problem {
    let plain: PlainConstraints
    let costs: [Double]

    init(_ kind: DrawnConstraints, using generator: inout SeededGenerator) {
      let clusterCount = 1 + generator.nextIndex(below: 3)
      let count = clusterCount + generator.nextIndex(below: 9 - clusterCount)
      plain = PlainConstraints(
        constraints: kind.constraints(count: count, clusterCount: clusterCount, using: &generator),
        clusterCount: clusterCount, observationCount: count)
      // Whole costs have ties.
      let isWhole = generator.nextIndex(below: 2) == 0
      costs = (0..<(count * clusterCount)).map { _ in
        isWhole ? Double(generator.nextIndex(below: 4)) : generator.nextUniform()
      }
    }

    func plan() throws -> ConstraintPlan {
      try ConstraintPlan(
        plain.constraints, clusterCount: plain.clusterCount, observationCount: plain.observationCount)
    }

    /// The costs of the blocks of a plan.
    func costs(of plan: ConstraintPlan) -> [Double] {
      var sums = [Double](repeating: 0, count: plan.blocks.count * plain.clusterCount)
      for row in 0..<plain.observationCount {
        for cluster in 0..<plain.clusterCount {
          sums[plan.blocks.block(of: row) * plain.clusterCount + cluster] += costs[row * plain.clusterCount + cluster]
        }
      }
      return sums
    }

    func cost(_ labels: [Int]) -> Double {
      labels.enumerated().reduce(0) { $0 + costs[$1.offset * plain.clusterCount + $1.element] }
    }
  }

  /// Found when there is one, refused when there is none, allowed, and the cheapest.
  @Test(arguments: DrawnConstraints.allCases) func bestOfAllAssignments(kind: DrawnConstraints) throws {
    var generator = SeededGenerator(seed: 5)
    var counts = (solved: 0, refused: 0, exact: 0)
    for _ in 0..<600 {
      let problem = Problem(kind, using: &generator)
      guard let least = problem.plain.leastCost(problem.costs) else {
        counts.refused += 1
        #expect(throws: ClusteringError.self) { try problem.plan() }
        continue
      }
      let plan = try problem.plan()
      var labels: [Int32]?
      var isExact = true
      if plan.isFlow, var flow = plan.flow {
        var found = [Int32](repeating: -1, count: plan.blocks.count)
        flow.assign(problem.costs(of: plan), labels: &found)
        labels = found
      } else {
        #expect(!kind.isFlow)
        var search = SearchAssignment(plan)
        let result = search.assign(problem.costs(of: plan), labels: &labels)
        isExact = result.isExact
        #expect(result.isExact && result.gap == 0, "so few are searched in full")
      }
      let blocks = try #require(labels)
      let found = (0..<problem.plain.observationCount).map { Int(blocks[plan.blocks.block(of: $0)]) }
      #expect(problem.plain.allow(found), "\(problem.plain.constraints) \(found)")
      #expect(abs(problem.cost(found) - least) <= 1e-12 * max(1, least), "\(problem.plain.constraints)")
      counts.solved += 1
      counts.exact += isExact ? 1 : 0
    }
    #expect(counts.solved > 100 && (counts.refused > 0 || kind == .together || kind == .apart))
  }

  /// Prices that the last assignment left do not change the next.
  @Test(arguments: [DrawnConstraints.sizes, .apart, .sizesAndApart]) func oneAfterTheOther(
    kind: DrawnConstraints
  ) throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<40 {
      let (count, clusterCount) = (60, 2 + generator.nextIndex(below: 5))
      let constraints = kind.constraints(count: count, clusterCount: clusterCount, using: &generator)
      guard let plan = try? ConstraintPlan(constraints, clusterCount: clusterCount, observationCount: count),
        let fresh = plan.flow
      else { continue }
      var used = fresh
      for _ in 0..<6 {
        let costs = (0..<(count * clusterCount)).map { _ in generator.nextUniform() }
        func total(_ flow: inout FlowAssignment) -> Double {
          var labels = [Int32](repeating: -1, count: count)
          flow.assign(costs, labels: &labels)
          let state = PartitionState(plan.blocks, plan.limits, labels: labels)
          #expect(state.isAllowed)
          return labels.enumerated().reduce(0) { $0 + costs[$1.offset * clusterCount + Int($1.element)] }
        }
        var other = fresh
        let (again, anew) = (total(&used), total(&other))
        #expect(abs(again - anew) <= 1e-12 * anew)
      }
    }
  }

  /// The prices prove that the flow is the cheapest: at them every block is where it is cheapest, and only full clusters
  /// have a price, and only those at their least a reward.
  @Test func pricesProveTheFlow() throws {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<30 {
      let (count, clusterCount) = (400, 2 + round % 7)
      let constraints = ClusterConstraints(
        minimumSize: count / clusterCount - 10, maximumSize: count / clusterCount + 10)
      let plan = try ConstraintPlan(constraints, clusterCount: clusterCount, observationCount: count)
      var flow = try #require(plan.flow)
      // Clusters of very different appeal.
      let costs = (0..<(count * clusterCount)).map { generator.nextUniform() + Double($0 % clusterCount) / 3 }
      var labels = [Int32](repeating: -1, count: count)
      flow.assign(costs, labels: &labels)
      let state = PartitionState(plan.blocks, plan.limits, labels: labels)
      #expect(state.isAllowed)
      for cluster in 0..<clusterCount {
        if flow.prices[cluster] > 1e-9 { #expect(state.sizes[cluster] == plan.limits.maximumSize) }
        if flow.prices[cluster] < -1e-9 { #expect(state.sizes[cluster] == plan.limits.minimumSize) }
      }
      for block in 0..<count {
        let own = costs[block * clusterCount + Int(labels[block])] + flow.prices[Int(labels[block])]
        for cluster in 0..<clusterCount {
          #expect(costs[block * clusterCount + cluster] + flow.prices[cluster] >= own - 1e-9)
        }
      }
    }
  }

  /// The matching of cliques against the matching that the room has.
  @Test func matchingOfCliques() {
    var generator = SeededGenerator(seed: 8)
    var matching = CliqueMatching(largest: 7, columnCount: 9)
    for _ in 0..<300 {
      let rows = 1 + generator.nextIndex(below: 7)
      let columns = rows + generator.nextIndex(below: 10 - rows)
      let costs = (0..<rows).map { _ in (0..<columns).map { _ in generator.nextUniform() - 0.5 } }
      matching.match(rowCount: rows, columnCount: columns) { costs[$0][$1] }
      let total = (0..<rows).reduce(0) { $0 + costs[$1][matching.columnOfRow[$1]] }
      #expect(Set(matching.columnOfRow[..<rows]).count == rows)
      #expect(abs(total - LinearAssignment(trusted: costs).totalCost) <= 1e-12)
    }
  }

  /// The bound that prices give is one, and what is found in its neighbourhood is near it.
  @Test func gapOfLargerSets() throws {
    var generator = SeededGenerator(seed: 9)
    for round in 0..<12 {
      let (count, clusterCount) = (300, 3 + round % 4)
      let amounts = (0..<count).map { _ in Double(1 + generator.nextIndex(below: 1_000)) }
      var constraints = ClusterConstraints(
        minimumAmount: amounts.reduce(0, +) / Double(clusterCount) * 0.9, amounts: amounts)
      if round.isMultiple(of: 2) { constraints.maximumSize = count / clusterCount + 8 }
      if round.isMultiple(of: 3) { constraints.together = (0..<count).map { $0 % 7 == 0 ? $0 / 21 : -1 } }
      if round.isMultiple(of: 4) { constraints.apart = (0..<count).map { $0 % 5 == 1 ? $0 / 10 : -1 } }
      let plan = try ConstraintPlan(constraints, clusterCount: clusterCount, observationCount: count)
      let costs = (0..<(plan.blocks.count * clusterCount)).map { index in
        (generator.nextUniform() + Double(index % clusterCount) / 4) * Double(plan.blocks.sizes[index / clusterCount])
      }
      var search = SearchAssignment(plan)
      var labels: [Int32]?
      let result = search.assign(costs, labels: &labels)
      let state = PartitionState(plan.blocks, plan.limits, labels: try #require(labels))
      #expect(state.isAllowed && result.gap < 0.01, "\(round): \(result.gap)")
    }
  }
}
