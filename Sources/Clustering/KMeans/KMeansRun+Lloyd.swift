import CKernels
import Parallelism

extension KMeansRun {
  /// Assigns every row to its nearest centroid and sums the rows of each cluster, in one pass.
  ///
  /// - Returns: How many labels changed.
  mutating func assign() -> Int {
    let source = source
    let (clusterCount, featureWeights, centroids) = (clusterCount, featureWeights, centroids)
    let labels = LabelPointer(labels)
    let parts = workers.map(source.chunkCount) { chunk in
      Self.assign(
        source, tiles: source.tiles(ofChunk: chunk), clusterCount: clusterCount, centroids: centroids,
        featureWeights: featureWeights, labels: labels.base)
    }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    clusterWeights = total.weights
    sums = total.sums
    withinSums = total.withinSums
    return total.changeCount
  }

  /// Moves every centroid to the mean of its rows; a cluster that lost all its rows takes the row that lies farthest.
  mutating func moveCentroids() {
    for cluster in 0..<clusterCount where clusterWeights[cluster] > 0 {
      for feature in 0..<featureCount {
        centroids[cluster * featureCount + feature] = sums[cluster * featureCount + feature] / clusterWeights[cluster]
      }
    }
    if clusterWeights.contains(0) { reseatEmptyClusters() }
  }

  /// Lloyd's algorithm: assign and move until no label changes.
  ///
  /// - Parameter limit: The largest number of passes.
  /// - Returns: The number of passes and whether the last one changed nothing. Then the labels are those of the centroids
  ///   and the centroids are the means of the labels. The first pass cannot know that, because the centroids it starts
  ///   from are given, or were moved row by row in the exchange and carry its rounding errors.
  mutating func iterateLloyd(limit: Int) -> (passes: Int, converged: Bool) {
    for pass in 1...max(1, limit) {
      if assign() == 0 && pass > 1 { return (pass, true) }
      if pass < limit { moveCentroids() }
    }
    return (limit, false)
  }

  private static func assign(
    _ source: TileSource, tiles: Range<Int>, clusterCount: Int, centroids: [Double], featureWeights: [Double],
    labels: UnsafeMutablePointer<Int32>
  ) -> ClusterSums {
    var result = ClusterSums(clusterCount: clusterCount, featureCount: source.featureCount)
    let scratchSize = (clusterCount + 1) * Observations.tileRows
    withUnsafeTemporaryAllocation(of: Double.self, capacity: scratchSize) { scratch in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: Observations.tileRows) { nearest in
        let distances = scratch.baseAddress!
        let best = distances + clusterCount * Observations.tileRows
        source.forEachTile(in: tiles) { _, rows, tile in
          pk_tile_distances(
            tile, rows.count, source.featureCount, centroids, clusterCount, featureWeights, distances)
          pk_tile_nearest(distances, rows.count, clusterCount, best, nearest.baseAddress!)
          let old = labels + rows.lowerBound
          for row in 0..<rows.count where old[row] != nearest[row] {
            old[row] = nearest[row]
            result.changeCount += 1
          }
          result.add(tile, rows, labels: old, distances: best, weights: source.rowWeights)
        }
      }
    }
    return result
  }

  /// Gives each empty cluster the row with the largest contribution to the inertia among clusters of two rows or more.
  private mutating func reseatEmptyClusters() {
    let current = labelArray()
    var counts = [Int](repeating: 0, count: clusterCount)
    for label in current { counts[label] += 1 }
    let contributions = (0..<source.rowCount).map { row in
      source.weight(row) * squaredDistance(row, toCluster: current[row])
    }
    var order = contributions.indices.sorted {
      (contributions[$1], $0) < (contributions[$0], $1)
    }[...]
    for cluster in 0..<clusterCount where clusterWeights[cluster] == 0 {
      while let row = order.popFirst() {
        guard counts[current[row]] > 1, contributions[row] > 0 else { continue }
        counts[current[row]] -= 1
        for feature in 0..<featureCount {
          centroids[cluster * featureCount + feature] = source.observations[row, feature]
        }
        break
      }
    }
  }

  func squaredDistance(_ row: Int, toCluster cluster: Int) -> Double {
    (0..<featureCount).reduce(0) { sum, feature in
      let difference = source.observations[row, feature] - centroids[cluster * featureCount + feature]
      return sum + difference * difference * featureWeights[feature]
    }
  }
}

extension ClusterSums {
  /// Adds the rows of a tile to the clusters they are labelled with.
  @inline(__always)
  mutating func add(
    _ tile: UnsafePointer<Double>, _ rows: Range<Int>, labels: UnsafePointer<Int32>,
    distances: UnsafePointer<Double>, weights rowWeights: [Double]?
  ) {
    let featureCount = sums.count / weights.count
    sums.withUnsafeMutableBufferPointer { sums in
      weights.withUnsafeMutableBufferPointer { weights in
        withinSums.withUnsafeMutableBufferPointer { within in
          for row in 0..<rows.count {
            let label = Int(labels[row])
            let weight = rowWeights?[rows.lowerBound + row] ?? 1
            weights[label] += weight
            within[label] += weight * distances[row]
            let sum = sums.baseAddress! + label &* featureCount
            for feature in 0..<featureCount {
              sum[feature] += weight * tile[feature &* Observations.tileRows &+ row]
            }
          }
        }
      }
    }
  }
}

/// Lets chunks write their own rows' labels from several threads.
struct LabelPointer: @unchecked Sendable {
  let base: UnsafeMutablePointer<Int32>
  init(_ base: UnsafeMutablePointer<Int32>) { self.base = base }
}
