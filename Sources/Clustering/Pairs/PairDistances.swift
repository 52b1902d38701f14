import Parallelism

/// The distances of all pairs of observations in memory: n (n − 1) / 2 numbers, row after row, each from its diagonal
/// on.
struct PairDistances: Sendable {
  /// The largest number of observations whose pairs are kept: one gigabyte of distances.
  static let observationLimit = 16_384

  /// The number of observations, n.
  let count: Int
  /// The distance of i and j > i is at `start(ofRow: i, of: n) + j`.
  var values: [Double]

  /// Computes all distances. Time is O(n² d); the result does not depend on the number of threads.
  init(_ observations: Observations, measure: PairMeasure, workers: Workers) {
    let blocks = PairBlocks(observations, measure: measure)
    let count = observations.observationCount
    let pairCount = count * (count - 1) / 2
    self.count = count
    values = [Double](unsafeUninitializedCapacity: pairCount) { buffer, filled in
      if let base = buffer.baseAddress {
        let place = RowPointer(base)
        workers.forEach(blocks.count) { block in
          blocks.forEachPiece(ofBlock: block) { row, others, distances in
            let start = Self.start(ofRow: row, of: count) + others.lowerBound
            (place.base + start).initialize(from: distances, count: others.count)
          }
        }
      }
      filled = pairCount
    }
  }

  /// Keeps distances that are known; trusts that there are n (n − 1) / 2 of them.
  init(count: Int, values: [Double]) {
    self.count = count
    self.values = values
  }

  /// Where the distances of a row begin, less the number of the first other row.
  @inline(__always)
  static func start(ofRow row: Int, of count: Int) -> Int { row * (2 * count - row - 1) / 2 - row - 1 }

  /// The distance of two observations.
  @inline(__always)
  subscript(first: Int, second: Int) -> Double {
    if first == second { return 0 }
    return values[Self.start(ofRow: min(first, second), of: count) + max(first, second)]
  }

  /// Copies the distances of one observation to all, itself included.
  func copyRow(_ row: Int, into distances: UnsafeMutablePointer<Double>) {
    copyRows(row..<(row + 1), into: distances)
  }

  /// Copies the distances of some neighbouring observations to all, n numbers each.
  ///
  /// In the rows before them these lie side by side: fetching one from memory brings the others along.
  func copyRows(_ rows: Range<Int>, into distances: UnsafeMutablePointer<Double>) {
    values.withUnsafeBufferPointer { values in
      for other in 0..<rows.lowerBound {
        let start = Self.start(ofRow: other, of: count)
        for (place, row) in rows.enumerated() { distances[place * count + other] = values[start + row] }
      }
      for (place, row) in rows.enumerated() {
        let copies = distances + place * count
        for other in rows.lowerBound..<row { copies[other] = values[Self.start(ofRow: other, of: count) + row] }
        copies[row] = 0
        let start = Self.start(ofRow: row, of: count)
        for other in (row + 1)..<max(row + 1, count) { copies[other] = values[start + other] }
      }
    }
  }
}
