import CKernels
import Parallelism

extension KMeansRun {
  /// Moves single rows between clusters while that lowers the inertia (Hartigan's criterion), until none can.
  ///
  /// Moving a row of weight ω at squared distance d from cluster a (weight A) to cluster b (weight B) at distance e changes
  /// the inertia by ω B e / (B + ω) − ω A d / (A − ω): the means follow the row, which Lloyd's step does not foresee. So
  /// partitions that Lloyd leaves alone can still be improved here, and every partition that is left is also a fixed
  /// point of Lloyd's.
  ///
  /// Source: Hartigan & Wong (1979), doi:10.2307/2346830; Telgarsky & Vattani (2010), AISTATS 9. Where we depart from it:
  /// rows are scanned in blocks with vector kernels, and only the few that might gain are examined one by one with fresh
  /// means. Large sets are scanned whole by all threads, small ones tile by tile; neither depends on the thread count.
  ///
  /// Needs labels, sums and weights that agree, as ``assign()`` leaves them.
  ///
  /// - Parameter passLimit: The largest number of passes.
  /// - Returns: How many rows moved.
  mutating func exchange(passLimit: Int = 1_000) -> Int {
    guard clusterCount > 1 else { return 0 }
    moveCentroids()
    let blockTiles = source.chunkCount > 1 ? source.tileCount : 1
    let blocks = (source.tileCount + blockTiles - 1) / blockTiles
    var moved = 0
    var quietBlocks = 0
    for step in 0..<(passLimit * blocks) {
      let block = step % blocks
      let tiles = (block * blockTiles)..<min(source.tileCount, (block + 1) * blockTiles)
      let transfers = transferRows(candidates(in: tiles))
      moved += transfers
      quietBlocks = transfers == 0 ? quietBlocks + 1 : 0
      if quietBlocks == blocks { break }
    }
    sumsAreExact = sumsAreExact && (moved == 0 || source.sumsAreWhole)
    return moved
  }

  /// The rows that might gain by a transfer under the present centroids, in row order.
  private func candidates(in tiles: Range<Int>) -> [Int] {
    let context = ScanContext(
      source: source, clusterWeights: clusterWeights, centroids: centroids, featureWeights: featureWeights,
      labels: LabelPointer(labels))
    if tiles.count <= TileSource.chunkTiles { return context.scan(tiles) }
    return workers.map(source.chunkCount) { chunk in context.scan(context.source.tiles(ofChunk: chunk)) }
      .flatMap { $0 }
  }

  /// Examines rows one by one with the centroids as they are by then, and moves those that gain.
  private mutating func transferRows(_ rows: [Int]) -> Int {
    guard !rows.isEmpty else { return 0 }
    var moved = 0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: featureCount) { values in
      for row in rows {
        source.copyRow(row, into: values.baseAddress!)
        let weight = source.weight(row)
        let from = Int(labels[row])
        guard weight > 0, let target = bestTransfer(values.baseAddress!, weight: weight, from: from) else { continue }
        labels[row] = Int32(target)
        shift(values.baseAddress!, weight: -weight, cluster: from)
        shift(values.baseAddress!, weight: weight, cluster: target)
        moved += 1
      }
    }
    return moved
  }

  /// The cluster a row should move to, or `nil` when it should stay.
  private func bestTransfer(_ values: UnsafePointer<Double>, weight: Double, from: Int) -> Int? {
    // A cluster must not lose its last row: then its weight would be 0 (or a rounding error of 0).
    let remaining = clusterWeights[from] - weight
    guard remaining > clusterWeights[from] * 1e-12 else { return nil }
    var best: (cost: Double, cluster: Int)?
    for cluster in 0..<clusterCount where cluster != from {
      let cost = clusterWeights[cluster] / (clusterWeights[cluster] + weight) * distance(values, cluster)
      if cost < best?.cost ?? .infinity { best = (cost, cluster) }
    }
    guard let best else { return nil }
    // The margin keeps rounding errors from moving a row to and fro for ever.
    let saving = clusterWeights[from] / remaining * distance(values, from)
    return best.cost < saving * (1 - 1e-10) ? best.cluster : nil
  }

  @inline(__always)
  private func distance(_ values: UnsafePointer<Double>, _ cluster: Int) -> Double {
    var sum = 0.0
    for feature in 0..<featureCount {
      let difference = values[feature] - centroids[cluster &* featureCount &+ feature]
      sum += difference * difference * featureWeights[feature]
    }
    return sum
  }

  private mutating func shift(_ values: UnsafePointer<Double>, weight: Double, cluster: Int) {
    clusterWeights[cluster] += weight
    for feature in 0..<featureCount {
      let index = cluster * featureCount + feature
      sums[index] += weight * values[feature]
      centroids[index] = sums[index] / clusterWeights[cluster]
    }
  }
}

/// What a scan for transfers reads; a value of its own so that chunks can be scanned by several threads.
private struct ScanContext: Sendable {
  let source: TileSource
  let clusterWeights: [Double]
  let centroids: [Double]
  let featureWeights: [Double]
  let labels: LabelPointer

  /// What removal from and insertion into each cluster cost per squared distance, for the heaviest row of a tile: removal is
  /// dearest and insertion cheapest for it, so that no row that could gain is missed.
  private func factors(heaviest: Double) -> (removal: [Double], insertion: [Double]) {
    (
      clusterWeights.map { $0 > heaviest ? $0 / ($0 - heaviest) : Double.greatestFiniteMagnitude },
      clusterWeights.map { $0 / ($0 + heaviest) }
    )
  }

  func scan(_ tiles: Range<Int>) -> [Int] {
    let clusterCount = clusterWeights.count
    var heaviest = 1.0
    var (removal, insertion) = factors(heaviest: heaviest)
    var rowsFound: [Int] = []
    withUnsafeTemporaryAllocation(of: Double.self, capacity: clusterCount * Observations.tileRows) { scratch in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Observations.tileRows) { flags in
        source.forEachTile(in: tiles) { index, rows, tile in
          if source.largestWeight(ofTile: index) != heaviest {
            heaviest = source.largestWeight(ofTile: index)
            (removal, insertion) = factors(heaviest: heaviest)
          }
          pk_tile_distances(
            tile, rows.count, source.featureCount, centroids, clusterCount, featureWeights, scratch.baseAddress!)
          let wanting = pk_tile_transfer_candidates(
            scratch.baseAddress!, rows.count, clusterCount, labels.base + rows.lowerBound, removal, insertion,
            flags.baseAddress!)
          guard wanting > 0 else { return }
          for row in 0..<rows.count where flags[row] != 0 { rowsFound.append(rows.lowerBound + row) }
        }
      }
    }
    return rowsFound
  }
}
