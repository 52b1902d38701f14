/// Medians and total deviations, computed in the plainest way.
struct PlainMedians {
  let rows: [[Double]]
  let weights: [Double]
  let featureWeights: [Double]

  init(_ rows: [[Double]], weights: [Double]? = nil, featureWeights: [Double]? = nil) {
    self.rows = rows
    self.weights = weights ?? [Double](repeating: 1, count: rows.count)
    self.featureWeights = featureWeights ?? [Double](repeating: 1, count: rows[0].count)
  }

  func distance(_ left: [Double], _ right: [Double]) -> Double {
    featureWeights.indices.reduce(0) { $0 + featureWeights[$1].squareRoot() * abs(left[$1] - right[$1]) }
  }

  /// The middle of all points of least deviation, which lie between two of the values.
  static func median(_ values: [Double], weights: [Double]) -> Double {
    let candidates = Set(values)
    func deviation(_ point: Double) -> Double {
      zip(values, weights).reduce(0) { $0 + $1.1 * abs($1.0 - point) }
    }
    let least = candidates.map(deviation).min()!
    let best = candidates.filter { deviation($0) <= least + 1e-9 }
    return (best.min()! + best.max()!) / 2
  }

  func median(of members: [Int]) -> [Double] {
    featureWeights.indices.map { feature in
      Self.median(members.map { rows[$0][feature] }, weights: members.map { weights[$0] })
    }
  }

  /// Σ ω d of some rows about their median.
  func deviation(of members: [Int]) -> Double {
    let median = median(of: members)
    return members.reduce(0) { $0 + weights[$1] * distance(rows[$1], median) }
  }

  /// The least total deviation over all partitions into k clusters, none of them empty.
  func leastDeviation(clusterCount: Int) -> Double {
    var members = [[Int]](repeating: [], count: clusterCount)
    var least = Double.infinity
    func extend(_ row: Int, _ used: Int) {
      guard row < rows.count else {
        if used == clusterCount { least = min(least, members.reduce(0) { $0 + deviation(of: $1) }) }
        return
      }
      for label in 0...min(used, clusterCount - 1) {
        members[label].append(row)
        extend(row + 1, max(used, label + 1))
        members[label].removeLast()
      }
    }
    extend(0, 0)
    return least
  }
}
