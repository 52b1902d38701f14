/// The rows that a k-means run reads, tile by tile.
///
/// A tile holds 256 rows, feature after feature: feature j of row i lies at `j * 256 + i`. Small sets are packed into tiles
/// once and read many times; large ones are converted as they are read, so that bytes stay bytes in memory. Either way the
/// kernels see the same numbers and give the same bits.
struct TileSource: Sendable {
  /// Tiles in a chunk of parallel work.
  static let chunkTiles = Observations.chunkRows / Observations.tileRows

  let observations: Observations
  /// The weight of each row, or `nil` when all count 1.
  let rowWeights: [Double]?
  /// The largest row weight of each tile, or empty when all count 1.
  private let tileWeights: [Double]
  private let packed: [Double]?

  /// Whether every sum of rows is a whole number, which `Double` adds and subtracts without error (up to 2⁵³).
  var sumsAreWhole: Bool {
    if case .bytes = observations.storage { rowWeights == nil } else { false }
  }
  var rowCount: Int { observations.observationCount }
  var featureCount: Int { observations.featureCount }
  var tileCount: Int { (rowCount + Observations.tileRows - 1) / Observations.tileRows }
  var chunkCount: Int { observations.chunkCount }

  init(_ observations: Observations, weights: ObservationWeights?) {
    self.observations = observations
    rowWeights = weights?.values
    let rowCount = observations.observationCount
    tileWeights =
      weights.map { all in
        stride(from: 0, to: rowCount, by: Observations.tileRows).map { start in
          all.values[start..<min(rowCount, start + Observations.tileRows)].max()!
        }
      } ?? []
    let tileSize = observations.featureCount * Observations.tileRows
    let tileCount = (observations.observationCount + Observations.tileRows - 1) / Observations.tileRows
    // Up to 32 MB of tiles are worth keeping; beyond that, converting from bytes is cheaper than reading them.
    guard tileCount * tileSize <= 1 << 22 else {
      packed = nil
      return
    }
    var values = [Double](repeating: 0, count: tileCount * tileSize)
    values.withUnsafeMutableBufferPointer { buffer in
      for tile in 0..<tileCount {
        observations.copyTile(
          Self.rows(ofTile: tile, of: observations.observationCount), into: buffer.baseAddress! + tile * tileSize)
      }
    }
    packed = values
  }

  /// The largest weight of the rows of a tile.
  func largestWeight(ofTile tile: Int) -> Double { tileWeights.isEmpty ? 1 : tileWeights[tile] }

  func rows(ofTile tile: Int) -> Range<Int> { Self.rows(ofTile: tile, of: rowCount) }

  private static func rows(ofTile tile: Int, of rowCount: Int) -> Range<Int> {
    let start = tile * Observations.tileRows
    return start..<min(rowCount, start + Observations.tileRows)
  }

  func tiles(ofChunk chunk: Int) -> Range<Int> {
    let start = chunk * Self.chunkTiles
    return start..<min(tileCount, start + Self.chunkTiles)
  }

  /// Calls `body` with each tile in turn; beyond the last row it holds finite numbers of no meaning.
  @inline(__always)
  func forEachTile(
    in tiles: Range<Int>, _ body: (_ tile: Int, _ rows: Range<Int>, _ values: UnsafePointer<Double>) -> Void
  ) {
    if let packed {
      let tileSize = featureCount * Observations.tileRows
      packed.withUnsafeBufferPointer { buffer in
        for tile in tiles { body(tile, rows(ofTile: tile), buffer.baseAddress! + tile * tileSize) }
      }
      return
    }
    guard let first = tiles.first, let last = tiles.last else { return }
    observations.forEachTile(of: rows(ofTile: first).lowerBound..<rows(ofTile: last).upperBound) { rows, values in
      body(rows.lowerBound / Observations.tileRows, rows, values)
    }
  }

  /// Copies one row into `values`.
  @inline(__always)
  func copyRow(_ row: Int, into values: UnsafeMutablePointer<Double>) {
    guard let packed else {
      for feature in 0..<featureCount { values[feature] = observations[row, feature] }
      return
    }
    let (tile, offset) = row.quotientAndRemainder(dividingBy: Observations.tileRows)
    let start = tile * featureCount * Observations.tileRows + offset
    for feature in 0..<featureCount { values[feature] = packed[start + feature * Observations.tileRows] }
  }

  @inline(__always)
  func weight(_ row: Int) -> Double { rowWeights?[row] ?? 1 }
}
