import CKernels
import Parallelism

/// The rows that k-means runs read, tile by tile.
///
/// A tile holds 256 rows, feature after feature: feature j of row i lies at `j * 256 + i`. Runs read tiles in the single
/// precision of a ``ScoreSpace``, which small sets keep and large ones convert as they are read, so that bytes stay bytes in
/// memory; and tiles in `Double` where exact values are wanted.
///
/// A class, though nothing in it changes: runs and the closures of their passes share it, and handing on one reference is
/// cheaper than handing on ten arrays.
final class TileSource: Sendable {
  /// Tiles in a chunk of parallel work.
  static let chunkTiles = Observations.chunkRows / Observations.tileRows
  /// Which forms of the values are kept beside the observations: those that many passes will read.
  struct Kept: Sendable {
    /// Up to how many values are kept in score coordinates.
    let scores: Int
    /// Up to how many values are kept in `Double`, tile after tile and row after row.
    let exact: Int

    /// For searches and bootstraps, which go over the rows hundreds of times: at most 32 MB each.
    static let forSearch = Kept(scores: 1 << 23, exact: 1 << 21)
    /// For the few passes of a descent, which do not repay the work.
    static let nothing = Kept(scores: 0, exact: 0)
  }

  let observations: Observations
  /// The weight of each feature in the squared distance.
  let featureWeights: [Double]
  /// The weight of each row, or `nil` when all count 1.
  let rowWeights: [Double]?
  /// The coordinates of the single-precision tiles.
  let space: ScoreSpace
  /// Whether every sum of rows is a whole number, which `Double` adds and subtracts without error (up to 2⁵³).
  let sumsAreWhole: Bool
  /// Whether all columns are bytes, and few enough to point to all of them.
  let areBytes: Bool
  /// The largest row weight; 1 when all count 1.
  let heaviest: Double
  /// The moments of the rows.
  let moments: FeatureMoments
  /// The largest row weight of each tile, or empty when all count 1.
  private let tileWeights: [Double]
  private let packed: [Float]?
  /// The values of small sets in `Double`, row after row, for the steps that look at single rows.
  private let rows: [Double]?
  /// The same tile after tile.
  private let exactTiles: [Double]?

  var rowCount: Int { observations.observationCount }
  var featureCount: Int { observations.featureCount }
  var tileCount: Int { (rowCount + Observations.tileRows - 1) / Observations.tileRows }
  var chunkCount: Int { observations.chunkCount }

  /// - Throws: `valuesTooLarge`.
  init(
    _ observations: Observations, weights: ObservationWeights?, featureWeights: [Double], workers: Workers = .one,
    keeping kept: Kept = .forSearch
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
    areBytes = observations.byteColumns != nil && observations.featureCount <= Observations.pointerLimit
    sumsAreWhole =
      observations.byteColumns != nil && (weights?.values.allSatisfy { $0 == $0.rounded(.towardZero) } ?? true)
    tileWeights = weights.map { Self.largestWeights($0.values) } ?? []
    packed = Self.packed(observations, space, limit: kept.scores)
    let isSmall = observations.observationCount * observations.featureCount <= kept.exact
    rows = isSmall ? observations.rowMajor() : nil
    exactTiles = isSmall ? observations.tileMajor() : nil
  }

