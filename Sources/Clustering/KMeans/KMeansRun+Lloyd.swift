import CKernels
import Parallelism

extension KMeansRun {
  /// What an assignment adds up.
  enum Summing {
    /// All rows: sums, weights and distances are those of the new labels.
    case allRows
    /// Only rows whose label changes, which updates sums and weights and leaves the distances alone.
    case changes
  }

  /// Assigns every row to its nearest centroid and brings the sums of each cluster up to date, in one pass.
  ///
  /// - Returns: How many labels changed.
  mutating func assign(_ summing: Summing = .allRows) -> Int {
    let source = source
    let (clusterCount, featureWeights, centroids) = (clusterCount, featureWeights, centroids)
    let labels = LabelPointer(labels)
    let parts = workers.map(source.chunkCount) { chunk in
      Self.assign(
        source, tiles: source.tiles(ofChunk: chunk), clusterCount: clusterCount, centroids: centroids,
        featureWeights: featureWeights, labels: labels.base, summing: summing)
    }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    switch summing {
    case .allRows:
      clusterWeights = total.weights
      sums = total.sums
      withinSums = total.withinSums
      sumsAreExact = true
    case .changes:
      for index in clusterWeights.indices { clusterWeights[index] += total.weights[index] }
      for index in sums.indices { sums[index] += total.sums[index] }
      sumsAreExact = sumsAreExact && (total.changeCount == 0 || source.sumsAreWhole)
    }
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
  /// Once few labels change, only those rows are summed anew. Sums of whole numbers stay exact that way; others gather
  /// rounding errors, and are summed in full before the end is declared.
  ///
  /// - Parameter limit: The largest number of passes.
  /// - Returns: The number of passes and whether the last one changed nothing. Then the labels are those of the centroids
  ///   and the centroids are the means of the labels; otherwise sums and weights are those of the labels, no more.
  mutating func iterateLloyd(limit: Int) -> (passes: Int, converged: Bool) {
    var summing = Summing.allRows
    var isExact = false
    for pass in 1...max(1, limit) {
      let changes = assign(summing)
      if changes == 0, isExact {
        if summing == .changes { _ = assign() }
        return (pass, true)
      }
      if changes == 0, !sumsAreExact { _ = assign() }
      if pass < limit {
        moveCentroids()
        isExact = sumsAreExact
      }
      summing = changes > 0 && changes * 8 < source.rowCount ? .changes : .allRows
    }
    return (limit, false)
  }

  private static func assign(
    _ source: TileSource, tiles: Range<Int>, clusterCount: Int, centroids: [Double], featureWeights: [Double],
    labels: UnsafeMutablePointer<Int32>, summing: Summing
  ) -> ClusterSums {
    var result = ClusterSums(clusterCount: clusterCount, featureCount: source.featureCount)
    let scratchSize = (clusterCount + 1) * Observations.tileRows + 2 * clusterCount * (source.featureCount + 2)
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
            if summing == .changes {
              result.move(
                tile, row: row, weight: source.weight(rows.lowerBound + row), from: old[row], to: nearest[row])
            }
            old[row] = nearest[row]
            result.changeCount += 1
          }
          guard summing == .allRows else { return }
          result.add(
            tile, rows, labels: old, distances: best, weights: source.rowWeights, scratch: best + Observations.tileRows)
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
      let centroid = centroids[(current[row] * featureCount)...]
      return source.weight(row)
        * squaredDistance(source.observations.row(row)[...], centroid, featureWeights: featureWeights)
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

}

/// Lets chunks write their own rows' labels from several threads.
struct LabelPointer: @unchecked Sendable {
  let base: UnsafeMutablePointer<Int32>
  init(_ base: UnsafeMutablePointer<Int32>) { self.base = base }
}
