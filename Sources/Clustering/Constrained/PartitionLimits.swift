/// What each cluster must hold; the same for all of them.
struct PartitionLimits: Hashable, Sendable {
  let clusterCount: Int
  /// At least 1: no cluster is empty.
  let minimumSize: Int
  /// n without a maximum.
  let maximumSize: Int
  /// 0 without a minimum. Lower than what was asked for by what rounding may have taken from the amounts.
  let minimumAmount: Double

  init(_ constraints: ClusterConstraints, clusterCount: Int, observationCount: Int, amountError: Double) {
    self.clusterCount = clusterCount
    minimumSize = max(1, constraints.minimumSize ?? 1)
    maximumSize = min(observationCount, constraints.maximumSize ?? observationCount)
    minimumAmount = max(0, (constraints.minimumAmount ?? 0) - amountError)
  }

  /// Whether a cluster may be so.
  @inline(__always)
  func allow(size: Int, amount: Double) -> Bool {
    size >= minimumSize && size <= maximumSize && amount >= minimumAmount
  }

  /// Refuses limits that cannot be met whatever is divided how.
  ///
  /// - Throws: `infeasible`. Time is O(m log m).
  func check(_ blocks: Blocks, _ constraints: ClusterConstraints) throws(ClusteringError) {
    let observationCount = blocks.sizes.reduce(0, +)
    if minimumSize > observationCount / clusterCount {
      throw .infeasible(.minimumSize(minimumSize, clusters: clusterCount, observations: observationCount))
    }
    if clusterCount * maximumSize < observationCount {
      throw .infeasible(.maximumSize(maximumSize, clusters: clusterCount, observations: observationCount))
    }
    try checkGroups(blocks, constraints)
    if blocks.count < clusterCount {
      throw .infeasible(.togetherLeavesTooFew(blocks: blocks.count, clusters: clusterCount))
    }
    let attainableSize = Int(attainable(blocks.sizes.map { Double($0) }))
    if minimumSize > attainableSize {
      throw .infeasible(.minimumSizeOfBlocks(minimumSize, clusters: clusterCount, attainable: attainableSize))
    }
    let attainableAmount = attainable(blocks.amounts)
    if minimumAmount > attainableAmount, let asked = constraints.minimumAmount {
      throw .infeasible(
        .minimumAmount(
          asked, clusters: clusterCount, total: blocks.amounts.reduce(0, +), attainable: attainableAmount))
    }
  }

  private func checkGroups(_ blocks: Blocks, _ constraints: ClusterConstraints) throws(ClusteringError) {
    if let large = blocks.sizes.firstIndex(where: { $0 > maximumSize }), let groups = constraints.together {
      let first = groups.indices.first { blocks.block(of: $0) == large } ?? 0
      throw .infeasible(
        .togetherAboveMaximum(
          group: groups[first], observation: first, size: blocks.sizes[large], maximum: maximumSize))
    }
    if let large = blocks.cliques.firstIndex(where: { $0.count > clusterCount }), let groups = constraints.apart {
      let first = blocks.cliqueFirsts[large]
      throw .infeasible(
        .apartAboveClusters(
          group: groups[first], observation: first, size: blocks.cliques[large].count, clusters: clusterCount))
    }
  }

  /// The largest sum that all k clusters can have when blocks are as divisible as they need to be.
  ///
  /// A block that is larger than the sum fills one cluster and no other. So the h largest fill h clusters, and the others
  /// cannot give the remaining k − h more than an equal share each.
  private func attainable(_ values: [Double]) -> Double {
    let sorted = values.sorted(by: >)
    var rest = sorted.reduce(0, +)
    var least = Double.infinity
    for large in 0..<clusterCount {
      least = min(least, rest / Double(clusterCount - large))
      rest -= large < sorted.count ? sorted[large] : 0
    }
    return least
  }
}
