import Clustering

/// Sums of squares of a partition, computed in the plainest way.
struct PlainPartition {
  let rows: [[Double]]
  let labels: [Int]
  let clusterCount: Int
  let rowWeights: [Double]
  let featureWeights: [Double]

  init(
    _ rows: [[Double]], labels: [Int], clusterCount: Int, rowWeights: [Double]? = nil, featureWeights: [Double]? = nil
  ) {
    self.rows = rows
    self.labels = labels
    self.clusterCount = clusterCount
    self.rowWeights = rowWeights ?? [Double](repeating: 1, count: rows.count)
    self.featureWeights = featureWeights ?? [Double](repeating: 1, count: rows[0].count)
  }

  var clusterWeights: [Double] {
    (0..<clusterCount).map { cluster in rows.indices.reduce(0) { labels[$1] == cluster ? $0 + rowWeights[$1] : $0 } }
  }

  /// The weighted mean of each cluster; not a number for a cluster without weight.
  var centroids: [[Double]] {
    (0..<clusterCount).map { cluster in
      let members = rows.indices.filter { labels[$0] == cluster }
      let weight = members.reduce(0) { $0 + rowWeights[$1] }
      return rows[0].indices.map { feature in
        members.reduce(0) { $0 + rowWeights[$1] * rows[$1][feature] } / weight
      }
    }
  }

  var inertia: Double { inertia(around: centroids) }

  func inertia(around centroids: [[Double]]) -> Double {
    rows.indices.reduce(0) { sum, row in
      rowWeights[row] > 0 ? sum + rowWeights[row] * squaredDistance(rows[row], centroids[labels[row]]) : sum
    }
  }

  func squaredDistance(_ left: [Double], _ right: [Double]) -> Double {
    left.indices.reduce(0) { $0 + (left[$1] - right[$1]) * (left[$1] - right[$1]) * featureWeights[$1] }
  }

  /// The partition with one row in another cluster.
  func moving(_ row: Int, to cluster: Int) -> PlainPartition {
    var moved = labels
    moved[row] = cluster
    return PlainPartition(
      rows, labels: moved, clusterCount: clusterCount, rowWeights: rowWeights, featureWeights: featureWeights)
  }

  /// The lowest inertia of all partitions into k clusters, none of them empty.
  static func leastInertia(_ rows: [[Double]], clusterCount: Int, rowWeights: [Double]? = nil) -> Double {
    var least = Double.infinity
    var labels = [Int](repeating: 0, count: rows.count)
    // Labels as restricted growth strings: each partition once.
    func extend(_ row: Int, used: Int) {
      guard row < rows.count else {
        guard used == clusterCount else { return }
        least = min(
          least,
          PlainPartition(rows, labels: labels, clusterCount: clusterCount, rowWeights: rowWeights).inertia)
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
