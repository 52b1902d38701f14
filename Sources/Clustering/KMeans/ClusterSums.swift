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

  /// A row that leaves one cluster for another.
  struct Move {
    let row: Int
    let from: Int
    let to: Int
  }

  /// Takes rows from one cluster and gives them to another, feature by feature, so that each column is asked for once.
  mutating func add(_ moves: [Move], of source: TileSource) {
    for move in moves {
      let weight = source.weight(move.row)
      weights[move.from] -= weight
      weights[move.to] += weight
    }
    for (feature, column) in source.observations.columns.enumerated() {
      switch column {
      case .bytes(let values): add(moves, feature, source) { Double(values[$0]) }
      case .decimals(let units, let places):
        let divisor = Observations.Column.powersOfTen[places]
        add(moves, feature, source) { Double(units[$0]) / divisor }
      case .singles(let values): add(moves, feature, source) { Double(values[$0]) }
      case .doubles(let values): add(moves, feature, source) { values[$0] }
      }
    }
  }

  @inline(__always)
  private mutating func add(
    _ moves: [Move], _ feature: Int, _ source: TileSource, _ value: (Int) -> Double
  ) {
    let featureCount = source.featureCount
    for move in moves {
      let value = source.weight(move.row) * value(move.row)
      sums[move.from * featureCount + feature] -= value
      sums[move.to * featureCount + feature] += value
    }
  }
}
