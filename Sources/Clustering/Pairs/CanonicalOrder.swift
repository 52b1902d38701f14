/// The clusters in canonical order: the heaviest first, ties by centroid, first feature of positive weight first.
///
/// Clusters that are equal in all of this keep their order.
///
/// - Parameters:
///   - clusterWeights: k numbers.
///   - centroids: k rows of d numbers: centroids, or medoids.
///   - featureWeights: d numbers; a feature of weight 0 decides nothing.
func canonicalOrder(clusterWeights: [Double], centroids: [[Double]], featureWeights: [Double]) -> [Int] {
  let keys = centroids.map { row in zip(row, featureWeights).compactMap { $1 > 0 ? $0 : nil } }
  return keys.indices.sorted { left, right in
    if clusterWeights[left] != clusterWeights[right] { return clusterWeights[left] > clusterWeights[right] }
    return keys[left] == keys[right] ? left < right : keys[left].lexicographicallyPrecedes(keys[right])
  }
}
