import Provenance

/// Seeks any division that is allowed, whatever it costs.
///
/// Blocks are placed one after the other, the largest first, each in the cluster that lacks most; then what is left outside
/// the limits is repaired, and other orders are tried. What is not found so is sought among all divisions, as long as there
/// are not too many. Where each cluster may be filled as a bin this is bin packing, so a division that exists may be missed
/// in large sets with tight limits.
struct PartitionSearch: Sendable {
  let blocks: Blocks
  let limits: PartitionLimits
  let effort: Effort
  private let observationCount: Int

  init(_ blocks: Blocks, _ limits: PartitionLimits, effort: Effort) {
    (self.blocks, self.limits, self.effort) = (blocks, limits, effort)
    observationCount = blocks.sizes.reduce(0, +)
  }

  /// How long to seek.
  struct Effort: Sendable {
    let tries: Int
    let nodes: Int

    /// For the question whether there is a division at all.
    static let full = Effort(tries: 60, nodes: 1_000_000)
    /// For the question what is to blame when there is none.
    static let brief = Effort(tries: 20, nodes: 50_000)
  }

  /// What was found.
  enum Finding: Sendable {
    /// The labels of a division that is allowed.
    case found([Int32])
    /// There is none.
    case none
    /// None was found.
    case unknown
  }

  /// The most blocks among which all divisions are sought.
  private static let searchedBlocks = 512
  /// About how many blocks all tries together may place.
  private static let placementLimit = 2_000_000

  func run() -> Finding {
    let loads = loads
    let order = loads.indices.sorted { loads[$0] != loads[$1] ? loads[$0] > loads[$1] : $0 < $1 }
    if let labels = division(order) { return .found(labels) }
    if blocks.count <= Self.searchedBlocks {
      var search = BranchAndBound(
        blocks, limits, costs: [], priced: [], credit: 0, limit: .infinity, nodeLimit: effort.nodes)
      let isComplete = search.run()
      if let labels = search.labels { return .found(labels) }
      if isComplete { return .none }
    }
    // The draw is part of the method, not of the data: the same question has the same answer.
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<min(effort.tries, Self.placementLimit / blocks.count) {
      let shaken = loads.map { $0 * (0.5 + generator.nextUniform()) }
      let order = shaken.indices.sorted { shaken[$0] != shaken[$1] ? shaken[$0] > shaken[$1] : $0 < $1 }
      if let labels = division(order) { return .found(labels) }
    }
    return .unknown
  }

  /// How hard each block is to place.
  private var loads: [Double] {
    let size = Double(limits.clusterCount) / Double(observationCount)
    let amount = limits.minimumAmount > 0 ? 1 / limits.minimumAmount : 0
    return (0..<blocks.count).map { block in
      var mates = 0
      blocks.forEachMate(of: block) { _ in mates += 1 }
      return Double(blocks.sizes[block]) * size + blocks.amounts[block] * amount
        + Double(mates) / Double(limits.clusterCount)
    }
  }

  /// Places the blocks in an order and repairs what comes out.
  private func division(_ order: [Int]) -> [Int32]? {
    var state = PartitionState(blocks, limits, labels: [Int32](repeating: -1, count: blocks.count))
    for block in order {
      var best: (clashes: Int, excess: Int, lacking: Double, cluster: Int)?
      for cluster in 0..<limits.clusterCount {
        let clashes = blocks.mateCount(of: block, in: cluster, labels: state.labels)
        let excess = max(0, state.sizes[cluster] + blocks.sizes[block] - limits.maximumSize)
        let lacking = lack(state.sizes[cluster], state.amounts[cluster])
        if let found = best, (found.clashes, found.excess, -found.lacking) <= (clashes, excess, -lacking) { continue }
        best = (clashes, excess, lacking, cluster)
      }
      state.move(block, to: best?.cluster ?? 0)
    }
    var repair = PartitionRepair(clusterCount: limits.clusterCount)
    let costs = [Double](repeating: 0, count: blocks.count * limits.clusterCount)
    return repair.repair(&state, costs: costs) ? state.labels : nil
  }

  /// How much a cluster lacks, and when it lacks nothing how small it is.
  private func lack(_ size: Int, _ amount: Double) -> Double {
    let even = Double(observationCount) / Double(limits.clusterCount)
    let lackingSize = Double(max(0, limits.minimumSize - size)) / Double(limits.minimumSize)
    let lackingAmount =
      limits.minimumAmount > 0 ? max(0, limits.minimumAmount - amount) / limits.minimumAmount : 0
    return lackingSize + lackingAmount - 1e-3 * Double(size) / even
  }
}
