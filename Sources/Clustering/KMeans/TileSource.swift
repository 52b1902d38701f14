import Parallelism

/// The rows that k-means runs read, tile by tile.
///
/// A tile holds 256 rows, feature after feature: feature j of row i lies at `j * 256 + i`. Runs read tiles in the single
/// precision of a ``ScoreSpace``, which small sets keep and large ones convert as they are read, so that bytes stay bytes in
/// memory; and tiles in `Double` where exact values are wanted.
struct TileSource: Sendable {
  /// Tiles in a chunk of parallel work.
  static let chunkTiles = Observations.chunkRows / Observations.tileRows
  /// Up to this many values are kept row after row, 16 MB.
  private static let rowLimit = 1 << 21
  /// Up to this many singles are kept, 32 MB; beyond that, converting is no slower than reading them.
  private static let packedLimit = 1 << 23

  let observations: Observations
  /// The weight of each feature in the squared distance.
  let featureWeights: [Double]
  /// The weight of each row, or `nil` when all count 1.
  let rowWeights: [Double]?
  /// The coordinates of the single-precision tiles.
  let space: ScoreSpace
  /// Whether every sum of rows is a whole number, which `Double` adds and subtracts without error (up to 2⁵³).
  let sumsAreWhole: Bool
  /// The largest row weight; 1 when all count 1.
  let heaviest: Double
  /// The moments of the rows.
  let moments: FeatureMoments
  /// The largest row weight of each tile, or empty when all count 1.
  private let tileWeights: [Double]
  private let packed: [Float]?
  /// The values of small sets in `Double`, row after row, for the steps that look at single rows.
  private let rows: [Double]?

  var rowCount: Int { observations.observationCount }
  var featureCount: Int { observations.featureCount }
  var tileCount: Int { (rowCount + Observations.tileRows - 1) / Observations.tileRows }
  var chunkCount: Int { observations.chunkCount }

  /// - Throws: `valuesTooLarge`.
  init(
    _ observations: Observations, weights: ObservationWeights?, featureWeights: [Double], workers: Workers = .one
  ) throws(ClusteringError) {
    self.observations = observations
    self.featureWeights = featureWeights
    moments = FeatureMoments(observations, weights: weights, workers: workers)
    // Rows of weight 0 are labelled too, so they have to be within the range.
    let extremes =
      weights == nil
      ? zip(moments.minima, moments.maxima).map { $0...$1 } : observations.extremes(workers: workers)
    try Observations.requireSummable(extremes, featureWeights: featureWeights, totalWeight: moments.totalWeight)
    space = ScoreSpace(observations, extremes: extremes, featureWeights: featureWeights)
    rowWeights = weights?.values
    heaviest = weights?.values.max() ?? 1
    sumsAreWhole =
      observations.byteColumns != nil && (weights?.values.allSatisfy { $0 == $0.rounded(.towardZero) } ?? true)
    tileWeights = weights.map { Self.largestWeights($0.values) } ?? []
    packed = Self.packed(observations, space)
    rows = observations.observationCount * observations.featureCount <= Self.rowLimit ? observations.rowMajor() : nil
  }

  /// The same rows with other weights.
  init(_ other: TileSource, reweighted weights: ObservationWeights) {
    observations = other.observations
    featureWeights = other.featureWeights
    space = other.space
    packed = other.packed
    rows = other.rows
    moments = FeatureMoments(other.observations, weights: weights)
    rowWeights = weights.values
    heaviest = weights.values.max()!
    sumsAreWhole =
      other.observations.byteColumns != nil && weights.values.allSatisfy { $0 == $0.rounded(.towardZero) }
    tileWeights = Self.largestWeights(weights.values)
  }

  /// The largest weight of the rows of a tile.
  func largestWeight(ofTile tile: Int) -> Double { tileWeights.isEmpty ? 1 : tileWeights[tile] }

  private static func largestWeights(_ weights: [Double]) -> [Double] {
    stride(from: 0, to: weights.count, by: Observations.tileRows).map { start in
      weights[start..<min(weights.count, start + Observations.tileRows)].max()!
    }
  }

