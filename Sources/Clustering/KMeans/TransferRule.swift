/// Hartigan's criterion for one row, in `Double`.
enum TransferRule {
  /// The cluster a row should move to, or `nil` when it should stay.
  ///
  /// - Parameters:
  ///   - values: d numbers.
  ///   - centroids: k times d numbers.
  static func target(
    of values: UnsafePointer<Double>, weight: Double, from: Int, centroids: [Double], clusterWeights: [Double],
    featureWeights: [Double]
  ) -> Int? {
    // A cluster must not lose its last row: then its weight would be 0 (or a rounding error of 0).
    let remaining = clusterWeights[from] - weight
    guard weight > 0, remaining > clusterWeights[from] * 1e-12 else { return nil }
    return centroids.withUnsafeBufferPointer { centroids in
      featureWeights.withUnsafeBufferPointer { featureWeights in
        func distance(_ cluster: Int) -> Double {
          squaredDistance(
            values, centroids.baseAddress! + cluster * featureWeights.count, weights: featureWeights.baseAddress!,
            count: featureWeights.count)
        }
        var best = (cost: Double.infinity, cluster: from)
        for cluster in clusterWeights.indices where cluster != from {
          let cost = clusterWeights[cluster] / (clusterWeights[cluster] + weight) * distance(cluster)
          if cost < best.cost { best = (cost, cluster) }
        }
        // The margin keeps rounding errors from moving a row to and fro for ever.
        let saving = clusterWeights[from] / remaining * distance(from)
        return best.cost < saving * (1 - 1e-10) ? best.cluster : nil
      }
    }
  }
}
