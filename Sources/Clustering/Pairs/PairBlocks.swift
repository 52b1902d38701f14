/// The distances of all pairs of observations, each pair once, a block of rows at a time.
///
/// Blocks are fixed by the data and independent of each other: the units of parallel work.
struct PairBlocks: Sendable {
  /// The rows of a block: their distances to one tile fill 64 KB of the second-level cache.
  static let blockRows = 32

  private let observations: Observations
  private let measure: PairMeasure

  init(_ observations: Observations, measure: PairMeasure) {
    self.observations = observations
    self.measure = measure
  }

  /// The number of blocks.
  var count: Int { (observations.observationCount + Self.blockRows - 1) / Self.blockRows }

  /// Calls `body` for the tiles behind a block, in order, and for each with every row of the block.
  ///
  /// - Parameter body: Gets a row, a range of later rows, and the distances to these. For one row the ranges come in
  ///   increasing order and cover all later rows.
  func forEachPiece(
    ofBlock block: Int, _ body: (_ row: Int, _ others: Range<Int>, _ distances: UnsafePointer<Double>) -> Void
  ) {
    let (tileRows, featureCount) = (Observations.tileRows, observations.featureCount)
    let first = block * Self.blockRows
    let rows = first..<min(observations.observationCount, first + Self.blockRows)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count * (featureCount + tileRows)) { scratch in
      let points = scratch.baseAddress!
      let distances = points + rows.count * featureCount
      observations.forEachTile(of: first..<observations.observationCount) { others, tile in
        if others.lowerBound == first {
          // The first tile holds the block itself.
          for point in 0..<rows.count {
            for feature in 0..<featureCount {
              points[point * featureCount + feature] = tile[feature * tileRows + point]
            }
          }
        }
        measure.measure(tile, rowCount: others.count, points: points, pointCount: rows.count, into: distances)
        for (point, row) in rows.enumerated() where row + 1 < others.upperBound {
          let behind = max(others.lowerBound, row + 1)
          body(
            row, behind..<others.upperBound,
            UnsafePointer(distances + (point * tileRows + behind - others.lowerBound)))
        }
      }
    }
  }
}