  private static func packed(_ observations: Observations, _ space: ScoreSpace) -> [Float]? {
    let tileSize = observations.featureCount * Observations.tileRows
    let tileCount = (observations.observationCount + Observations.tileRows - 1) / Observations.tileRows
    guard tileCount * tileSize <= packedLimit else { return nil }
    var values = [Float](repeating: 0, count: tileCount * tileSize)
    values.withUnsafeMutableBufferPointer { buffer in
      let features = 0..<observations.featureCount
      for start in stride(from: 0, to: features.count, by: Observations.pointerLimit) {
        let some = start..<min(features.count, start + Observations.pointerLimit)
        observations.withColumnPointers(of: some) { columns in
          for tile in 0..<tileCount {
            space.copyTile(
              rows(ofTile: tile, of: observations.observationCount), of: columns, firstFeature: start,
              into: buffer.baseAddress! + tile * tileSize)
          }
        }
      }
    }
    return values
  }

  func rows(ofTile tile: Int) -> Range<Int> { Self.rows(ofTile: tile, of: rowCount) }

  private static func rows(ofTile tile: Int, of rowCount: Int) -> Range<Int> {
    let start = tile * Observations.tileRows
    return start..<min(rowCount, start + Observations.tileRows)
  }

  func tiles(ofChunk chunk: Int) -> Range<Int> {
    let start = chunk * Self.chunkTiles
    return start..<min(tileCount, start + Self.chunkTiles)
  }

  /// Calls `body` with those tiles of a range that it wants, in single precision; beyond the last row a tile holds finite
  /// numbers of no meaning.
  @inline(__always)
  func forEachSingleTile(
    in tiles: Range<Int>, where isWanted: (Int) -> Bool = { _ in true },
    _ body: (_ tile: Int, _ rows: Range<Int>, _ values: UnsafePointer<Float>) -> Void
  ) {
    let tileSize = featureCount * Observations.tileRows
    if let packed {
      packed.withUnsafeBufferPointer { buffer in
        for tile in tiles where isWanted(tile) {
          body(tile, rows(ofTile: tile), buffer.baseAddress! + tile * tileSize)
        }
      }
      return
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: tileSize) { buffer in
      buffer.initialize(repeating: 0)
      let values = buffer.baseAddress!
      let first = 0..<min(featureCount, Observations.pointerLimit)
      observations.withColumnPointers(of: first) { columns in
        for tile in tiles where isWanted(tile) {
          let rows = rows(ofTile: tile)
          space.copyTile(rows, of: columns, firstFeature: 0, into: values)
          if featureCount > first.count { copyFurtherColumns(rows, from: first.count, into: values) }
          body(tile, rows, values)
        }
      }
    }
  }

  /// Converts the columns of very wide sets that are not pointed to all the time.
  private func copyFurtherColumns(_ rows: Range<Int>, from feature: Int, into values: UnsafeMutablePointer<Float>) {
    for start in stride(from: feature, to: featureCount, by: Observations.pointerLimit) {
      let some = start..<min(featureCount, start + Observations.pointerLimit)
      observations.withColumnPointers(of: some) { columns in
        space.copyTile(rows, of: columns, firstFeature: start, into: values)
      }
    }
  }

  /// Calls `body` with each tile of a range in turn, in `Double`; beyond the last row it holds finite numbers of no meaning.
  @inline(__always)
  func forEachTile(
    in tiles: Range<Int>, _ body: (_ tile: Int, _ rows: Range<Int>, _ values: UnsafePointer<Double>) -> Void
  ) {
    guard let first = tiles.first, let last = tiles.last else { return }
    observations.forEachTile(of: rows(ofTile: first).lowerBound..<rows(ofTile: last).upperBound) { rows, values in
      body(rows.lowerBound / Observations.tileRows, rows, values)
    }
  }

  /// Copies one row into `values`.
  @inline(__always)
  func copyRow(_ row: Int, into values: UnsafeMutablePointer<Double>) {
    if let rows {
      rows.withUnsafeBufferPointer { values.update(from: $0.baseAddress! + row * featureCount, count: featureCount) }
    } else {
      for (feature, column) in observations.columns.enumerated() { values[feature] = column[row] }
    }
  }

  /// Calls `body` with the place of a row's weight, or with `nil` when all count 1.
  @inline(__always)
  func withWeights<R>(from row: Int, _ body: (UnsafePointer<Double>?) -> R) -> R {
    guard let rowWeights else { return body(nil) }
    return rowWeights.withUnsafeBufferPointer { body($0.baseAddress! + row) }
  }

  @inline(__always)
  func weight(_ row: Int) -> Double { rowWeights?[row] ?? 1 }
}
