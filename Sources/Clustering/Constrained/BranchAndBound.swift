/// Goes through all divisions that could be allowed and better than the best so far, for few blocks.
///
/// Blocks are placed one after the other, the largest first. A branch is left when what remains cannot fill the clusters
/// up to their limits, or when even at the least cost of each remaining block it would be no better.
struct BranchAndBound {
  /// What there is to divide, with the labels so far; −1 for none.
  private var state: PartitionState
  private let clusterCount: Int
  private let order: [Int]
  /// m rows of k costs, from which the search is guided; empty when any allowed division will do.
  private let costs: [Double]
  /// The costs at the prices of a relaxation, and what all divisions cost less at these prices.
  private let priced: [Double]
  private let credit: Double
  /// What the blocks from each place of the order on hold, and cost at least.
  private var restSizes: [Int]
  private var restAmounts: [Double]
  private var restCosts: [Double]
  private var nodesLeft: Int
  /// The best labels that were found.
  private(set) var labels: [Int32]?
  private var leastCost: Double

  /// - Parameters:
  ///   - priced: Costs whose sum over any allowed division, less `credit`, is at most what it costs.
  ///   - limit: Only divisions that cost less are of interest.
  init(
    _ blocks: Blocks, _ limits: PartitionLimits, costs: [Double], priced: [Double], credit: Double, limit: Double,
    nodeLimit: Int
  ) {
    state = PartitionState(blocks, limits, labels: [Int32](repeating: -1, count: blocks.count))
    clusterCount = limits.clusterCount
    (self.costs, self.priced, self.credit) = (costs, priced, credit)
    let total = (size: Double(max(1, blocks.sizes.reduce(0, +))), amount: max(1e-300, blocks.amounts.reduce(0, +)))
    let loads = (0..<blocks.count).map { Double(blocks.sizes[$0]) / total.size + blocks.amounts[$0] / total.amount }
    order = loads.indices.sorted { loads[$0] != loads[$1] ? loads[$0] > loads[$1] : $0 < $1 }
    restSizes = [Int](repeating: 0, count: blocks.count + 1)
    restAmounts = [Double](repeating: 0, count: blocks.count + 1)
    restCosts = restAmounts
    nodesLeft = nodeLimit
    leastCost = limit
    for place in order.indices.reversed() {
      let block = order[place]
      restSizes[place] = restSizes[place + 1] + blocks.sizes[block]
      restAmounts[place] = restAmounts[place + 1] + blocks.amounts[block]
      guard !priced.isEmpty else { continue }
      let row = priced[(block * clusterCount)..<((block + 1) * clusterCount)]
      restCosts[place] = restCosts[place + 1] + (row.min() ?? 0)
    }
  }

  /// Searches; whether it came to the end, so that ``labels`` are the best there are, or no division is better.
  mutating func run() -> Bool {
    descend(0, cost: 0, pricedCost: 0)
    return nodesLeft > 0
  }

  private mutating func descend(_ place: Int, cost: Double, pricedCost: Double) {
    guard nodesLeft > 0 else { return }
    nodesLeft -= 1
    // At the end nothing remains, and nothing may be lacking.
    guard canStillFit(place) else { return }
    guard place < order.count else {
      guard costs.isEmpty || cost < leastCost else { return }
      (labels, leastCost) = (state.labels, cost)
      return
    }
    let block = order[place]
    let row = block * clusterCount
    for cluster in clusters(for: block) {
      let bound = costs.isEmpty ? 0 : pricedCost + priced[row + cluster] + restCosts[place + 1] - credit
      guard
        bound < leastCost, state.sizes[cluster] + state.blocks.sizes[block] <= state.limits.maximumSize,
        state.blocks.mateCount(of: block, in: cluster, labels: state.labels) == 0
      else { continue }
      state.move(block, to: cluster)
      descend(
        place + 1, cost: costs.isEmpty ? 0 : cost + costs[row + cluster],
        pricedCost: costs.isEmpty ? 0 : pricedCost + priced[row + cluster])
      state.unlabel(block)
      if costs.isEmpty, labels != nil { return }
    }
  }

  /// The clusters in the order in which they are tried: the cheapest first, or those first that lack most. Without costs
  /// all empty clusters are alike, and one of them is tried.
  private func clusters(for block: Int) -> [Int] {
    if !costs.isEmpty {
      let row = block * clusterCount
      return (0..<clusterCount).sorted { left, right in
        priced[row + left] != priced[row + right] ? priced[row + left] < priced[row + right] : left < right
      }
    }
    let lacking = state.sizes.indices.map { state.violation(size: state.sizes[$0], amount: state.amounts[$0]) }
    let firstEmpty = state.sizes.firstIndex(of: 0)
    return (0..<clusterCount).filter { state.sizes[$0] > 0 || $0 == firstEmpty }
      .sorted { lacking[$0] != lacking[$1] ? lacking[$0] > lacking[$1] : $0 < $1 }
  }

  /// Whether what remains could fill all clusters up to their least and go into what they have room for.
  private func canStillFit(_ place: Int) -> Bool {
    let limits = state.limits
    var (lackingSize, lackingAmount, room) = (0, 0.0, 0)
    for cluster in 0..<clusterCount {
      lackingSize += max(0, limits.minimumSize - state.sizes[cluster])
      lackingAmount += max(0, limits.minimumAmount - state.amounts[cluster])
      room += limits.maximumSize - state.sizes[cluster]
    }
    return lackingSize <= restSizes[place] && lackingAmount <= restAmounts[place] && room >= restSizes[place]
  }
}
