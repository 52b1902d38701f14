import CKernels

/// The blocks as weighted points: the mean of each block's observations, in tiles, less the mean of all.
///
/// The inertia of observations is that of these points and what lies within blocks, which no assignment changes.
struct BlockTable: Sendable {
  /// The number of blocks, m.
  let count: Int
  /// The number of features, d.
  let featureCount: Int
  let featureWeights: [Double]
  /// The weight of each block. A block whose observations all weigh nothing has so little that it moves no centroid and
  /// still goes where it is nearest.
  let weights: [Double]
  /// The sum of squares within blocks.
  let withinSum: Double
  /// What was taken from the values, d numbers.
  let origin: [Double]
  /// Feature j of block i lies at `place(i) + j * tileRows`.
  private let values: [Double]

  /// What a block of no weight has of the least that any other has.
  private static let nothing = 1e-9

  /// Time is O(n d).
  init(_ observations: Observations, weights: [Double]?, blocks: Blocks, featureWeights: [Double], origin: [Double]) {
    let (count, featureCount) = (blocks.count, observations.featureCount)
    self.count = count
    self.featureCount = featureCount
    self.featureWeights = featureWeights
    self.origin = origin
    let tileRows = Observations.tileRows
    var blockWeights = [Double](repeating: 0, count: count)
    for row in 0..<observations.observationCount { blockWeights[blocks.block(of: row)] += weights?[row] ?? 1 }
    let shares: (Int) -> Double = { row in
      let block = blocks.block(of: row)
      return blockWeights[block] > 0 ? (weights?[row] ?? 1) / blockWeights[block] : 1 / Double(blocks.sizes[block])
    }
    var values = [Double](repeating: 0, count: (count + tileRows - 1) / tileRows * tileRows * featureCount)
    observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
      for (index, row) in rows.enumerated() {
        let place = Self.place(blocks.block(of: row), featureCount)
        let share = shares(row)
        for feature in 0..<featureCount {
          values[place + feature * tileRows] += share * (tile[feature * tileRows + index] - origin[feature])
        }
      }
    }
    var withinSum = 0.0
    if blocks.blockOfObservation != nil {
      observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
        for (index, row) in rows.enumerated() {
          let place = Self.place(blocks.block(of: row), featureCount)
          var sum = 0.0
          for feature in 0..<featureCount {
            let difference = tile[feature * tileRows + index] - origin[feature] - values[place + feature * tileRows]
            sum += difference * difference * featureWeights[feature]
          }
          withinSum += sum * (weights?[row] ?? 1)
        }
      }
    }
    self.withinSum = withinSum
    self.values = values
    let least = blockWeights.filter { $0 > 0 }.min() ?? 1
    self.weights = blockWeights.map { $0 > 0 ? $0 : Self.nothing * least }
  }

  /// The mean of a block, less the origin: d numbers.
  func point(_ block: Int) -> [Double] {
    let place = Self.place(block, featureCount)
    return (0..<featureCount).map { values[place + $0 * Observations.tileRows] }
  }

  @inline(__always)
  private static func place(_ block: Int, _ featureCount: Int) -> Int {
    let tileRows = Observations.tileRows
    return block / tileRows * tileRows * featureCount + block % tileRows
  }

  /// What every block costs in every cluster: its weight times its squared distance to the centroid.
  ///
  /// - Parameters:
  ///   - centroids: k times d numbers, less the origin.
  ///   - costs: Gets m rows of k numbers. Time is O(m d k).
  func measure(_ centroids: [Double], into costs: inout [Double]) {
    let (tileRows, clusterCount) = (Observations.tileRows, centroids.count / featureCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: clusterCount * tileRows) { scratch in
      let distances = scratch.baseAddress!
      costs.withUnsafeMutableBufferPointer { costs in
        forEachTile { rows, tile in
          pk_tile_distances(tile, rows.count, featureCount, centroids, clusterCount, featureWeights, distances)
          for (index, row) in rows.enumerated() {
            for cluster in 0..<clusterCount {
              costs[row * clusterCount + cluster] = weights[row] * distances[cluster * tileRows + index]
            }
          }
        }
      }
    }
  }

  /// The weight and the weighted sum of each cluster: k numbers, and k times d. Time is O(m d).
  func totals(_ labels: [Int32], clusterCount: Int) -> (weights: [Double], sums: [Double]) {
    var clusterWeights = [Double](repeating: 0, count: clusterCount)
    var within = clusterWeights
    var sums = [Double](repeating: 0, count: clusterCount * featureCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * clusterCount * (featureCount + 2)) { scratch in
      labels.withUnsafeBufferPointer { labels in
        weights.withUnsafeBufferPointer { weights in
          forEachTile { rows, tile in
            pk_tile_sums(
              tile, rows.count, featureCount, labels.baseAddress! + rows.lowerBound, clusterCount, nil,
              weights.baseAddress! + rows.lowerBound, &clusterWeights, &sums, &within, scratch.baseAddress!)
          }
        }
      }
    }
    return (clusterWeights, sums)
  }

  /// The squared distance of a block to a point of d numbers.
  @inline(__always)
  func squaredDistance(_ block: Int, to point: UnsafePointer<Double>) -> Double {
    let place = Self.place(block, featureCount)
    return values.withUnsafeBufferPointer { values in
      featureWeights.withUnsafeBufferPointer { featureWeights in
        var sum = 0.0
        for feature in 0..<featureCount {
          let difference = values[place + feature * Observations.tileRows] - point[feature]
          sum += difference * difference * featureWeights[feature]
        }
        return sum
      }
    }
  }

  /// The squared distance of two blocks.
  @inline(__always)
  func squaredDistance(_ block: Int, _ other: Int) -> Double {
    let (place, otherPlace) = (Self.place(block, featureCount), Self.place(other, featureCount))
    return values.withUnsafeBufferPointer { values in
      var sum = 0.0
      for feature in 0..<featureCount {
        let offset = feature * Observations.tileRows
        let difference = values[place + offset] - values[otherPlace + offset]
        sum += difference * difference * featureWeights[feature]
      }
      return sum
    }
  }

  /// Adds a block, a number of times, to a sum of d numbers.
  @inline(__always)
  func add(_ block: Int, times factor: Double, to sum: UnsafeMutablePointer<Double>) {
    let place = Self.place(block, featureCount)
    for feature in 0..<featureCount { sum[feature] += factor * values[place + feature * Observations.tileRows] }
  }

  private func forEachTile(_ body: (Range<Int>, UnsafePointer<Double>) -> Void) {
    let tileRows = Observations.tileRows
    values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: count, by: tileRows) {
        body(start..<min(count, start + tileRows), values.baseAddress! + start * featureCount)
      }
    }
  }
}
