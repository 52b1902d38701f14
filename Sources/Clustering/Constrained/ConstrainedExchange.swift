/// Moves single blocks and swaps pairs of them while that lowers the inertia and stays allowed.
///
/// The means follow every change at once (Hartigan's criterion), which an assignment to given centroids does not foresee.
/// Removing a block of weight ω at squared distance d from cluster a of weight A and adding it to b of weight B at
/// distance e changes the inertia by ω B e / (B + ω) − ω A d / (A − ω). Putting u in the place of t changes that of a by
/// ωᵤ dᵤ − ωₜ dₜ − |ωᵤ (xᵤ − c) − ωₜ (xₜ − c)|² / (A − ωₜ + ωᵤ).
///
/// All moves are tried; of swaps the 48 blocks of each cluster that would lose least in each other one, and the blocks
/// that must be apart.
struct ConstrainedExchange: Sendable {
  private let table: BlockTable
  private let clusterCount: Int
  private(set) var state: PartitionState
  private var clusterWeights: [Double] = []
  private var sums: [Double] = []
  private var centroids: [Double] = []
  private var costs: [Double]
  private var lists: PairLists
  /// A change must lower the inertia by more than this, which rounding cannot feign.
  private var leastGain = 0.0

  init(_ table: BlockTable, _ plan: ConstraintPlan, labels: [Int32]) {
    self.table = table
    clusterCount = plan.limits.clusterCount
    state = PartitionState(plan.blocks, plan.limits, labels: labels)
    costs = [Double](repeating: 0, count: table.count * clusterCount)
    lists = PairLists(clusterCount: clusterCount)
  }

  /// Changes until a pass over all blocks finds nothing; whether anything changed.
  mutating func run(passLimit: Int) -> Bool {
    var hasChanged = false
    for _ in 0..<passLimit {
      refresh()
      let moved = moveBlocks()
      let swapped = swapBlocks()
      guard moved || swapped else { break }
      hasChanged = true
    }
    return hasChanged
  }

  private mutating func refresh() {
    (clusterWeights, sums) = table.totals(state.labels, clusterCount: clusterCount)
    centroids = sums
    for index in centroids.indices { centroids[index] /= clusterWeights[index / table.featureCount] }
    table.measure(centroids, into: &costs)
    var total = 0.0
    for (block, label) in state.labels.enumerated() { total += costs[block * clusterCount + Int(label)] }
    leastGain = 1e-11 * total
  }

  private mutating func moveBlocks() -> Bool {
    var hasMoved = false
    for block in 0..<table.count {
      let (weight, from) = (table.weights[block], Int(state.labels[block]))
      let rest = clusterWeights[from] - weight
      // What remains must weigh something.
      guard rest > clusterWeights[from] * 1e-12 else { continue }
      let saving = costs[block * clusterCount + from] * clusterWeights[from] / rest
      for to in 0..<clusterCount where to != from {
        // By the distances at the start of the pass; those that might gain are measured anew.
        let share = clusterWeights[to] / (clusterWeights[to] + weight)
        guard costs[block * clusterCount + to] * share < saving else { continue }
        if state.canMove(block, to: to) {
          guard moveChange(block, from: from, to: to) < -leastGain else { continue }
          shift(block, from: from, to: to)
          hasMoved = true
          break
        }
        if let mate = onlyMate(of: block, in: to), swap(block, mate) {
          hasMoved = true
          break
        }
      }
    }
    return hasMoved
  }

  private mutating func swapBlocks() -> Bool {
    lists.fill(costs, labels: state.labels)
    var hasMoved: Set<Int32> = []
    for from in 0..<clusterCount {
      for to in (from + 1)..<max(from + 1, clusterCount) {
        let (firsts, seconds) = (lists.list(from: from, to: to), lists.list(from: to, to: from))
        for first in firsts where !hasMoved.contains(first.block) {
          for second in seconds where !hasMoved.contains(second.block) {
            guard mayGain(first, second, from, to), swap(Int(first.block), Int(second.block)) else { continue }
            hasMoved.insert(first.block)
            hasMoved.insert(second.block)
            break
          }
        }
      }
    }
    return !hasMoved.isEmpty
  }

