internal import CKernels
internal import Clustering

/// The observations sorted by cluster, and once more as tiles of single-precision columns relative to their own centroid.
///
/// Sorting makes a tile belong to one cluster, so that the inner loop adds distances without looking at a label. A tile of
/// 256 columns with nine features fills 9 KB of the first-level cache while a block of 256 rows passes over it.
struct SilhouetteTiles: Sendable {
  /// The observations in the order of their clusters.
  let order: [Int]

  private struct Tile: Sendable {
    let start: Int
    let count: Int
    let width: Int
  }

  private let partition: LabelledObservations
  private let features: [Int]
  /// The weighted and scaled values, row after row, in `order`.
  private let rows: [Double]
  /// The centroids in the same space, one after the other.
  private let centres: [Double]
  private let columns: [Float]
  /// The tiles of each cluster.
  private let tiles: [[Tile]]

  private static let laneCount = 16

  /// The number of blocks of rows.
  var blockCount: Int { (order.count + Observations.tileRows - 1) / Observations.tileRows }

  init(_ partition: LabelledObservations, centroids: [[Double]?]) {
    self.partition = partition
    let features = partition.featureWeights.indices.filter { partition.featureWeights[$0] > 0 }
    let order = Self.sorted(partition)
    let space = WeightedSpace(partition, features: features)
    let rows = space.rows(in: order)
    let centres = centroids.flatMap { space.point($0) }
    var columns: [Float] = []
    var tiles: [[Tile]] = []
    var position = 0
    for cluster in 0..<partition.clusterCount {
      var ofCluster: [Tile] = []
      let end = position + partition.sizes[cluster]
      while position < end {
        let count = min(Observations.tileRows, end - position)
        let width = (count + Self.laneCount - 1) / Self.laneCount * Self.laneCount
        ofCluster.append(Tile(start: columns.count, count: count, width: width))
        for feature in features.indices {
          let centre = centres[cluster * features.count + feature]
          for row in position..<(position + count) {
            columns.append(Float(rows[row * features.count + feature] - centre))
          }
          columns.append(contentsOf: repeatElement(0, count: width - count))
        }
        position += count
      }
      tiles.append(ofCluster)
    }
    self.features = features
    self.order = order
    self.rows = rows
    self.centres = centres
    self.columns = columns
    self.tiles = tiles
  }

  /// The widths of one block of rows, in `order`.
  func widths(ofBlock block: Int) -> [Double] {
    let first = block * Observations.tileRows
    let count = min(Observations.tileRows, order.count - first)
    var own = [Double](repeating: 0, count: count)
    var nearest = [Double](repeating: .infinity, count: count)
    var sums = own
    var relative = [Float](repeating: 0, count: count * features.count)
    for cluster in 0..<partition.clusterCount where partition.sizes[cluster] > 0 {
      addDistances(to: cluster, from: first, count: count, relative: &relative, sums: &sums)
      let size = partition.sizes[cluster]
      for index in 0..<count {
        if partition.labels[order[first + index]] == cluster {
          own[index] = size > 1 ? sums[index] / Double(size - 1) : -1
        } else {
          nearest[index] = min(nearest[index], sums[index] / Double(size))
        }
      }
    }
    // −1 marks an observation that is alone in its cluster.
    return zip(own, nearest).map { $0 < 0 ? 0 : SilhouetteWidths.width(own: $0, nearest: $1) }
  }

  /// Fills `sums` with the distances of the block's rows to all observations of a cluster.
  private func addDistances(to cluster: Int, from first: Int, count: Int, relative: inout [Float], sums: inout [Double])
  {
    let featureCount = features.count
    for index in 0..<count {
      sums[index] = 0
      for feature in 0..<featureCount {
        // Rounded in the same way as the columns, so that equal observations have the distance 0 exactly.
        let value = rows[(first + index) * featureCount + feature] - centres[cluster * featureCount + feature]
        relative[index * featureCount + feature] = Float(value)
      }
    }
    columns.withUnsafeBufferPointer { columns in
      for tile in tiles[cluster] {
        pk_distance_sums(
          relative, count, columns.baseAddress! + tile.start, tile.count, tile.width, featureCount, &sums)
      }
    }
  }

  private static func sorted(_ partition: LabelledObservations) -> [Int] {
    var next = [Int](repeating: 0, count: partition.clusterCount)
    for cluster in 1..<max(1, partition.clusterCount) {
      next[cluster] = next[cluster - 1] + partition.sizes[cluster - 1]
    }
    var order = [Int](repeating: 0, count: partition.labels.count)
    for (observation, label) in partition.labels.enumerated() {
      order[next[label]] = observation
      next[label] += 1
    }
    return order
  }
}
