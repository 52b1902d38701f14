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
          ConstraintRelaxation(constraints, clusterCount: clusterCount, observationCount: observationCount)
            .conflict(isProven: finding.isProven)))
    }
    self = plan
  }

  private init(_ blocks: Blocks, _ limits: PartitionLimits, _ flow: FlowAssignment?, _ fallback: [Int32]) {
    (self.blocks, self.limits, self.flow, self.fallback) = (blocks, limits, flow, fallback)
    units = AssignmentUnits(blocks)
    isFlow = flow != nil && limits.minimumAmount == 0
  }

  /// A plan if a division was found.
  static func examine(
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

  /// Some allowed division.
  var anyDivision: PartitionState {
    guard isFlow, var flow else { return PartitionState(blocks, limits, labels: fallback) }
    var labels = [Int32](repeating: 0, count: blocks.count)
    flow.assign([Double](repeating: 0, count: blocks.count * limits.clusterCount), labels: &labels)
    return PartitionState(blocks, limits, labels: labels)
  }
}
