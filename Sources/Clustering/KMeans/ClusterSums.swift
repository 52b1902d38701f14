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
    _ tile: UnsafePointer<Double>, _ rows: Range<Int>, labels: UnsafePointer<Int32>,
    distances: UnsafePointer<Double>?, weights rowWeights: [Double]?, scratch: UnsafeMutablePointer<Double>
  ) {
    let clusterCount = weights.count
    let featureCount = sums.count / clusterCount
    if let rowWeights {
      rowWeights.withUnsafeBufferPointer { all in
        pk_tile_sums(
          tile, rows.count, featureCount, labels, clusterCount, distances, all.baseAddress! + rows.lowerBound,
          &weights, &sums, &withinSums, scratch)
      }
    } else {
      pk_tile_sums(
        tile, rows.count, featureCount, labels, clusterCount, distances, nil, &weights, &sums, &withinSums, scratch)
    }
  }

  /// Takes a row of d values from one cluster and gives it to another.
  mutating func move(_ values: UnsafePointer<Double>, weight: Double, from old: Int, to new: Int) {
    let featureCount = sums.count / weights.count
    weights[old] -= weight
    weights[new] += weight
    for feature in 0..<featureCount {
      sums[old * featureCount + feature] -= weight * values[feature]
      sums[new * featureCount + feature] += weight * values[feature]
    }
  }

  /// Turns sums of score coordinates into sums of values; exact for bytes, whose centres and units are whole.
  mutating func moveFromScoreSpace(_ space: ScoreSpace) {
    let featureCount = space.units.count
    for index in sums.indices {
      let (cluster, feature) = index.quotientAndRemainder(dividingBy: featureCount)
      sums[index] = sums[index] * space.units[feature] + weights[cluster] * space.centres[feature]
    }
  }
}
