/// Changes a division until it is allowed and as cheap as moves and chains of two make it.
///
/// A chain moves one block to a cluster and one of that cluster on to a third, or back to where the first came from: then
/// it is a swap.
struct PartitionRepair: Sendable {
  private let clusterCount: Int
  private var lists: PairLists

  /// The largest number of rounds; each is over all blocks, and a few are enough.
  private static let roundLimit = 200

  init(clusterCount: Int) {
    self.clusterCount = clusterCount
    lists = PairLists(clusterCount: clusterCount)
  }

  /// Lowers the violation until there is none or nothing lowers it, the cheapest changes first.
  ///
  /// - Parameter costs: m rows of k numbers.
  /// - Returns: Whether the division is allowed. Time is O(m k) a round.
  mutating func repair(_ state: inout PartitionState, costs: [Double]) -> Bool {
    for _ in 0..<Self.roundLimit {
      if state.isAllowed { return true }
      if moveOutsiders(&state, costs) { continue }
      guard chainOutsiders(&state, costs) else { return false }
    }
    return state.isAllowed
  }

  /// Moves blocks, those first that lower the violation at the least cost for what they lower.
  private func moveOutsiders(_ state: inout PartitionState, _ costs: [Double]) -> Bool {
    var wishes: [(ratio: Double, block: Int, to: Int)] = []
    for block in state.labels.indices {
      let (row, from) = (block * clusterCount, Int(state.labels[block]))
      var best: (ratio: Double, to: Int)?
      for to in 0..<clusterCount where to != from {
        let change = state.violationChange(block, to: to)
        guard change < -1e-12 else { continue }
        let ratio = (costs[row + to] - costs[row + from]) / -change
        if ratio < best?.ratio ?? .infinity { best = (ratio, to) }
      }
      if let best { wishes.append((best.ratio, block, best.to)) }
    }
    wishes.sort { $0.ratio != $1.ratio ? $0.ratio < $1.ratio : $0.block < $1.block }
    var moved = false
    for wish in wishes where state.violationChange(wish.block, to: wish.to) < -1e-12 {
      state.move(wish.block, to: wish.to)
      moved = true
    }
    return moved
  }

  /// Makes the chain that lowers the violation at the least cost for what it lowers.
  private mutating func chainOutsiders(_ state: inout PartitionState, _ costs: [Double]) -> Bool {
    lists.fill(costs, labels: state.labels)
    var best: (ratio: Double, first: Int, second: Int, third: Int)?
    lists.forEachChain(below: .infinity) { first, second, third, cost in
      let change = state.violationChange(first, pushing: second, to: third)
      guard change < -1e-12, cost / -change < best?.ratio ?? .infinity else { return }
      best = (cost / -change, first, second, third)
    }
    guard let best else { return false }
    let via = Int(state.labels[best.second])
    state.move(best.second, to: best.third)
    state.move(best.first, to: via)
    return true
  }

  /// Lowers the cost of an allowed division until no move and no listed chain does.
  ///
  /// - Parameter costs: m rows of k numbers.
  mutating func improve(_ state: inout PartitionState, costs: [Double]) {
    // Less than rounding can feign is no gain.
    let least = -1e-12 * max(total(state, costs), .leastNormalMagnitude)
    for _ in 0..<Self.roundLimit {
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
    var hasMoved: Set<Int> = []
    lists.forEachChain(below: least) { first, second, third, _ in
      guard !hasMoved.contains(first), !hasMoved.contains(second),
        state.canMove(first, pushing: second, to: third)
      else { return }
      let via = Int(state.labels[second])
      state.move(second, to: third)
      state.move(first, to: via)
      hasMoved.insert(first)
      hasMoved.insert(second)
    }
    return !hasMoved.isEmpty
  }
}
