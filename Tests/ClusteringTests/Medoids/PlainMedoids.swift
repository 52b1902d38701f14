import Clustering

/// Total deviations, computed in the plainest way.
struct PlainMedoids {
  let rows: [[Double]]
  let dissimilarity: Dissimilarity
  let rowWeights: [Double]
  let featureWeights: [Double]

  init(
    _ rows: [[Double]], _ dissimilarity: Dissimilarity = .euclidean, rowWeights: [Double]? = nil,
    featureWeights: [Double]? = nil
  ) {
    self.rows = rows
    self.dissimilarity = dissimilarity
    self.rowWeights = rowWeights ?? [Double](repeating: 1, count: rows.count)
    self.featureWeights = featureWeights ?? [Double](repeating: 1, count: rows[0].count)
  }

  func distance(_ first: Int, _ second: Int) -> Double {
    let parts = rows[first].indices.map { feature in
      let difference = featureWeights[feature].squareRoot() * (rows[first][feature] - rows[second][feature])
      return dissimilarity == .manhattan ? abs(difference) : difference * difference
    }
    let sum = parts.reduce(0, +)
    return dissimilarity == .manhattan ? sum : sum.squareRoot()
  }

  /// Σ ω d to the nearest of some rows.
  func totalDeviation(_ medoids: [Int]) -> Double {
    rows.indices.reduce(0) { sum, row in sum + rowWeights[row] * medoids.map { distance(row, $0) }.min()! }
  }

  /// The lowest total deviation of all sets of k rows.
  func leastDeviation(clusterCount: Int) -> Double {
    var least = Double.infinity
    func extend(_ medoids: [Int]) {
      guard medoids.count < clusterCount else {
        least = min(least, totalDeviation(medoids))
        return
      }
      for next in ((medoids.last ?? -1) + 1)..<rows.count { extend(medoids + [next]) }
    }
    extend([])
    return least
  }
}
