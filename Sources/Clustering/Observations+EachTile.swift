import CKernels

extension Observations {
  /// Calls `body` for the tiles of one chunk in order, with their rows and their values (see ``copyTile(_:into:)``).
  package func forEachTile(ofChunk chunk: Int, _ body: (Range<Int>, UnsafePointer<Double>) -> Void) {
    forEachTile(of: rows(ofChunk: chunk), body)
  }

  /// Calls `body` for the tiles of a range of rows in order; beyond the last row a tile holds finite numbers of no meaning.
  @inline(__always)
  package func forEachTile(of rows: Range<Int>, _ body: (Range<Int>, UnsafePointer<Double>) -> Void) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: featureCount * Self.tileRows) { tile in
      tile.initialize(repeating: 0)
      let base = tile.baseAddress!
      let pointedTo = min(featureCount, Self.pointerLimit)
      withExactForm(of: 0..<pointedTo) { columns in
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.tileRows) {
          let tileRows = start..<min(rows.upperBound, start + Self.tileRows)
          if pointedTo == featureCount {
            for feature in 0..<pointedTo {
              pk_doubles(columns + feature, start, tileRows.count, base + feature * Self.tileRows)
            }
          } else {
            copyTile(tileRows, into: base)
          }
          body(tileRows, UnsafePointer(base))
        }
      }
    }
  }
}
