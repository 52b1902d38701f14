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
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.tileRows) {
        let tileRows = start..<min(rows.upperBound, start + Self.tileRows)
        copyTile(tileRows, into: base)
        body(tileRows, UnsafePointer(base))
      }
    }
  }
}
