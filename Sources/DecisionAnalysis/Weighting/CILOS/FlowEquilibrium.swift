/// Where a flow between places comes to rest: s with Σⱼ rᵢⱼ sⱼ = sᵢ Σₖ rₖᵢ and sum 1.
struct FlowEquilibrium {
  /// One share of at least 0 for each place; their sum is 1.
  private(set) var shares: [Double]
  /// How many groups of places the flow never leaves; the shares are unique when there is one.
  let groupCount: Int

  /// Finds the equilibrium. O(n³).
  ///
  /// When there are several groups that the flow never leaves, each has a share by its number of places.
  ///
  /// - Parameter rates: rᵢⱼ ≥ 0, the rate from place j to place i, n rows of n; the diagonal does not matter.
  init(rates: [[Double]]) {
    let groups = Self.closedGroups(rates)
    let total = Double(groups.reduce(0) { $0 + $1.count })
    shares = [Double](repeating: 0, count: rates.count)
    groupCount = groups.count
    for group in groups {
      let own = Self.eliminate(group.map { i in group.map { j in rates[i][j] } })
      for (place, share) in zip(group, own) { shares[place] = share * Double(group.count) / total }
    }
  }

  /// The groups of places that reach each other and nothing else.
  private static func closedGroups(_ rates: [[Double]]) -> [[Int]] {
    let count = rates.count
    // reaches[j][i]: whether something that leaves j can come to i.
    var reaches = (0..<count).map { j in (0..<count).map { i in i == j || rates[i][j] > 0 } }
    for middle in 0..<count {
      for from in 0..<count where reaches[from][middle] {
        for to in 0..<count where reaches[middle][to] { reaches[from][to] = true }
      }
    }
    var groups: [[Int]] = []
    for place in 0..<count {
      let reached = (0..<count).filter { reaches[place][$0] }
      if reached[0] == place, reached.allSatisfy({ reaches[$0][place] }) { groups.append(reached) }
    }
    return groups
  }

  /// The equilibrium of places that all reach each other: places are taken out from the last to the second, and their rates
  /// handed on. Nothing is subtracted, so nothing is lost.
  private static func eliminate(_ rates: [[Double]]) -> [Double] {
    var rates = rates
    for last in stride(from: rates.count - 1, to: 0, by: -1) {
      let leaving = (0..<last).reduce(0) { $0 + rates[$1][last] }
      for from in 0..<last { rates[last][from] /= leaving }
      for to in 0..<last {
        for from in 0..<last where to != from { rates[to][from] += rates[to][last] * rates[last][from] }
      }
    }
    var shares = [1.0]
    for next in rates.indices.dropFirst() {
      shares.append((0..<next).reduce(0) { $0 + shares[$1] * rates[next][$1] })
    }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }
}
