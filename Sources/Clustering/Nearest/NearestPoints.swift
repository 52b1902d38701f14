import CKernels
import Parallelism

/// The nearest of some points for every row, and how far it is.
struct NearestPoints: Sendable {
  /// The point nearest to each row; ties go to the lower one.
  private(set) var labels: [Int32]
  /// How far it is, as the measure has it.
  private(set) var distances: [Double]

  init(rowCount: Int) {
    labels = [Int32](repeating: 0, count: rowCount)
    distances = [Double](repeating: 0, count: rowCount)
  }

  /// Labels that are known; nothing is measured, and all distances are 0.
  init(labels: [Int32]) {
    self.labels = labels
    distances = [Double](repeating: 0, count: labels.count)
  }

  init(_ observations: Observations, by measure: PairMeasure, points: [Double], workers: Workers) {
    self.init(rowCount: observations.observationCount)
    find(observations, by: measure, points: points, workers: workers)
  }

  /// Finds the nearest of k points for every row.
  ///
  /// - Parameter points: k times d numbers. Time is O(n d k).
  mutating func find(_ observations: Observations, by measure: PairMeasure, points: [Double], workers: Workers) {
    let (tileRows, pointCount) = (Observations.tileRows, points.count / observations.featureCount)
    labels.withUnsafeMutableBufferPointer { labels in
      distances.withUnsafeMutableBufferPointer { distances in
        let (labels, least) = (RowPointer(labels.baseAddress!), RowPointer(distances.baseAddress!))
        workers.forEach(observations.chunkCount) { chunk in
          withUnsafeTemporaryAllocation(of: Double.self, capacity: (pointCount + 1) * tileRows) { scratch in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: tileRows) { found in
              let (all, best) = (scratch.baseAddress!, scratch.baseAddress! + pointCount * tileRows)
              observations.forEachTile(ofChunk: chunk) { rows, tile in
                measure.measure(tile, rowCount: rows.count, points: points, pointCount: pointCount, into: all)
                pk_tile_nearest(all, rows.count, pointCount, best, found.baseAddress!)
                (labels.base + rows.lowerBound).update(from: found.baseAddress!, count: rows.count)
                (least.base + rows.lowerBound).update(from: best, count: rows.count)
              }
            }
          }
        }
      }
    }
  }

  /// What the rows of each point amount to: their weight, their sums, and Σ ω times their distances, added in the order
  /// of the chunks.
  ///
  /// - Parameter weights: n numbers of at least 0. Time is O(n d).
  func sums(_ observations: Observations, weights: [Double], clusterCount: Int, workers: Workers) -> ClusterSums {
    let featureCount = observations.featureCount
    let parts = workers.map(observations.chunkCount) { chunk in
      var part = ClusterSums(clusterCount: clusterCount, featureCount: featureCount)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * clusterCount * (featureCount + 2)) { scratch in
        labels.withUnsafeBufferPointer { labels in
          distances.withUnsafeBufferPointer { distances in
            weights.withUnsafeBufferPointer { weights in
              observations.forEachTile(ofChunk: chunk) { rows, tile in
                pk_tile_sums(
                  tile, rows.count, featureCount, labels.baseAddress! + rows.lowerBound, clusterCount,
                  distances.baseAddress! + rows.lowerBound, weights.baseAddress! + rows.lowerBound, &part.weights,
                  &part.sums, &part.withinSums, scratch.baseAddress!)
              }
            }
          }
        }
      }
      return part
    }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    return total
  }

  /// Rows for clusters that lost all of theirs: those whose weight times distance is largest, of clusters that keep
  /// another row. There may be fewer than asked for. Time is O(n) for each.
  func farthestRows(_ count: Int, clusterCount: Int, weights: [Double]) -> [Int] {
    var rowCounts = [Int](repeating: 0, count: clusterCount)
    for (row, label) in labels.enumerated() where weights[row] > 0 { rowCounts[Int(label)] += 1 }
    var chosen: [Int] = []
    while chosen.count < count {
      var best = (part: 0.0, row: -1)
      for (row, distance) in distances.enumerated() {
        let part = weights[row] * distance
        guard part > best.part, rowCounts[Int(labels[row])] > 1, !chosen.contains(row) else { continue }
        best = (part, row)
      }
      guard best.row >= 0 else { break }
      rowCounts[Int(labels[best.row])] -= 1
      chosen.append(best.row)
    }
    return chosen
  }
}

extension ClusterSums {
  /// The mean of each cluster, k times d numbers; that of a cluster without weight is `other`.
  func means(orElse other: [Double]) -> [Double] {
    let featureCount = sums.count / weights.count
    var means = other
    for cluster in weights.indices where weights[cluster] > 0 {
      for index in (cluster * featureCount)..<((cluster + 1) * featureCount) {
        means[index] = sums[index] / weights[cluster]
      }
    }
    return means
  }

  /// The clusters without weight.
  var emptyClusters: [Int] { weights.indices.filter { !(weights[$0] > 0) } }
}
