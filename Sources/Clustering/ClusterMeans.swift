/// Weight, centroid and inertia of each cluster of some observations.
struct ClusterMeans {
  /// How many observations each cluster has.
  private(set) var sizes: [Int]
  /// What they weigh.
  private(set) var weights: [Double]
  /// k rows of d numbers: the weighted means.
  private(set) var centroids: [[Double]]
  /// Σ ωᵢ Σⱼ wⱼ (xᵢⱼ − cⱼ)² over the observations of each cluster.
  private(set) var withinSumsOfSquares: [Double]

  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - labels: n numbers in 0 ..< k; every cluster has an observation of positive weight.
  ///   - weights: n numbers; `nil` counts each observation as 1.
  ///   - featureWeights: d numbers.
  ///
  /// Time is O(n d).
  init(
    _ observations: Observations, labels: [Int], weights: [Double]?, clusterCount: Int, featureWeights: [Double]
  ) {
    let featureCount = observations.featureCount
    var sizes = [Int](repeating: 0, count: clusterCount)
    var totals = [Double](repeating: 0, count: clusterCount)
    for (row, label) in labels.enumerated() {
      sizes[label] += 1
      totals[label] += weights?[row] ?? 1
    }
    var means = [Double](repeating: 0, count: clusterCount * featureCount)
    Self.forEachValue(of: observations) { row, feature, value in
      means[labels[row] * featureCount + feature] += (weights?[row] ?? 1) * value
    }
    for index in means.indices { means[index] /= totals[index / featureCount] }
    var within = [Double](repeating: 0, count: clusterCount)
    Self.forEachValue(of: observations) { row, feature, value in
      let difference = value - means[labels[row] * featureCount + feature]
      within[labels[row]] += (weights?[row] ?? 1) * (featureWeights[feature] * difference * difference)
    }
    self.sizes = sizes
    self.weights = totals
    centroids = (0..<clusterCount).map { Array(means[($0 * featureCount)..<(($0 + 1) * featureCount)]) }
    withinSumsOfSquares = within
  }

  /// Puts the clusters in another order.
  mutating func reorder(_ order: [Int]) {
    sizes = order.map { sizes[$0] }
    weights = order.map { weights[$0] }
    centroids = order.map { centroids[$0] }
    withinSumsOfSquares = order.map { withinSumsOfSquares[$0] }
  }

  private static func forEachValue(
    of observations: Observations, _ body: (_ row: Int, _ feature: Int, _ value: Double) -> Void
  ) {
    observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
      for feature in 0..<observations.featureCount {
        let values = tile + feature * Observations.tileRows
        for (offset, row) in rows.enumerated() { body(row, feature, values[offset]) }
      }
    }
  }
}