  /// The same rows with other weights.
  init(_ other: TileSource, reweighted weights: ObservationWeights) {
    observations = other.observations
    featureWeights = other.featureWeights
    space = other.space
    packed = other.packed
    rows = other.rows
    exactTiles = other.exactTiles
    moments = FeatureMoments(other.observations, weights: weights)
    rowWeights = weights.values
    heaviest = weights.values.max()!
    areBytes = other.areBytes
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

  private static func packed(_ observations: Observations, _ space: ScoreSpace, limit: Int) -> [Float]? {
    let tileSize = observations.featureCount * Observations.tileRows
    let tileCount = (observations.observationCount + Observations.tileRows - 1) / Observations.tileRows
    guard tileCount * tileSize <= limit else { return nil }
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

  /// Rows as the scoring kernels take them.
  struct ScoreTile {
    let tile: Int
    let rows: Range<Int>
    /// The columns, and the first row in them.
    let columns: UnsafePointer<PKColumns>
    let first: Int
    /// Room for 16 d numbers.
    let scratch: UnsafeMutablePointer<Float>
  }

  /// Calls `body` with those tiles of a range that it wants; beyond the last row a tile holds finite numbers of no meaning.
  ///
  /// Columns are read where they lie. Only the last tile, behind which nothing may be read, and sets so wide that not all
  /// columns are pointed to are copied first.
  @inline(__always)
  func forEachScoreTile(
    in tiles: Range<Int>, where isWanted: (Int) -> Bool = { _ in true }, _ body: (ScoreTile) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: featureCount * Int(PKGroupRows)) { scratch in
      let scratch = scratch.baseAddress!
      if let packed {
        packed.withUnsafeBufferPointer { packed in
          let tileSize = featureCount * Observations.tileRows
          for tile in tiles where isWanted(tile) {
            withScoredTile(packed.baseAddress! + tile * tileSize) { columns in
              body(ScoreTile(tile: tile, rows: rows(ofTile: tile), columns: columns, first: 0, scratch: scratch))
            }
          }
        }
        return
      }
      let readable = featureCount <= Observations.pointerLimit ? rowCount / Int(PKGroupRows) * Int(PKGroupRows) : 0
      observations.withColumnPointers(of: 0..<min(featureCount, Observations.pointerLimit)) { columns in
        space.withKernelForm(columns, firstFeature: 0) { form in
          for tile in tiles where isWanted(tile) {
            let rows = rows(ofTile: tile)
            if rows.upperBound <= readable {
              body(ScoreTile(tile: tile, rows: rows, columns: form, first: rows.lowerBound, scratch: scratch))
            } else {
              withCopiedTile(rows) { columns in
                body(ScoreTile(tile: tile, rows: rows, columns: columns, first: 0, scratch: scratch))
              }
            }
          }
        }
      }
    }
  }

  /// Calls `body` with the columns of a tile that is in score coordinates.
  private func withScoredTile(_ tile: UnsafePointer<Float>, _ body: (UnsafePointer<PKColumns>) -> Void) {
    withUnsafeTemporaryAllocation(of: PKColumn.self, capacity: featureCount) { columns in
      for feature in 0..<featureCount {
        columns.initializeElement(
          at: feature,
          to: PKColumn(
            values: tile + feature * Observations.tileRows, kind: Int32(PKScored), whole: 0, centre: 0, scale: 1,
            divisor: 1))
      }
      var form = PKColumns(columns: columns.baseAddress, kind: Int32(PKScored))
      body(&form)
    }
  }

  /// Calls `body` with the columns of a copy of some rows.
  private func withCopiedTile(_ rows: Range<Int>, _ body: (UnsafePointer<PKColumns>) -> Void) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: featureCount * Observations.tileRows) { tile in
      tile.initialize(repeating: 0)
      for start in stride(from: 0, to: featureCount, by: Observations.pointerLimit) {
        let some = start..<min(featureCount, start + Observations.pointerLimit)
        observations.withColumnPointers(of: some) { columns in
          space.copyTile(rows, of: columns, firstFeature: start, into: tile.baseAddress!)
        }
      }
      withScoredTile(tile.baseAddress!, body)
    }
  }

  /// Calls `body` with each tile of a range in turn, as the bytes it consists of.
  ///
  /// - Precondition: ``areBytes``.
  func forEachByteTile(
    in tiles: Range<Int>, _ body: (_ rows: Range<Int>, _ columns: UnsafePointer<UnsafePointer<UInt8>?>) -> Void
  ) {
    observations.withColumnPointers(of: 0..<featureCount) { columns in
      withUnsafeTemporaryAllocation(of: UnsafePointer<UInt8>?.self, capacity: featureCount) { places in
        for (feature, column) in columns.enumerated() {
          places.initializeElement(at: feature, to: column.address.assumingMemoryBound(to: UInt8.self))
        }
        for tile in tiles { body(rows(ofTile: tile), UnsafePointer(places.baseAddress!)) }
      }
    }
  }

  /// Calls `body` with each tile of a range in turn, in `Double`; beyond the last row it holds finite numbers of no meaning.
  @inline(__always)
  func forEachTile(
    in tiles: Range<Int>, _ body: (_ tile: Int, _ rows: Range<Int>, _ values: UnsafePointer<Double>) -> Void
  ) {
    if let exactTiles {
      exactTiles.withUnsafeBufferPointer { values in
        for tile in tiles {
          body(tile, rows(ofTile: tile), values.baseAddress! + tile * featureCount * Observations.tileRows)
        }
      }
      return
    }
    guard let first = tiles.first, let last = tiles.last else { return }
    observations.forEachTile(of: rows(ofTile: first).lowerBound..<rows(ofTile: last).upperBound) { rows, values in
      body(rows.lowerBound / Observations.tileRows, rows, values)
    }
  }

  /// Copies some rows into a tile, feature after feature.
  func copyRows(_ rows: ArraySlice<Int>, into tile: UnsafeMutablePointer<Double>) {
    for (feature, column) in observations.columns.enumerated() {
      let to = tile + feature * Observations.tileRows
      for (index, row) in rows.enumerated() { to[index] = column[row] }
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
