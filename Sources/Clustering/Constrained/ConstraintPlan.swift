/// Constraints made ready for assignments: blocks, limits, and which kind of problem they make.
struct ConstraintPlan: Sendable {
  let blocks: Blocks
  let limits: PartitionLimits
  let units: AssignmentUnits
  /// The best assignment under sizes and cliques, where that is a flow.
  let flow: FlowAssignment?
  /// Whether the flow is all there is.
  let isFlow: Bool
  /// An allowed assignment where there is no flow alone.
  let fallback: [Int32]

  /// Checks that there is an allowed division.
  ///
  /// - Throws: `infeasible`. Time is O(n log n), and for some milliseconds to seconds of search where there is no flow.
  init(_ constraints: ClusterConstraints, clusterCount: Int, observationCount: Int) throws(ClusteringError) {
    let finding = try Self.examine(constraints, clusterCount, observationCount, effort: .full)
    guard let plan = finding.plan else {
      throw .infeasible(
        .jointly(
          Self.conflict(constraints, clusterCount, observationCount, isProven: finding.isProven)))
    }
    self = plan
  }

  private init(_ blocks: Blocks, _ limits: PartitionLimits, _ flow: FlowAssignment?, _ fallback: [Int32]) {
    (self.blocks, self.limits, self.flow, self.fallback) = (blocks, limits, flow, fallback)
    units = AssignmentUnits(blocks)
    isFlow = flow != nil && limits.minimumAmount == 0
  }

  /// A plan if a division was found.
  private static func examine(
    _ constraints: ClusterConstraints, _ clusterCount: Int, _ observationCount: Int, effort: PartitionSearch.Effort
  ) throws(ClusteringError) -> (plan: ConstraintPlan?, isProven: Bool) {
    let blocks = try Blocks(constraints, observationCount: observationCount)
    let limits = PartitionLimits(
      constraints, clusterCount: clusterCount, observationCount: observationCount, amountError: blocks.amountError)
    try limits.check(blocks, constraints)
    let flow = Self.flow(blocks, limits)
    if flow != nil, limits.minimumAmount == 0 { return (ConstraintPlan(blocks, limits, flow, []), true) }
    switch PartitionSearch(blocks, limits, effort: effort).run() {
    case .found(let labels): return (ConstraintPlan(blocks, limits, flow, labels), true)
    case .none: return (nil, true)
    case .unknown: return (nil, false)
    }
  }

  /// A flow, when no block is in two cliques and all have the same size, or sizes do not matter.
  ///
  /// It always has a solution: blocks dealt out in turn, clique after clique, make clusters that differ by at most one.
  private static func flow(_ blocks: Blocks, _ limits: PartitionLimits) -> FlowAssignment? {
    guard blocks.cliquesAreDisjoint else { return nil }
    let observationCount = blocks.sizes.reduce(0, +)
    let isFree = limits.minimumSize == 1 && limits.maximumSize == observationCount
    guard let size = blocks.sizes.first, isFree || blocks.sizes.allSatisfy({ $0 == size }) else { return nil }
    let lower = isFree ? 1 : (limits.minimumSize + size - 1) / size
    let upper = isFree ? blocks.count : limits.maximumSize / size
    guard limits.clusterCount * lower <= blocks.count, limits.clusterCount * upper >= blocks.count else { return nil }
    return FlowAssignment(
      AssignmentUnits(blocks), clusterCount: limits.clusterCount, lower: lower, upper: upper)
  }

  /// Which constraints cannot be had at once, and what could be had instead.
  private static func conflict(
    _ constraints: ClusterConstraints, _ clusterCount: Int, _ observationCount: Int, isProven: Bool
  ) -> JointConflict {
    func state(_ constraints: ClusterConstraints) -> PartitionState? {
      guard let plan = try? examine(constraints, clusterCount, observationCount, effort: .brief).plan else {
        return nil
      }
      return plan.anyDivision
    }
    // What can be left out without making a division possible is not to blame.
    var core = constraints
    for kind in constraints.kinds where core.kinds.count > 1 && state(core.without(kind)) == nil {
      core = core.without(kind)
    }
    var allowed = (minimumSize: Int?.none, maximumSize: Int?.none, minimumAmount: Double?.none)
    if let minimum = core.minimumSize, minimum > 0 {
      allowed.minimumSize = best(1...minimum) { limit in
        var relaxed = core
        relaxed.minimumSize = limit
        return state(relaxed)?.sizes.min()
      }
    }
    if let maximum = core.maximumSize {
      // The least maximum is the largest number that can be taken from n.
      let found = best(0...(observationCount - min(maximum, observationCount))) { saved in
        var relaxed = core
        relaxed.maximumSize = observationCount - saved
        return state(relaxed).flatMap { $0.sizes.max().map { observationCount - $0 } }
      }
      allowed.maximumSize = found.map { observationCount - $0 }
    }
    if let minimum = core.minimumAmount, minimum > 0 {
      let found = best(0...1_000) { share in
        var relaxed = core
        relaxed.minimumAmount = minimum * Double(share) / 1_000
        return state(relaxed)?.amounts.min().map { min(1_000, Int($0 / minimum * 1_000)) }
      }
      allowed.minimumAmount = found.map { minimum * Double($0) / 1_000 }
    }
    return JointConflict(
      clusterCount: clusterCount, kinds: core.kinds, isProven: isProven, minimumSize: constraints.minimumSize,
      maximumSize: constraints.maximumSize, minimumAmount: constraints.minimumAmount,
      allowedMinimumSize: allowed.minimumSize, allowedMaximumSize: allowed.maximumSize,
      allowedMinimumAmount: allowed.minimumAmount)
  }

  /// The largest number in a range for which something is found, by halving; `nil` when nothing is for the least.
  ///
  /// - Parameter value: What is found for a number: at least that number.
  private static func best(_ range: ClosedRange<Int>, _ value: (Int) -> Int?) -> Int? {
    guard var found = value(range.lowerBound) else { return nil }
    var above = range.upperBound + 1
    while found + 1 < above {
      let middle = (found + above) / 2
      if let value = value(middle) { found = max(middle, min(value, above - 1)) } else { above = middle }
    }
    return found
  }

  /// Some allowed division.
  private var anyDivision: PartitionState {
    guard isFlow, var flow else { return PartitionState(blocks, limits, labels: fallback) }
    var labels = [Int32](repeating: 0, count: blocks.count)
    flow.assign([Double](repeating: 0, count: blocks.count * limits.clusterCount), labels: &labels)
    return PartitionState(blocks, limits, labels: labels)
  }
}
