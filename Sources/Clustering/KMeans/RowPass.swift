import CKernels

/// One pass over rows that brings labels up to date by single-precision scores; a value, so that several threads can work on
/// chunks of it.
struct RowPass: Sendable {
  /// What is added up.
  enum Summing {
    /// All rows: the sums are those of the new labels.
    case allRows
    /// Only rows whose label changes.
    case changes
  }

  let source: TileSource
  let clusterCount: Int
  let centroids: [Double]
  let scoring: Scoring
  let labels: RowPointer<Int32>
  /// The expiries, when groups whose labels are known to stay are to be passed over.
  let expiries: RowPointer<Float>?
  let odometer: Float
  let summing: Summing

  /// With so few clusters rows are summed by masks instead of one by one.
  private static let maskedClusterLimit = 8

  /// Labels the rows of some tiles and sums them up.
  func run(_ tiles: Range<Int>) -> ClusterSums {
    var result = ClusterSums(clusterCount: clusterCount, featureCount: source.featureCount)
    var moves: [PKMove] = []
    var doubtful: [Int] = []
    withUnsafeTemporaryAllocation(of: PKChange.self, capacity: Observations.tileRows) { changes in
      scoring.withKernelForm { form in
        source.forEachScoreTile(in: tiles, where: { hasExpired($0) }) { tile in
          let first = tile.rows.lowerBound
          let count = pk_nearest_by_score(
            tile.columns, tile.first, tile.rows.count, form, labels.base + first, changes.baseAddress!, odometer,
            expiries(ofTile: tile.tile), tile.scratch)
          for change in changes[..<Int(count)] {
            let row = first + Int(change.row)
            if change.label >= 0 { take(change.label, row, into: &moves) } else { doubtful.append(row) }
          }
          // While their values are still in a cache.
          if moves.count >= Self.movesAtOnce { sumUp(&moves, into: &result) }
        }
      }
    }
    if !doubtful.isEmpty { decide(doubtful, into: &moves) }
    sumUp(&moves, into: &result)
    if summing == .allRows { addRows(of: tiles, to: &result) }
    return result
  }

  /// Moves that are collected before they are added up.
  private static let movesAtOnce = 128

  private func sumUp(_ moves: inout [PKMove], into result: inout ClusterSums) {
    result.changeCount += moves.count
    if summing == .changes { result.add(moves, of: source) }
    moves.removeAll(keepingCapacity: true)
  }

  /// Takes over a new label.
  @inline(__always)
  private func take(_ new: Int32, _ row: Int, into moves: inout [PKMove]) {
    moves.append(PKMove(row: Int64(row), from: labels.base[row], to: new))
    labels.base[row] = new
  }

  /// Gives rows the labels that `Double` does; ties go to the lower one.
  private func decide(_ rows: [Int], into moves: inout [PKMove]) {
    let tileRows = Observations.tileRows
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (source.featureCount + clusterCount + 1) * tileRows) {
      let tile = $0.baseAddress!
      let distances = tile + source.featureCount * tileRows
      let best = distances + clusterCount * tileRows
      tile.initialize(repeating: 0, count: source.featureCount * tileRows)
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: tileRows) { nearest in
        for start in stride(from: 0, to: rows.count, by: tileRows) {
          let some = rows[start..<min(rows.count, start + tileRows)]
          source.copyRows(some, into: tile)
          pk_tile_distances(
            tile, some.count, source.featureCount, centroids, clusterCount, source.featureWeights, distances)
          pk_tile_nearest(distances, some.count, clusterCount, best, nearest.baseAddress!)
          for (index, row) in some.enumerated() where labels.base[row] != nearest[index] {
            take(nearest[index], row, into: &moves)
          }
        }
      }
    }
  }

  private func expiries(ofTile tile: Int) -> UnsafeMutablePointer<Float>? {
    expiries.map { $0.base + tile * (Observations.tileRows / KMeansRun.groupRows) }
  }

  private func hasExpired(_ tile: Int) -> Bool {
    guard let expiries = expiries(ofTile: tile) else { return true }
    for group in 0..<(Observations.tileRows / KMeansRun.groupRows) where expiries[group] <= odometer { return true }
    return false
  }

  /// Sums all rows of some tiles in `Double`.
  private func addRows(of tiles: Range<Int>, to result: inout ClusterSums) {
    let isMasked = source.rowWeights == nil && clusterCount <= Self.maskedClusterLimit
    if isMasked, source.areBytes {
      return source.forEachByteTile(in: tiles) { rows, columns in
        pk_byte_group_sums(
          columns, rows.lowerBound, rows.count, source.featureCount, labels.base + rows.lowerBound, clusterCount,
          &result.weights, &result.sums)
      }
    }
    let scratchSize = 2 * clusterCount * (source.featureCount + 2)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: scratchSize) { scratch in
      source.forEachTile(in: tiles) { _, rows, tile in
        if isMasked {
          pk_tile_group_sums(
            tile, rows.count, source.featureCount, labels.base + rows.lowerBound, clusterCount, &result.weights,
            &result.sums)
        } else {
          result.add(
            tile, rows, of: source, labels: labels.base + rows.lowerBound, distances: nil,
            scratch: scratch.baseAddress!)
        }
      }
    }
  }
}
