/// Trimmed inertias of small sets, computed in the plainest way.
struct PlainTrimming {
  let rows: [[Double]]
  let weights: [Double]
  let featureWeights: [Double]
  let trimmedWeight: Double

  init(_ rows: [[Double]], share: Double, weights: [Double]? = nil, featureWeights: [Double]? = nil) {
    self.rows = rows
    self.weights = weights ?? [Double](repeating: 1, count: rows.count)
    self.featureWeights = featureWeights ?? [Double](repeating: 1, count: rows[0].count)
    trimmedWeight = share * self.weights.reduce(0, +)
  }

  /// The inertia of some rows, each with what is kept of its weight, about their own means.
  func inertia(_ kept: [Double], labels: [Int], clusterCount: Int) -> Double {
    (0..<clusterCount).reduce(0) { total, cluster in
      let members = rows.indices.filter { labels[$0] == cluster && kept[$0] > 0 }
      let weight = members.reduce(0) { $0 + kept[$1] }
      return featureWeights.indices.reduce(total) { total, feature in
        let mean = members.reduce(0) { $0 + kept[$1] * rows[$1][feature] } / weight
        return members.reduce(total) { sum, row in
          let difference = rows[row][feature] - mean
          return sum + kept[row] * featureWeights[feature] * difference * difference
        }
      }
    }
  }

  /// The lowest inertia over all that can be left out and all partitions of the rest.
  func leastInertia(clusterCount: Int) -> Double {
    var least = Double.infinity
    for set in 0..<(1 << rows.count) {
      let isOut = rows.indices.map { set >> $0 & 1 == 1 }
      let left = trimmedWeight - rows.indices.reduce(0) { $0 + (isOut[$1] ? weights[$1] : 0) }
      guard left >= -1e-9 else { continue }
      var kept = rows.indices.map { isOut[$0] ? 0 : weights[$0] }
      if left < 1e-9 {
        least = min(least, leastInertia(kept, clusterCount))
        continue
      }
      for border in rows.indices where kept[border] > left {
        kept[border] -= left
        least = min(least, leastInertia(kept, clusterCount))
        kept[border] += left
      }
    }
    return least
  }

  private func leastInertia(_ kept: [Double], _ clusterCount: Int) -> Double {
    let members = kept.indices.filter { kept[$0] > 0 }
    var labels = [Int](repeating: 0, count: kept.count)
    var least = Double.infinity
    // A row may open no cluster but the next one, so that every partition comes once.
    func extend(_ place: Int, _ used: Int) {
      guard place < members.count else {
        if used == clusterCount {
          least = min(least, inertia(kept, labels: labels, clusterCount: clusterCount))
        }
        return
      }
      for label in 0...min(used, clusterCount - 1) {
        labels[members[place]] = label
        extend(place + 1, max(used, label + 1))
      }
    }
    extend(0, 0)
    return least
  }
}
