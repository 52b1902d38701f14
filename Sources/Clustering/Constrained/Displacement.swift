/// Counts the observations that are not in the cluster of the nearest centroid, by what keeps them from it.
struct Displacement: Sendable {
  private let plan: ConstraintPlan
  private let state: PartitionState
  /// What each block costs in each cluster: m rows of k numbers.
  private var costs: [Double]
  /// The number of observations that are displaced, and by the block they belong to where the block is not.
  private(set) var displacedCount = 0
  private var displacedOfBlock: [Int32]

  init(_ plan: ConstraintPlan, labels: [Int32]) {
    self.plan = plan
    state = PartitionState(plan.blocks, plan.limits, labels: labels)
    costs = [Double](repeating: 0, count: plan.blocks.count * plan.limits.clusterCount)
    displacedOfBlock = [Int32](repeating: 0, count: plan.blocks.count)
  }

  /// Looks at one observation.
  ///
  /// - Parameter distance: Its squared distance to each centroid.
  mutating func add(_ row: Int, weight: Double, distance: (Int) -> Double) {
    let (block, clusterCount) = (plan.blocks.block(of: row), plan.limits.clusterCount)
    let own = distance(Int(state.labels[block]))
    var isDisplaced = false
    for cluster in 0..<clusterCount {
      let value = distance(cluster)
      isDisplaced = isDisplaced || Self.isLess(value, own)
      costs[block * clusterCount + cluster] += plan.blocks.sizes[block] == 1 ? value : weight * value
    }
    guard isDisplaced else { return }
    displacedCount += 1
    displacedOfBlock[block] += 1
  }

  /// What keeps blocks from the nearest centroid: what a move there, alone, would break.
  var constraints: [BindingConstraint] {
    let clusterCount = plan.limits.clusterCount
    var counts: [Key: Int] = [:]
    for block in 0..<plan.blocks.count {
      let (row, from) = (block * clusterCount, Int(state.labels[block]))
      var nearest = from
      for cluster in 0..<clusterCount where Self.isLess(costs[row + cluster], costs[row + nearest]) {
        nearest = cluster
      }
      if nearest == from {
        // The block is where it should be, and some of it would rather be elsewhere.
        let count = Int(displacedOfBlock[block])
        if count > 0, plan.blocks.sizes[block] > 1 { counts[Key(kind: .together, cluster: nil), default: 0] += count }
        continue
      }
      for key in obstacles(block, from: from, to: nearest) { counts[key, default: 0] += plan.blocks.sizes[block] }
    }
    return counts.sorted { $0.key < $1.key }
      .map { BindingConstraint(kind: $0.key.kind, cluster: $0.key.cluster, observationCount: $0.value) }
  }

  private func obstacles(_ block: Int, from: Int, to: Int) -> [Key] {
    let (limits, size, amount) = (plan.limits, plan.blocks.sizes[block], plan.blocks.amounts[block])
    var found: [Key] = []
    // No cluster may be empty, which nobody asked for.
    if limits.minimumSize > 1, state.sizes[from] - size < limits.minimumSize {
      found.append(Key(kind: .minimumSize, cluster: from))
    }
    if state.sizes[to] + size > limits.maximumSize { found.append(Key(kind: .maximumSize, cluster: to)) }
    if state.amounts[from] - amount < limits.minimumAmount { found.append(Key(kind: .minimumAmount, cluster: from)) }
    if plan.blocks.mateCount(of: block, in: to, labels: state.labels) > 0 {
      found.append(Key(kind: .apart, cluster: nil))
    }
    return found
  }

  /// By more than rounding.
  private static func isLess(_ left: Double, _ right: Double) -> Bool { left < right * (1 - 1e-12) }

  private struct Key: Hashable, Comparable {
    let kind: ClusterConstraints.Kind
    let cluster: Int?

    private var rank: (Int, Int) {
      (ClusterConstraints.Kind.allCases.firstIndex(of: kind) ?? 0, cluster ?? -1)
    }

    static func < (left: Key, right: Key) -> Bool { left.rank < right.rank }
  }
}
