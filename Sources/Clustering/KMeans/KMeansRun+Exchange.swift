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
    var scan = TransferScan(source, clusterCount: clusterCount, labels: labels, expiries: expiries)
    var isCurrent = false
    var moved = 0
    var quietBlocks = 0
    for step in 0..<(passLimit * blocks) {
      if !isCurrent { scan.update(centroids, clusterWeights, odometer: odometer) }
      let block = step % blocks
      let tiles = (block * blockTiles)..<min(source.tileCount, (block + 1) * blockTiles)
      let transfers = transferRows(scan.candidates(in: tiles, workers: workers))
      moved += transfers
      isCurrent = transfers == 0
      quietBlocks = transfers == 0 ? quietBlocks + 1 : 0
      if quietBlocks == blocks { break }
    }
    sumsAreExact = sumsAreExact && (moved == 0 || source.sumsAreWhole)
    return moved
  }

  /// Examines rows one by one with the centroids as they are by then, and moves those that gain.
  private mutating func transferRows(_ rows: [Int]) -> Int {
    var moved = 0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: featureCount) { values in
      for row in rows {
        source.copyRow(row, into: values.baseAddress!)
        let weight = source.weight(row)
        let from = Int(labels[row])
        guard
          let target = TransferRule.target(
            of: values.baseAddress!, weight: weight, from: from, centroids: centroids, clusterWeights: clusterWeights,
            featureWeights: featureWeights)
        else { continue }
        labels[row] = Int32(target)
        expiries[row / Self.groupRows] = -.infinity
        let movement =
          shift(values.baseAddress!, weight: -weight, cluster: from)
          + shift(values.baseAddress!, weight: weight, cluster: target)
        odometer += movement * source.space.distanceScale * (1 + 0x1p-20)
        moved += 1
      }
    }
    return moved
  }

  /// Gives a cluster a row, or takes it away, and returns how far its centroid moved.
  private mutating func shift(_ values: UnsafePointer<Double>, weight: Double, cluster: Int) -> Double {
    clusterWeights[cluster] += weight
    var squares = 0.0
    for feature in 0..<featureCount {
      let index = cluster * featureCount + feature
      sums[index] += weight * values[feature]
      let mean = sums[index] / clusterWeights[cluster]
      squares += (mean - centroids[index]) * (mean - centroids[index]) * featureWeights[feature]
      centroids[index] = mean
    }
    return squares.squareRoot()
  }
}
