import CKernels
package import Parallelism

/// Squared distances in the feature-weighted space from observations to some centroids, tile by tile.
///
/// Trusts its arguments: every centroid and the weights have a number for each feature.
package struct CentroidDistances: Sendable {
  private let observations: Observations
  private let centroids: [Double]
  private let featureWeights: [Double]
  /// The number of centroids, k.
  package let clusterCount: Int

  package init(_ observations: Observations, centroids: [[Double]], featureWeights: [Double]) {
    self.observations = observations
    self.centroids = centroids.flatMap { $0 }
    self.featureWeights = featureWeights
    clusterCount = centroids.count
  }

  /// Calls `body` for the tiles of one chunk in order.
  ///
  /// - Parameter body: Gets the rows of the tile and the squared distance of row i to centroid c at `[c * tileRows + i]`.
  package func forEachTile(ofChunk chunk: Int, _ body: (Range<Int>, UnsafePointer<Double>) -> Void) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: clusterCount * Observations.tileRows) { scratch in
      let distances = scratch.baseAddress!
      observations.forEachTile(ofChunk: chunk) { rows, tile in
        pk_tile_distances(
          tile, rows.count, observations.featureCount, centroids, clusterCount, featureWeights, distances)
        body(rows, UnsafePointer(distances))
      }
    }
  }

  /// Calls `body` with the place of each row of one chunk, in order.
  ///
  /// - Parameter labels: The cluster of each observation, where that need not be the nearest; `nil` takes the nearest.
  package func forEachPlace(
    ofChunk chunk: Int, labels: [Int]? = nil, _ body: (_ row: Int, _ place: ClusterAssignment.Place) -> Void
  ) {
    let tileRows = Observations.tileRows
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * tileRows) { squares in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * tileRows) { places in
        let (best, second) = (squares.baseAddress!, squares.baseAddress! + tileRows)
        let (nearest, runners) = (places.baseAddress!, places.baseAddress! + tileRows)
        forEachTile(ofChunk: chunk) { rows, distances in
          pk_tile_two_nearest(distances, rows.count, clusterCount, best, second, nearest, runners)
          for (index, row) in rows.enumerated() {
            let runnerUp = runners[index] < 0 ? nil : Int(runners[index])
            if let label = labels?[row], label != Int(nearest[index]) {
              // The nearest cluster is another one, and so the second best.
              body(
                row,
                ClusterAssignment.Place(
                  label: label, runnerUp: Int(nearest[index]), squaredDistance: distances[label * tileRows + index],
                  squaredOther: best[index]))
            } else {
              body(
                row,
                ClusterAssignment.Place(
                  label: Int(nearest[index]), runnerUp: runnerUp, squaredDistance: best[index],
                  squaredOther: second[index]))
            }
          }
        }
      }
    }
  }

  /// The nearest centroid of each observation; ties go to the lower index. At least one centroid. Time is O(n d k).
  package func nearest(workers: Workers = .one) -> [Int] {
    workers.map(observations.chunkCount) { chunk in nearest(ofChunk: chunk) }.flatMap { $0 }
  }

  private func nearest(ofChunk chunk: Int) -> [Int] {
    var labels: [Int] = []
    labels.reserveCapacity(observations.rows(ofChunk: chunk).count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Observations.tileRows) { best in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: Observations.tileRows) { found in
        forEachTile(ofChunk: chunk) { rows, distances in
          pk_tile_nearest(distances, rows.count, clusterCount, best.baseAddress!, found.baseAddress!)
          for row in 0..<rows.count { labels.append(Int(found[row])) }
        }
      }
    }
    return labels
  }
}