  /// Whether a swap could gain, by the distances at the start of the pass: what the means follow is at most the square of
  /// the sum of both lengths.
  private func mayGain(_ first: PairLists.Entry, _ second: PairLists.Entry, _ from: Int, _ to: Int) -> Bool {
    let sum = first.change + second.change
    if sum < 0 { return true }
    let (t, u) = (Int(first.block), Int(second.block))
    let (weight, other) = (table.weights[t], table.weights[u])
    func reach(_ cluster: Int) -> Double {
      let length =
        (weight * costs[t * clusterCount + cluster]).squareRoot()
        + (other * costs[u * clusterCount + cluster]).squareRoot()
      return length * length
    }
    let atFrom = reach(from) / max(clusterWeights[from] - weight + other, .leastNormalMagnitude)
    let atTo = reach(to) / max(clusterWeights[to] + weight - other, .leastNormalMagnitude)
    return sum < atFrom + atTo
  }

  private mutating func swap(_ first: Int, _ second: Int) -> Bool {
    let (from, to) = (Int(state.labels[first]), Int(state.labels[second]))
    guard from != to, state.canMove(first, pushing: second, to: from),
      swapChange(first, second, from, to) < -leastGain
    else { return false }
    shift(first, from: from, to: to)
    shift(second, from: to, to: from)
    return true
  }

  /// The block that alone keeps another one out of a cluster.
  private func onlyMate(of block: Int, in cluster: Int) -> Int? {
    var (found, count) = (-1, 0)
    state.blocks.forEachMate(of: block) { mate in
      guard Int(state.labels[mate]) == cluster, mate != found else { return }
      (found, count) = (mate, count + 1)
    }
    return count == 1 ? found : nil
  }

  private func distance(_ block: Int, _ cluster: Int) -> Double {
    centroids.withUnsafeBufferPointer {
      table.squaredDistance(block, to: $0.baseAddress! + cluster * table.featureCount)
    }
  }

  private func moveChange(_ block: Int, from: Int, to: Int) -> Double {
    let weight = table.weights[block]
    let rest = clusterWeights[from] - weight
    guard rest > clusterWeights[from] * 1e-12 else { return .infinity }
    return weight * clusterWeights[to] / (clusterWeights[to] + weight) * distance(block, to)
      - weight * clusterWeights[from] / rest * distance(block, from)
  }

  private func swapChange(_ first: Int, _ second: Int, _ from: Int, _ to: Int) -> Double {
    let between = table.squaredDistance(first, second)
    return replacementChange(first, by: second, in: from, between: between)
      + replacementChange(second, by: first, in: to, between: between)
  }

  private func replacementChange(_ old: Int, by new: Int, in cluster: Int, between: Double) -> Double {
    let (oldWeight, newWeight) = (table.weights[old], table.weights[new])
    let weight = clusterWeights[cluster] - oldWeight + newWeight
    guard weight > clusterWeights[cluster] * 1e-12 else { return .infinity }
    let (d, e) = (distance(old, cluster), distance(new, cluster))
    // |ωᵤ q − ωₜ p|², with 2 p q = |p|² + |q|² − |p − q|².
    let square = newWeight * newWeight * e + oldWeight * oldWeight * d - oldWeight * newWeight * (d + e - between)
    return newWeight * e - oldWeight * d - max(0, square) / weight
  }

  private mutating func shift(_ block: Int, from: Int, to: Int) {
    let weight = table.weights[block]
    state.move(block, to: to)
    for (cluster, sign) in [(from, -1.0), (to, 1.0)] {
      clusterWeights[cluster] += sign * weight
      let start = cluster * table.featureCount
      sums.withUnsafeMutableBufferPointer {
        table.add(block, times: sign * weight, to: $0.baseAddress! + start)
      }
      for index in start..<(start + table.featureCount) { centroids[index] = sums[index] / clusterWeights[cluster] }
    }
  }
}
