import CKernels
import Parallelism

extension KMeansRun {
  /// Assigns every row to its nearest centroid and sums up the clusters, in `Double` throughout.
  ///
  /// The plain form of ``reassign(_:isTracking:)``, and the only one that measures distances.
  ///
  /// - Returns: How many labels changed.
  mutating func assign() -> Int {
    let (source, clusterCount, centroids) = (source, clusterCount, centroids)
    let labels = RowPointer(labels)
    let total = Self.total(
      workers.map(source.chunkCount) { chunk in
        Self.assign(
          source, tiles: source.tiles(ofChunk: chunk), clusterCount: clusterCount, centroids: centroids,
          labels: labels.base)
      })
    clusterWeights = total.weights
    sums = total.sums
    withinSums = total.withinSums
    sumsAreExact = true
    if total.changeCount > 0 { forgetExpiries() }
    return total.changeCount
  }

  private static func assign(
    _ source: TileSource, tiles: Range<Int>, clusterCount: Int, centroids: [Double], labels: UnsafeMutablePointer<Int32>
  ) -> ClusterSums {
    var result = ClusterSums(clusterCount: clusterCount, featureCount: source.featureCount)
    let scratchSize = (clusterCount + 1) * Observations.tileRows + 2 * clusterCount * (source.featureCount + 2)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: scratchSize) { scratch in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: Observations.tileRows) { nearest in
        let distances = scratch.baseAddress!
        let best = distances + clusterCount * Observations.tileRows
        source.forEachTile(in: tiles) { _, rows, tile in
          pk_tile_distances(
            tile, rows.count, source.featureCount, centroids, clusterCount, source.featureWeights, distances)
          pk_tile_nearest(distances, rows.count, clusterCount, best, nearest.baseAddress!)
          let old = labels + rows.lowerBound
          for row in 0..<rows.count where old[row] != nearest[row] {
            old[row] = nearest[row]
            result.changeCount += 1
          }
          result.add(
            tile, rows, of: source, labels: old, distances: best, scratch: best + Observations.tileRows)
        }
      }
    }
    return result
  }

  /// Brings the labels up to date by scores, decided in `Double` where they are close, and the sums with them.
  ///
  /// - Parameter isTracking: Whether groups of rows whose labels are known to stay are passed over.
  /// - Returns: How many labels changed.
  mutating func reassign(_ summing: RowPass.Summing, isTracking: Bool) -> Int {
    scoring.update(centroids)
    let pass = RowPass(
      source: source, clusterCount: clusterCount, centroids: centroids, scoring: scoring, labels: RowPointer(labels),
      expiries: isTracking ? RowPointer(expiries) : nil, odometer: Float(odometer).nextUp, summing: summing)
    let total = Self.total(workers.map(source.chunkCount) { chunk in pass.run(pass.source.tiles(ofChunk: chunk)) })
    switch summing {
    case .allRows:
      clusterWeights = total.weights
      sums = total.sums
      sumsAreExact = true
    case .changes:
      for index in clusterWeights.indices { clusterWeights[index] += total.weights[index] }
      for index in sums.indices { sums[index] += total.sums[index] }
      sumsAreExact = sumsAreExact && (total.changeCount == 0 || source.sumsAreWhole)
    }
    return total.changeCount
  }

  private static func total(_ parts: [ClusterSums]) -> ClusterSums {
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    return total
  }

  /// Moves every centroid to the mean of its rows; a cluster that lost all its rows takes the row that lies farthest.
  mutating func moveCentroids() {
    let old = centroids
    for cluster in 0..<clusterCount where clusterWeights[cluster] > 0 {
      for feature in 0..<featureCount {
        centroids[cluster * featureCount + feature] = sums[cluster * featureCount + feature] / clusterWeights[cluster]
      }
    }
    if clusterWeights.contains(0) { reseatEmptyClusters() }
    var largest = (first: 0.0, second: 0.0)
    for cluster in 0..<clusterCount {
      let movement = movement(of: cluster, from: old)
      if movement > largest.first {
        largest = (movement, largest.first)
      } else if movement > largest.second {
        largest.second = movement
      }
    }
    odometer += (largest.first + largest.second) * (1 + 0x1p-20)
  }

  /// Below this share of the sum of squares about the middle of the data a difference has lost too many digits.
  private static let differenceLimit = 0.01

  /// Measures the distances of the rows to the centroids of their clusters, for labels that are those of the centroids.
  ///
  /// With m the middle of the data, Σ ω |x − c|² = Σ ω |x − m|² − 2 (c − m) Σ ω (x − m) + W |c − m|²: one distance a row
  /// instead of k. Where a cluster is so tight that the difference would lose digits, everything is measured by ``assign()``.
  mutating func measure() {
    let (source, clusterCount) = (source, clusterCount)
    let labels = RowPointer(labels)
    let parts = workers.map(source.chunkCount) { chunk in
      Self.squares(source, chunk: chunk, clusterCount: clusterCount, labels: labels.base)
    }
    var within = [Double](repeating: 0, count: clusterCount)
    for part in parts { for cluster in within.indices { within[cluster] += part[cluster] } }
    var isPrecise = true
    for cluster in within.indices {
      let total = within[cluster]
      for feature in 0..<featureCount {
        let index = cluster * featureCount + feature
        let middle = source.space.middles[feature]
        let offset = centroids[index] - middle
        let sum = sums[index] - clusterWeights[cluster] * middle
        within[cluster] += featureWeights[feature] * offset * (clusterWeights[cluster] * offset - 2 * sum)
      }
      isPrecise = isPrecise && within[cluster] >= Self.differenceLimit * total
    }
    withinSums = within
    if !isPrecise { _ = assign() }
  }

  /// Σ ω |x − m|² for each label over one chunk.
  private static func squares(
    _ source: TileSource, chunk: Int, clusterCount: Int, labels: UnsafePointer<Int32>
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: clusterCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Observations.tileRows + 4 * clusterCount) { scratch in
      let distances = scratch.baseAddress!
      source.forEachTile(in: source.tiles(ofChunk: chunk)) { _, rows, tile in
        pk_tile_distances(
          tile, rows.count, source.featureCount, source.space.middles, 1, source.featureWeights, distances)
        source.withWeights(from: rows.lowerBound) { weights in
          pk_tile_label_sums(
            distances, rows.count, labels + rows.lowerBound, clusterCount, weights, &sums,
            distances + Observations.tileRows)
        }
      }
    }
    return sums
  }

  /// Lloyd's algorithm: reassign and move until no label changes.
  ///
  /// After the first pass only rows whose label changes are summed anew; once few do, rows far from a border are passed over. Sums of whole
  /// numbers stay exact that way; others gather rounding errors, and are summed in full before the end is declared.
  ///
  /// - Parameters:
  ///   - limit: The largest number of passes.
  ///   - enough: Ends, not converged, once no more labels than this change.
  /// - Returns: The number of passes and whether the last one changed nothing. Then the labels are those of the centroids
  ///   and the centroids are the means of the labels; otherwise sums and weights are those of the labels, no more.
  mutating func iterateLloyd(limit: Int, enough: Int = 0) -> (passes: Int, converged: Bool) {
    var summing = RowPass.Summing.allRows
    var isTracking = false
    var isExact = false
    for pass in 1...max(1, limit) {
      let changes = reassign(summing, isTracking: isTracking)
      if changes == 0, isExact { return (pass, true) }
      if changes > 0, changes <= enough { return (pass, false) }
      if changes == 0, !sumsAreExact { _ = assign() }
      if pass < limit {
        moveCentroids()
        isExact = sumsAreExact
      }
      summing = .changes
      // While many rows still change, centroids move too far for any group to be passed over, and expiries cost time.
      isTracking = changes * 200 < source.rowCount
    }
    return (limit, false)
  }

  /// Leaves a consistent state when passes have run out: the labels of the centroids, and what is measured by them.
  mutating func settle() {
    _ = reassign(.changes, isTracking: false)
    measure()
  }

  /// Gives each empty cluster the row with the largest contribution to the inertia among clusters of two rows or more.
  private mutating func reseatEmptyClusters() {
    let current: [Int]
    var counts: [Int]
    (current, counts) = labels(Array(0..<clusterCount))
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
