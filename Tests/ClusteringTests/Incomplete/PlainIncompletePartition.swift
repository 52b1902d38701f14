import Clustering

/// Sums of squares of a partition of incomplete rows, computed in the plainest way.
struct PlainIncompletePartition {
  let rows: [[Double?]]
  var labels: [Int]
  let clusterCount: Int
  let rowWeights: [Double]
  let featureWeights: [Double]

  init(
    _ rows: [[Double?]], labels: [Int], clusterCount: Int, rowWeights: [Double]? = nil, featureWeights: [Double]? = nil
  ) {
    self.rows = rows
    self.labels = labels
    self.clusterCount = clusterCount
    self.rowWeights = rowWeights ?? [Double](repeating: 1, count: rows.count)
    self.featureWeights = featureWeights ?? [Double](repeating: 1, count: rows[0].count)
  }

  init(_ observations: IncompleteObservations, _ model: IncompleteKMeansModel, rowWeights: [Double]? = nil) {
    self.init(
      observations.allRows, labels: model.labels, clusterCount: model.clusterCount, rowWeights: rowWeights,
      featureWeights: model.featureWeights)
  }

  /// The weight of the members of a cluster that have a feature, and their mean; `nil` means all rows.
  func observed(_ cluster: Int?, _ feature: Int) -> (weight: Double, mean: Double) {
    let members = rows.indices.filter { (cluster == nil || labels[$0] == cluster) && rows[$0][feature] != nil }
    let weight = members.reduce(0) { $0 + rowWeights[$1] }
    return (weight, members.reduce(0) { $0 + rowWeights[$1] * rows[$1][feature]! } / weight)
  }

  var centroids: [[Double]] {
    (0..<clusterCount).map { cluster in
      rows[0].indices.map { feature in
        let own = observed(cluster, feature)
        return own.weight > 0 ? own.mean : observed(nil, feature).mean
      }
    }
  }

  var inertia: Double {
    let centroids = centroids
    return rows.indices.reduce(0) { sum, row in
      rowWeights[row] > 0 ? sum + rowWeights[row] * distance(row, centroids[labels[row]]) : sum
    }
  }

  func distance(_ row: Int, _ centroid: [Double]) -> Double {
    centroid.indices.reduce(0) { sum, feature in
      guard let value = rows[row][feature] else { return sum }
      return sum + featureWeights[feature] * (value - centroid[feature]) * (value - centroid[feature])
    }
  }

  /// The lowest inertia of all partitions into k clusters, none of them empty.
  static func leastInertia(_ rows: [[Double?]], clusterCount: Int, rowWeights: [Double]? = nil) -> Double {
    var least = Double.infinity
    var labels = [Int](repeating: 0, count: rows.count)
    // Labels as restricted growth strings: each partition once.
    func extend(_ row: Int, used: Int) {
      guard row < rows.count else {
        guard used == clusterCount else { return }
        let partition = PlainIncompletePartition(
          rows, labels: labels, clusterCount: clusterCount, rowWeights: rowWeights)
        least = min(least, partition.inertia)
        return
      }
      for label in 0...min(used, clusterCount - 1) {
        labels[row] = label
        extend(row + 1, used: max(used, label + 1))
      }
    }
    extend(0, used: 0)
    return least
  }
}

extension IncompleteObservations {
  /// All rows.
  var allRows: [[Double?]] {
    (0..<observationCount).map { row in (0..<featureCount).map { self[row, $0] } }
  }
}
