import CKernels
import Parallelism

/// Which centroid a row is nearest to by partial distance, ties going to the first.
struct PartialPlace {
  var label: Int32
  /// The partial squared distance to it.
  var square: Double
  /// That to the second nearest; infinite for a single cluster.
  var otherSquare: Double

  /// The place among k centroids.
  ///
  /// - Parameters:
  ///   - values: Feature j lies at `[j * stride]`.
  ///   - centroids: k times d numbers.
  ///   - weights: d numbers.
  @inline(__always)
  init(
    of values: UnsafePointer<Double>, stride: Int, _ features: UnsafeBufferPointer<Int>,
    centroids: UnsafePointer<Double>, clusterCount: Int, weights: UnsafeBufferPointer<Double>
  ) {
    (label, square, otherSquare) = (0, .infinity, .infinity)
    for cluster in 0..<clusterCount {
      let distance = partialDistance(
        values, stride: stride, features, centroid: centroids + cluster * weights.count,
        weights: weights.baseAddress!)
      if distance < square {
        (label, square, otherSquare) = (Int32(cluster), distance, square)
      } else if distance < otherSquare {
        otherSquare = distance
      }
    }
  }

  init(label: Int32, square: Double, otherSquare: Double) {
    (self.label, self.square, self.otherSquare) = (label, square, otherSquare)
  }

  /// How far centroids may move, the one away and another closer, before the label can change: less than the difference
  /// of the distances by more than rounding.
  var margin: Double { otherSquare.squareRoot() * (1 - 1e-12) - square.squareRoot() * (1 + 1e-12) }
}

extension IncompleteObservations {
  /// Calls `body` for each row of a chunk in order.
  ///
  /// - Parameters:
  ///   - centroids: k times d numbers.
  ///   - body: Gets the row, its values, feature j at `[j * tileRows]`, the features that it has, and its place.
  @inline(__always)
  func forEachNearest(
    ofChunk chunk: Int, centroids: [Double], clusterCount: Int, featureWeights: [Double],
    _ body: (Int, UnsafePointer<Double>, UnsafeBufferPointer<Int>, PartialPlace) -> Void
  ) {
    let (tileRows, count) = (Observations.tileRows, featureCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (clusterCount + 2) * tileRows) { scratch in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * tileRows) { found in
        let (distances, best) = (scratch.baseAddress!, scratch.baseAddress! + clusterCount * tileRows)
        let (second, nearest, runners) = (best + tileRows, found.baseAddress!, found.baseAddress! + tileRows)
        withObservedFeatures(from: observations.rows(ofChunk: chunk).lowerBound) { start in
          var (ahead, observed) = (start, start)
          observations.forEachTile(ofChunk: chunk) { rows, tile in
            pk_tile_distances(tile, rows.count, count, centroids, clusterCount, featureWeights, distances)
            // What the kernel made of missing cells is replaced.
            while let (row, features) = ahead.nextIncomplete(below: rows.upperBound) {
              let offset = row - rows.lowerBound
              centroids.withUnsafeBufferPointer { centroids in
                for cluster in 0..<clusterCount {
                  distances[cluster * tileRows + offset] = partialDistance(
                    tile + offset, stride: tileRows, features, centroid: centroids.baseAddress! + cluster * count,
                    weights: featureWeights)
                }
              }
            }
            pk_tile_two_nearest(distances, rows.count, clusterCount, best, second, nearest, runners)
            for (offset, row) in rows.enumerated() {
              body(
                row, tile + offset, observed.features(of: row),
                PartialPlace(label: nearest[offset], square: best[offset], otherSquare: second[offset]))
            }
          }
        }
      }
    }
  }

  /// The centroid at the least partial distance to each row. Time is O(n d k).
  func nearest(centroids: [[Double]], featureWeights: [Double], workers: Workers) -> [Int] {
    let flat = centroids.flatMap { $0 }
    return workers.map(observations.chunkCount) { chunk in
      var labels: [Int] = []
      forEachNearest(
        ofChunk: chunk, centroids: flat, clusterCount: centroids.count, featureWeights: featureWeights
      ) { _, _, _, place in labels.append(Int(place.label)) }
      return labels
    }.flatMap { $0 }
  }
}
