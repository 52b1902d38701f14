/// Goes over rows in increasing order and says which features each of them has.
///
/// Valid only inside ``IncompleteObservations/withObservedFeatures(from:_:)``; a copy goes its own way.
struct ObservedFeatures {
  private let incompleteRows: UnsafeBufferPointer<Int>
  private let masks: UnsafeBufferPointer<UInt64>
  private let wordCount: Int
  /// 0 ..< d.
  private let all: UnsafeBufferPointer<Int>
  /// Room for d numbers.
  private let some: UnsafeMutablePointer<Int>
  private var place: Int

  fileprivate init(
    incompleteRows: UnsafeBufferPointer<Int>, masks: UnsafeBufferPointer<UInt64>, wordCount: Int,
    all: UnsafeBufferPointer<Int>, some: UnsafeMutablePointer<Int>, place: Int
  ) {
    self.incompleteRows = incompleteRows
    self.masks = masks
    self.wordCount = wordCount
    self.all = all
    self.some = some
    self.place = place
  }

  /// The features that a row has, in increasing order, until the next call. Rows come one by one, none left out.
  @inline(__always)
  mutating func features(of row: Int) -> UnsafeBufferPointer<Int> {
    guard place < incompleteRows.count, incompleteRows[place] == row else { return all }
    place += 1
    return features(at: place - 1)
  }

  /// Passes over the rows before a row.
  @inline(__always)
  mutating func advance(to row: Int) {
    while place < incompleteRows.count, incompleteRows[place] < row { place += 1 }
  }

  /// The next incomplete row below an end, and the features it has until the next call.
  @inline(__always)
  mutating func nextIncomplete(below end: Int) -> (row: Int, features: UnsafeBufferPointer<Int>)? {
    guard place < incompleteRows.count, incompleteRows[place] < end else { return nil }
    place += 1
    return (incompleteRows[place - 1], features(at: place - 1))
  }

  private func features(at place: Int) -> UnsafeBufferPointer<Int> {
    var count = 0
    for word in 0..<wordCount {
      let first = word * 64
      var observed = ~masks[place * wordCount + word]
      if all.count - first < 64 { observed &= (1 << UInt64(all.count - first)) - 1 }
      while observed != 0 {
        some[count] = first + observed.trailingZeroBitCount
        count += 1
        observed &= observed - 1
      }
    }
    return UnsafeBufferPointer(start: some, count: count)
  }
}

extension IncompleteObservations {
  /// Calls `body` with what says which features the rows from `row` on have.
  @inline(__always)
  func withObservedFeatures<R>(from row: Int, _ body: (ObservedFeatures) -> R) -> R {
    let place = place(from: row)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * featureCount) { scratch in
      for feature in 0..<featureCount {
        scratch.initializeElement(at: feature, to: feature)
        scratch.initializeElement(at: featureCount + feature, to: 0)
      }
      return incompleteRows.withUnsafeBufferPointer { incompleteRows in
        masks.withUnsafeBufferPointer { masks in
          body(
            ObservedFeatures(
              incompleteRows: incompleteRows, masks: masks, wordCount: wordCount,
              all: UnsafeBufferPointer(start: scratch.baseAddress!, count: featureCount),
              some: scratch.baseAddress! + featureCount, place: place))
        }
      }
    }
  }
}

extension IncompleteObservations {
  /// Calls `body` for each row of a chunk in order.
  ///
  /// - Parameter body: Gets the row, its values, feature j at `[j * tileRows]`, and the features that it has.
  @inline(__always)
  func forEachRow(
    ofChunk chunk: Int, _ body: (Int, UnsafePointer<Double>, UnsafeBufferPointer<Int>) -> Void
  ) {
    withObservedFeatures(from: observations.rows(ofChunk: chunk).lowerBound) { start in
      var observed = start
      observations.forEachTile(ofChunk: chunk) { rows, tile in
        for (offset, row) in rows.enumerated() { body(row, tile + offset, observed.features(of: row)) }
      }
    }
  }

  /// Calls `body` for the rows of a chunk that are wanted, in order. Tiles without any are not read.
  @inline(__always)
  func forEachRow(
    ofChunk chunk: Int, where isWanted: (Int) -> Bool,
    _ body: (Int, UnsafePointer<Double>, UnsafeBufferPointer<Int>) -> Void
  ) {
    let all = observations.rows(ofChunk: chunk)
    func isAnyWanted(from start: Int) -> Bool {
      (start..<min(start + Observations.tileRows, all.upperBound)).contains(where: isWanted)
    }
    withObservedFeatures(from: all.lowerBound) { start in
      var observed = start
      var end = all.lowerBound
      while end < all.upperBound {
        let first = end
        while end < all.upperBound, isAnyWanted(from: end) { end += Observations.tileRows }
        observations.forEachTile(of: first..<min(end, all.upperBound)) { rows, tile in
          for (offset, row) in rows.enumerated() where isWanted(row) {
            observed.advance(to: row)
            body(row, tile + offset, observed.features(of: row))
          }
        }
        if end == first { end += Observations.tileRows }
      }
    }
  }

  /// Calls `body` with the values of one row, d numbers, and the features that it has.
  func withRow(_ row: Int, _ body: (UnsafePointer<Double>, UnsafeBufferPointer<Int>) -> Void) {
    observations.row(row).withUnsafeBufferPointer { values in
      withObservedFeatures(from: row) { start in
        var observed = start
        body(values.baseAddress!, observed.features(of: row))
      }
    }
  }
}

/// The partial squared distance Σ wⱼ (xⱼ − cⱼ)² over the features that are observed, in their order.
///
/// - Parameters:
///   - values: Feature j lies at `[j * stride]`.
///   - centroid: d numbers.
///   - weights: d numbers.
@inline(__always)
func partialDistance(
  _ values: UnsafePointer<Double>, stride: Int, _ features: UnsafeBufferPointer<Int>, centroid: UnsafePointer<Double>,
  weights: UnsafePointer<Double>
) -> Double {
  var sum = 0.0
  for feature in features {
    let difference = values[feature * stride] - centroid[feature]
    sum += difference * difference * weights[feature]
  }
  return sum
}
