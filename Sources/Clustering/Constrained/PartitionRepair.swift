/// Changes a division until it is allowed and as cheap as moves and chains of two make it.
///
/// A chain moves one block to a cluster and one of that cluster on to a third, or back to where the first came from: then
/// it is a swap.
struct PartitionRepair: Sendable {
  private let clusterCount: Int
  private var lists: PairLists

  /// The largest number of rounds, and about how many blocks they may look at altogether.
  private static let roundLimit = 200
  private static let visitLimit = 200_000

  private func roundCount(_ state: PartitionState) -> Int {
    max(10, min(Self.roundLimit, Self.visitLimit / state.labels.count))
  }

  init(clusterCount: Int) {
    self.clusterCount = clusterCount
    lists = PairLists(clusterCount: clusterCount)
  }

  /// Lowers the violation until there is none or nothing lowers it, the cheapest changes first.
  ///
  /// - Parameter costs: m rows of k numbers.
  /// - Returns: Whether the division is allowed. Time is O(m k) a round.
  mutating func repair(_ state: inout PartitionState, costs: [Double]) -> Bool {
    for _ in 0..<roundCount(state) {
      if state.isAllowed { return true }
      if moveOutsiders(&state, costs) { continue }
      guard chainOutsiders(&state, costs) else { return false }
    }
    return state.isAllowed
  }

  /// Moves blocks, those first that lower the violation at the least cost for what they lower.
  private func moveOutsiders(_ state: inout PartitionState, _ costs: [Double]) -> Bool {
    var wishes = CheapestFirst()
    let isFull = state.sizes.map { $0 > state.limits.maximumSize }
    let isLacking = state.sizes.indices.map { cluster in
      state.sizes[cluster] < state.limits.minimumSize || state.amounts[cluster] < state.limits.minimumAmount
    }
    for block in state.labels.indices {
      let (row, from) = (block * clusterCount, Int(state.labels[block]))
      let mustLeave =
        isFull[from] || state.blocks.mateCount(of: block, in: from, labels: state.labels) > 0
      var best: (ratio: Double, to: Int)?
      for to in 0..<clusterCount where to != from && (mustLeave || isLacking[to]) {
        let change = state.violationChange(block, to: to)
        guard change < -1e-12 else { continue }
        let ratio = (costs[row + to] - costs[row + from]) / -change
        if ratio < best?.ratio ?? .infinity { best = (ratio, to) }
      }
      if let best { wishes.append(.init(cost: best.ratio, unit: Int32(block), mark: Int32(best.to))) }
    }
    wishes.arrange()
    var moved = false
    var violation = state.violation
    while violation > 1e-12, let wish = wishes.next() {
      let change = state.violationChange(Int(wish.unit), to: Int(wish.mark))
      guard change < -1e-12 else { continue }
      state.move(Int(wish.unit), to: Int(wish.mark))
      violation += change
      moved = true
    }
    return moved
  }

  /// Makes chains, those first that lower the violation at the least cost for what they lower.
  private mutating func chainOutsiders(_ state: inout PartitionState, _ costs: [Double]) -> Bool {
    lists.fill(costs, labels: state.labels)
    let hasClashes = state.clashCount > 0
    let isOutside = state.sizes.indices.map { cluster in
      hasClashes || !state.limits.allow(size: state.sizes[cluster], amount: state.amounts[cluster])
    }
    var best: [Int: (ratio: Double, second: Int, third: Int)] = [:]
    lists.forEachChain(below: .infinity) { first, second, third, cost in
      let (from, via) = (Int(state.labels[first]), Int(state.labels[second]))
      guard isOutside[from] || isOutside[via] || isOutside[third] else { return }
      let change = state.violationChange(first, pushing: second, to: third)
      guard change < -1e-12, cost / -change < best[first]?.ratio ?? .infinity else { return }
      best[first] = (cost / -change, second, third)
    }
    let wishes = best.sorted { $0.value.ratio != $1.value.ratio ? $0.value.ratio < $1.value.ratio : $0.key < $1.key }
    var hasMoved: Set<Int> = []
    for (first, wish) in wishes where !hasMoved.contains(first) && !hasMoved.contains(wish.second) {
      guard state.violationChange(first, pushing: wish.second, to: wish.third) < -1e-12 else { continue }
      let via = Int(state.labels[wish.second])
      state.move(wish.second, to: wish.third)
      state.move(first, to: via)
      hasMoved.formUnion([first, wish.second])
    }
    return !hasMoved.isEmpty
  }

  /// Lowers the cost of an allowed division until no move and no listed chain does.
  ///
  /// - Parameter costs: m rows of k numbers.
  mutating func improve(_ state: inout PartitionState, costs: [Double]) {
    // Less than rounding can feign is no gain.
    let least = -1e-12 * max(total(state, costs), .leastNormalMagnitude)
    for _ in 0..<roundCount(state) {
      let moved = moveImproving(&state, costs, least)
      let chained = chainImproving(&state, costs, least)
      guard moved || chained else { return }
    }
  }

  /// What a division costs.
  func total(_ state: PartitionState, _ costs: [Double]) -> Double {
    var total = 0.0
    for (block, label) in state.labels.enumerated() { total += costs[block * clusterCount + Int(label)] }
    return total
  }

  private func moveImproving(_ state: inout PartitionState, _ costs: [Double], _ least: Double) -> Bool {
    var moved = false
    for block in state.labels.indices {
      let row = block * clusterCount
      let own = costs[row + Int(state.labels[block])]
      var best: (change: Double, to: Int)?
      for to in 0..<clusterCount where to != Int(state.labels[block]) {
        let change = costs[row + to] - own
        if change < best?.change ?? least, state.canMove(block, to: to) { best = (change, to) }
      }
      guard let best else { continue }
      state.move(block, to: best.to)
      moved = true
    }
    return moved
  }

  private mutating func chainImproving(_ state: inout PartitionState, _ costs: [Double], _ least: Double) -> Bool {
    lists.fill(costs, labels: state.labels)
    var hasMoved = [Bool](repeating: false, count: state.labels.count)
    var isBetter = false
    lists.forEachChain(below: least, isUsed: { hasMoved[$0] }) { first, second, third, _ in
      guard state.canMove(first, pushing: second, to: third) else { return }
      let via = Int(state.labels[second])
      state.move(second, to: third)
      state.move(first, to: via)
      (hasMoved[first], hasMoved[second], isBetter) = (true, true, true)
    }
    return isBetter
  }
}
