/// Agglomeration by nearest-neighbour chains.
///
/// A chain goes from a cluster to its nearest neighbour, to the nearest neighbour of that, and so on. Distances along
/// it fall, so it ends with two clusters that are each other's nearest: these are joined, and the chain goes on from
/// what is left of it. For a criterion whose distances cannot fall below those of the parts (all four here) these are
/// the joins that always joining the nearest pair makes, found in another order.
///
/// Source: Murtagh (1983), doi:10.1093/comjnl/26.4.354; Müllner (2011), arXiv:1109.2378, figure 2. Time is O(n²).
struct NeighbourChain {
  private let criterion: LinkageCriterion
  private var distances: PairDistances
  private var weights: [Double]
  /// The places that hold a cluster, in increasing order; a cluster is held in the place of its first observation.
  private var live: [Int]

  /// Starts with every observation alone.
  ///
  /// - Parameters:
  ///   - distances: Between observations; squared for every criterion but the average.
  ///   - weights: n positive numbers.
  init(_ criterion: LinkageCriterion, distances: PairDistances, weights: [Double]) {
    self.criterion = criterion
    self.distances = distances
    self.weights = weights
    live = Array(0..<distances.count)
  }

  /// Makes all n − 1 joins, in the order in which chains find them.
  mutating func joins() -> [Dendrogram.Join] {
    var joins: [Dendrogram.Join] = []
    joins.reserveCapacity(live.count)
    if criterion == .ward, weights.contains(where: { $0 != 1 }) { weighDistances() }
    var chain: [Int] = []
    while live.count > 1 {
      if chain.isEmpty { chain.append(live[0]) }
      let tip = chain[chain.count - 1]
      let previous = chain.count > 1 ? chain[chain.count - 2] : nil
      let next = nearest(to: tip, preferring: previous)
      if next == previous {
        chain.removeLast(2)
        let height = distances[tip, next]
        joins.append(
          Dendrogram.Join(first: tip, second: next, height: criterion == .average ? height : height.squareRoot()))
        join(min(tip, next), max(tip, next))
      } else {
        chain.append(next)
      }
    }
    return joins
  }

  /// What joining two observations adds to the inertia, twice: their squared distance times 2 ω ω' / (ω + ω').
  private mutating func weighDistances() {
    for first in live {
      let start = PairDistances.start(ofRow: first, of: distances.count)
      for second in live.dropFirst(first + 1) {
        // In an order that no weight is too large for.
        let share = weights[second] / (weights[first] + weights[second])
        distances.values[start + second] *= 2 * weights[first] * share
      }
    }
  }

  /// The nearest other cluster. Ties go to the chain's previous one, or it would never end, and then to the first.
  private func nearest(to tip: Int, preferring previous: Int?) -> Int {
    let count = distances.count
    var nearest = previous ?? (live[0] == tip ? live[1] : live[0])
    var least = distances[tip, nearest]
    distances.values.withUnsafeBufferPointer { values in
      live.withUnsafeBufferPointer { live in
        var position = 0
        while live[position] < tip {
          let distance = values[PairDistances.start(ofRow: live[position], of: count) + tip]
          if distance < least { (least, nearest) = (distance, live[position]) }
          position += 1
        }
        let start = PairDistances.start(ofRow: tip, of: count)
        for position in (position + 1)..<max(position + 1, live.count) {
          let distance = values[start + live[position]]
          if distance < least { (least, nearest) = (distance, live[position]) }
        }
      }
    }
    return nearest
  }

  /// Joins two clusters: `kept` < `gone` holds both from now on.
  private mutating func join(_ kept: Int, _ gone: Int) {
    let (own, other, between) = (weights[kept], weights[gone], distances[kept, gone])
    live.removeAll { $0 == gone }
    switch criterion {
    // Single linkage has a shorter way, ``SpanningTree``; this one is for the test that both agree.
    case .single: update(kept, gone) { min($0, $1) }
    case .complete: update(kept, gone) { max($0, $1) }
    case .average:
      let sum = own + other
      update(kept, gone) { (own * $0 + other * $1) / sum }
    case .ward:
      let weights = weights
      weights.withUnsafeBufferPointer { weights in
        // Lance and Williams (1967), doi:10.1093/comjnl/9.4.373, as shares, for which no weight is too large.
        update(kept, gone) { toKept, toGone, cluster in
          let third = weights[cluster]
          let sum = own + other + third
          return (own + third) / sum * toKept + (other + third) / sum * toGone - third / sum * between
        }
      }
    }
    weights[kept] = own + other
  }

  @inline(__always)
  private mutating func update(_ kept: Int, _ gone: Int, _ rule: (Double, Double) -> Double) {
    update(kept, gone) { toKept, toGone, _ in rule(toKept, toGone) }
  }

  /// Replaces the distances of every third cluster to `kept` by what the rule makes of those to `kept` and to `gone`.
  @inline(__always)
  private mutating func update(_ kept: Int, _ gone: Int, _ rule: (Double, Double, Int) -> Double) {
    let count = distances.count
    let live = live
    let startOfKept = PairDistances.start(ofRow: kept, of: count)
    let startOfGone = PairDistances.start(ofRow: gone, of: count)
    distances.values.withUnsafeMutableBufferPointer { values in
      live.withUnsafeBufferPointer { live in
        for cluster in live where cluster != kept {
          let start = PairDistances.start(ofRow: cluster, of: count)
          let toKept = cluster < kept ? start + kept : startOfKept + cluster
          let toGone = cluster < gone ? start + gone : startOfGone + cluster
          values[toKept] = rule(values[toKept], values[toGone], cluster)
        }
      }
    }
  }
}
