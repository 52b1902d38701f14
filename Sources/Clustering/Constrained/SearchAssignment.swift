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
  private static let firstOffer = 10
  /// Nearer than this, relative, to the bound it is not worth while to try harder; the more blocks, the dearer that is.
  private var enough: Double { blocks.count <= Self.fewBlocks ? 1e-5 : 1e-3 }
  private static let fewBlocks = 2_000

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
    let state: PartitionState
    let cost: Double

    /// How much more it costs than a bound, relative to its cost.
    func gap(above bound: Double) -> Double { cost > 0 ? max(0, 1 - bound / cost) : 0 }
  }

  /// Labels every block.
  ///
  /// - Parameters:
  ///   - costs: m rows of k numbers of at least 0.
  ///   - labels: An allowed assignment, than which the new one is no worse, or `nil`.
  mutating func assign(_ costs: [Double], labels: inout [Int32]?) -> Result {
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
    let present = PartitionState(blocks, limits, labels: labels ?? fallback)
    var best = Candidate(state: present, cost: repair.total(present, costs))
    climb(costs, &best, bound: &bound)
    if best.gap(above: bound) > enough || blocks.count <= Self.searchedBlocks {
      if flow != nil { offer(relaxed, costs, to: &best) }
      offer(present.labels, costs, to: &best)
    }
    var isExact = best.gap(above: bound) <= 1e-12
    if !isExact, blocks.count <= Self.searchedBlocks { isExact = searchAll(costs, &best) }
    isFirst = false
    labels = best.state.labels
    return Result(gap: isExact ? 0 : best.gap(above: bound), isExact: isExact)
  }

  /// Raises the prices, and keeps what is better and allowed on the way.
  private mutating func climb(_ costs: [Double], _ best: inout Candidate, bound: inout Double) {
    var relaxed = [Int32](repeating: 0, count: blocks.count)
    ascent.begin()
    for round in 1...(isFirst ? Self.firstClimbs : Self.laterClimbs) {
      let value = ascent.relax(blocks, costs, labels: &relaxed)
      bound = max(bound, value)
      let state = PartitionState(blocks, limits, labels: relaxed)
      if state.isAllowed {
        let cost = repair.total(state, costs)
        if cost < best.cost { best = Candidate(state: state, cost: cost) }
      }
      // The first assignment there is may cost anything, and steps are as long as it costs too much.
      if isFirst, round == Self.firstOffer { offer(ascent.labels, costs, to: &best) }
      guard best.gap(above: bound) > 1e-12, ascent.climb(state, value: value, target: best.cost) else { break }
    }
    if best.gap(above: bound) > 1e-12 { offer(ascent.labels, costs, to: &best) }
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
    if let labels = search.labels {
      let state = PartitionState(blocks, limits, labels: labels)
      best = Candidate(state: state, cost: repair.total(state, costs))
    }
    return isComplete
  }
}
