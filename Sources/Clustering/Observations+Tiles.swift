import CKernels

extension Observations {
  /// How many rows a tile holds: with nine features it fills 18 KB, well inside the first-level cache.
  package static let tileRows = 256

  /// How many rows a chunk of parallel work holds. Fixed, so that sums are formed in the same order for any thread count.
  package static let chunkRows = 16_384

  /// The number of chunks of parallel work.
  package var chunkCount: Int { (observationCount + Self.chunkRows - 1) / Self.chunkRows }

  /// The rows of one chunk.
  package func rows(ofChunk chunk: Int) -> Range<Int> {
    let start = chunk * Self.chunkRows
    return start..<min(observationCount, start + Self.chunkRows)
  }

  /// Copies rows into a tile: feature j of row `rows.lowerBound + i` goes to `tile[j * tileRows + i]`.
  ///
  /// - Parameters:
  ///   - rows: At most ``tileRows`` rows.
  ///   - tile: Space for `featureCount * tileRows` numbers; what lies beyond the rows is left as it was.
  package func copyTile(_ rows: Range<Int>, into tile: UnsafeMutablePointer<Double>) {
    for start in stride(from: 0, to: featureCount, by: Self.pointerLimit) {
      let some = start..<min(featureCount, start + Self.pointerLimit)
      withExactForm(of: some) { columns in
        for feature in some {
          pk_doubles(columns + (feature - start), rows.lowerBound, rows.count, tile + feature * Self.tileRows)
        }
      }
    }
  }

  /// All values, tile after tile; beyond the last row 0.
  func tileMajor() -> [Double] {
    let tileSize = featureCount * Self.tileRows
    var values = [Double](repeating: 0, count: (observationCount + Self.tileRows - 1) / Self.tileRows * tileSize)
    values.withUnsafeMutableBufferPointer { values in
      for start in stride(from: 0, to: observationCount, by: Self.tileRows) {
        copyTile(
          start..<min(observationCount, start + Self.tileRows),
          into: values.baseAddress! + start / Self.tileRows * tileSize)
      }
    }
    return values
  }

  /// All values, row after row.
  func rowMajor() -> [Double] {
    var values = [Double](repeating: 0, count: observationCount * featureCount)
    forEachTile(of: 0..<observationCount) { rows, tile in
      for feature in 0..<featureCount {
        for (offset, row) in rows.enumerated() {
          values[row * featureCount + feature] = tile[feature * Self.tileRows + offset]
        }
      }
    }
    return values
  }
}
