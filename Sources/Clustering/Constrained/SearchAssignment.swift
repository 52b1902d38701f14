/// A good assignment of blocks to clusters where no flow finds the best: blocks of unequal size under limits of size, least
/// amounts, or blocks of several cliques. These are generalised assignment problems, which are NP-hard.
///
/// 1. The best assignment under sizes and cliques alone, where that is a flow, else every block where it is cheapest: if
///    that is allowed it is the best.
/// 2. Prices on sizes and amounts (``PriceAscent``) give a bound and assignments that are nearly allowed; these are repaired
///    and improved by moves and chains (``PartitionRepair``), and so is the assignment there was before.
/// 3. For few blocks all that could be better is searched (``BranchAndBound``), unless there are too many possibilities.
///
/// Time is O(m k) for each of some dozens of price changes and rounds of improvement.
struct SearchAssignment: Sendable {
  private let blocks: Blocks
  private let limits: PartitionLimits
  private var flow: FlowAssignment?
  private var ascent: PriceAscent
  private var repair: PartitionRepair
  /// An allowed assignment, whatever it costs.
  private let fallback: [Int32]
  private var isFirst = true

  /// Among more blocks than this nothing is searched in full.
  static let searchedBlocks = 32
  private static let nodeLimit = 20_000
  private static let firstClimbs = 60
  private static let laterClimbs = 15

  init(_ plan: ConstraintPlan) {
    blocks = plan.blocks
    limits = plan.limits
    flow = plan.flow
    fallback = plan.fallback
    ascent = PriceAscent(plan.units, plan.limits)
    repair = PartitionRepair(clusterCount: plan.limits.clusterCount)
  }

  /// What is known of an assignment.
  struct Result: Sendable {
    /// How much more it may cost than the best, relative to its cost.
    let gap: Double
    /// Whether it is the best.
    let isExact: Bool
  }

  /// An assignment on the way, and what it costs.
  private struct Candidate {
    var state: PartitionState
    var cost: Double
  }

  /// Labels every block.
  ///
  /// - Parameters:
  ///   - costs: m rows of k numbers of at least 0.
  ///   - labels: An allowed assignment, which is improved, or `nil`.
  mutating func assign(_ costs: [Double], labels: inout [Int32]?) -> Result {
    ascent.begin()
    var relaxed = [Int32](repeating: 0, count: blocks.count)
    var bound = 0.0
    if flow != nil {
      flow?.assign(costs, labels: &relaxed)
      let state = PartitionState(blocks, limits, labels: relaxed)
      bound = repair.total(state, costs)
      if state.isAllowed {
        labels = relaxed
        return Result(gap: 0, isExact: true)
      }
    }
    var best = candidate(labels ?? fallback, costs)
    if flow != nil { offer(relaxed, costs, to: &best) }
    let isProven = climb(costs, &best, &relaxed, bound: &bound)
    if !isProven, ascent.labels.count == blocks.count { offer(ascent.labels, costs, to: &best) }
    var isExact = isProven || bound >= best.cost * (1 - 1e-12)
    if !isExact, blocks.count <= Self.searchedBlocks { isExact = searchAll(costs, &best) }
    isFirst = false
    labels = best.state.labels
    let gap = isExact || best.cost <= 0 ? 0 : max(0, 1 - bound / best.cost)
    return Result(gap: gap, isExact: isExact)
  }

  /// Raises the prices, and keeps what is allowed and better on the way; whether that is the best of all.
  private mutating func climb(
    _ costs: [Double], _ best: inout Candidate, _ relaxed: inout [Int32], bound: inout Double
  ) -> Bool {
    for _ in 0..<(isFirst ? Self.firstClimbs : Self.laterClimbs) {
      let value = ascent.relax(blocks, costs, labels: &relaxed)
      bound = max(bound, value)
      let state = PartitionState(blocks, limits, labels: relaxed)
      if state.isAllowed {
        let cost = repair.total(state, costs)
        if cost < best.cost { best = Candidate(state: state, cost: cost) }
      }
      if bound >= best.cost * (1 - 1e-12) { return true }
      guard ascent.climb(state, value: value, target: best.cost) else { return false }
    }
    return false
  }

  /// Improves an allowed assignment.
  private mutating func candidate(_ labels: [Int32], _ costs: [Double]) -> Candidate {
    var state = PartitionState(blocks, limits, labels: labels)
    repair.improve(&state, costs: costs)
    return Candidate(state: state, cost: repair.total(state, costs))
  }

  /// Repairs and improves an assignment and keeps it if it is better.
  private mutating func offer(_ labels: [Int32], _ costs: [Double], to best: inout Candidate) {
    var state = PartitionState(blocks, limits, labels: labels)
    guard repair.repair(&state, costs: costs) else { return }
    repair.improve(&state, costs: costs)
    let cost = repair.total(state, costs)
    if cost < best.cost { best = Candidate(state: state, cost: cost) }
  }

  /// Searches everything that could be better; whether it came to the end.
  private mutating func searchAll(_ costs: [Double], _ best: inout Candidate) -> Bool {
    let priced = ascent.priced(blocks, costs)
    var search = BranchAndBound(
      blocks, limits, costs: costs, priced: priced.costs, credit: priced.credit, limit: best.cost * (1 - 1e-12),
      nodeLimit: Self.nodeLimit)
    let isComplete = search.run()
    if let labels = search.labels { best = candidate(labels, costs) }
    return isComplete
  }
}
