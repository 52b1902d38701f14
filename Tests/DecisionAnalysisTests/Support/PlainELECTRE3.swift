import Criteria

/// ELECTRE III as its definition has it, pair by pair and set by set, with no thought of speed: up to O(n⁴).
struct PlainELECTRE3 {
  let concordances: [[Double]]
  let credibilities: [[Double]]
  let descendingRanks: [Int]
  let ascendingRanks: [Int]
  /// How many times several alternatives tied in a set and were distilled again.
  let tieCount: Int

  init(_ decision: RandomDecision, slope: Double, intercept: Double) {
    let largest = decision.weights.max() ?? 1
    let total = decision.weights.map { $0 / largest }.reduce(0, +)
    let weights = decision.weights.map { $0 / largest / total }
    let pairs = decision.rows.indices.map { a in
      decision.rows.indices.map { b in
        a == b ? (1, 1) : Self.pair(decision.criteria, weights, decision.rows[a], decision.rows[b])
      }
    }
    concordances = pairs.map { $0.map(\.0) }
    credibilities = pairs.map { $0.map(\.1) }
    let best = Self.ranks(credibilities, slope, intercept) { $0.max() ?? 0 }
    let worst = Self.ranks(credibilities, slope, intercept) { $0.min() ?? 0 }
    descendingRanks = best.orders.map { order in 1 + best.orders.count { $0 < order } }
    ascendingRanks = worst.orders.map { order in 1 + worst.orders.count { $0 > order } }
    tieCount = best.ties + worst.ties
  }

  /// The alternatives above each in the order that both distillations agree on.
  var scores: [Double] {
    descendingRanks.indices.map { a in
      Double(
        descendingRanks.indices.count { b in
          descendingRanks[b] <= descendingRanks[a] && ascendingRanks[b] <= ascendingRanks[a]
            && (descendingRanks[b] < descendingRanks[a] || ascendingRanks[b] < ascendingRanks[a])
        })
    }
  }

  private static func pair(
    _ criteria: [Criterion], _ weights: [Double], _ a: [Double], _ b: [Double]
  ) -> (Double, Double) {
    var concordance = 0.0
    var discordances: [Double] = []
    for (k, criterion) in criteria.enumerated() {
      let gap = criterion.direction == .maximize ? b[k] - a[k] : a[k] - b[k]
      let q = criterion.indifference ?? 0
      let p = criterion.preference ?? q
      concordance += weights[k] * (gap <= q ? 1 : gap >= p ? 0 : (p - gap) / (p - q))
      let v = criterion.veto ?? .infinity
      discordances.append(gap <= p ? 0 : gap >= v ? 1 : v.isFinite ? (gap - p) / (v - p) : 0)
    }
    concordance = min(1, concordance)
    let credibility = discordances.reduce(concordance) {
      $1 > concordance ? $0 * ((1 - $1) / (1 - concordance)) : $0
    }
    return (concordance, credibility)
  }

  /// In which turn each is taken; `choose` says which of the qualifications is taken.
  private static func ranks(
    _ s: [[Double]], _ slope: Double, _ intercept: Double, _ choose: ([Int]) -> Int
  ) -> (orders: [Int], ties: Int) {
    func threshold(_ level: Double) -> Double { slope * level + intercept }
    var orders = [Int](repeating: 0, count: s.count)
    var (rest, ties) = (Array(s.indices), 0)
    while !rest.isEmpty {
      var group = rest
      var level = pairs(group).map { s[$0][$1] }.max() ?? 0
      while group.count > 1, level > 0 {
        let limit = level - threshold(level) - 1e-12
        level = pairs(group).map { s[$0][$1] }.filter { $0 < limit }.max() ?? 0
        let beats: (Int, Int) -> Bool = {
          s[$0][$1] > level + 1e-12 && s[$0][$1] > s[$1][$0] + threshold(s[$0][$1]) + 1e-12
        }
        let all = group
        let qualifications = all.map { a in all.count { beats(a, $0) } - all.count { beats($0, a) } }
        let chosen = choose(qualifications)
        group = zip(all, qualifications).filter { $0.1 == chosen }.map(\.0)
        if group.count > 1, group.count < rest.count { ties += 1 }
      }
      for a in group { orders[a] = (orders.max() ?? 0) + (a == group[0] ? 1 : 0) }
      rest.removeAll { group.contains($0) }
    }
    return (orders, ties)
  }

  private static func pairs(_ group: [Int]) -> [(Int, Int)] {
    group.flatMap { a in group.filter { $0 != a }.map { (a, $0) } }
  }
}
