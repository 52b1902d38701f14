import CKernels

/// What one pass over some rows finds for given centroids; chunks are added in their order.
struct ClusterSums: Sendable {
  var weights: [Double]
  var sums: [Double]
  var withinSums: [Double]
  var changeCount = 0

  init(clusterCount: Int, featureCount: Int) {
    weights = [Double](repeating: 0, count: clusterCount)
    sums = [Double](repeating: 0, count: clusterCount * featureCount)
    withinSums = weights
  }

  mutating func add(_ other: ClusterSums) {
    for index in weights.indices { weights[index] += other.weights[index] }
    for index in sums.indices { sums[index] += other.sums[index] }
    for index in withinSums.indices { withinSums[index] += other.withinSums[index] }
    changeCount += other.changeCount
  }

  /// Adds the rows of a tile to the clusters they are labelled with.
  ///
  /// - Parameters:
  ///   - distances: The squared distance of each row to its centroid, or `nil` when they are not wanted.
  ///   - scratch: Space for 2 k (d + 2) numbers.
  @inline(__always)
  mutating func add(
    _ tile: UnsafePointer<Double>, _ rows: Range<Int>, of source: TileSource, labels: UnsafePointer<Int32>,
    distances: UnsafePointer<Double>?, scratch: UnsafeMutablePointer<Double>
  ) {
    source.withWeights(from: rows.lowerBound) { rowWeights in
      pk_tile_sums(
        tile, rows.count, source.featureCount, labels, weights.count, distances, rowWeights, &weights, &sums,
        &withinSums, scratch)
    }
  }

  /// Takes rows from one cluster and gives them to another.
  mutating func add(_ moves: [PKMove], of source: TileSource) {
    for move in moves {
      let weight = source.weight(Int(move.row))
      weights[Int(move.from)] -= weight
      weights[Int(move.to)] += weight
    }
    let featureCount = source.featureCount
    source.withWeights(from: 0) { rowWeights in
      sums.withUnsafeMutableBufferPointer { sums in
        for start in stride(from: 0, to: featureCount, by: Observations.pointerLimit) {
          let some = start..<min(featureCount, start + Observations.pointerLimit)
          source.observations.withExactForm(of: some) { columns in
            pk_add_moves(
              columns, some.count, moves, moves.count, rowWeights, sums.baseAddress! + start, featureCount)
          }
        }
      }
    }
  }
}
