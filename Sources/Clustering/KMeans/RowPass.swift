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

  /// With so few clusters bytes are summed by masks instead of row by row; single precision is exact for them.
  private static let maskedClusterLimit = 8

  /// Labels the rows of some tiles and sums them up.
  func run(_ tiles: Range<Int>) -> ClusterSums {
    var result = ClusterSums(clusterCount: clusterCount, featureCount: source.featureCount)
    let isMasked =
      summing == .allRows && source.rowWeights == nil && source.sumsAreWhole && clusterCount <= Self.maskedClusterLimit
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Observations.tileRows) { found in
      scoring.withKernelForm { form in
        source.forEachSingleTile(in: tiles, where: { hasExpired($0) }) { tile, rows, values in
          let old = labels.base + rows.lowerBound
          let tally = pk_tile_nearest_by_score(
            values, rows.count, form, old, found.baseAddress!, odometer, expiries(ofTile: tile))
          if tally.unsure > 0 { decide(rows, found.baseAddress!) }
          if tally.changed > 0 || tally.unsure > 0 { take(rows, old: old, new: found.baseAddress!, into: &result) }
          if isMasked {
            pk_tile_group_sums(
              values, rows.count, source.featureCount, old, clusterCount, &result.weights, &result.sums)
          }
        }
      }
    }
    if isMasked { result.moveFromScoreSpace(source.space) }
    if summing == .allRows, !isMasked { addRows(of: tiles, to: &result) }
    return result
  }

  private func expiries(ofTile tile: Int) -> UnsafeMutablePointer<Float>? {
    expiries.map { $0.base + tile * (Observations.tileRows / KMeansRun.groupRows) }
  }

  private func hasExpired(_ tile: Int) -> Bool {
    guard let expiries = expiries(ofTile: tile) else { return true }
    for group in 0..<(Observations.tileRows / KMeansRun.groupRows) where expiries[group] <= odometer { return true }
    return false
  }

  /// Decides close cases as `Double` has it; ties go to the lower label.
  private func decide(_ rows: Range<Int>, _ labels: UnsafeMutablePointer<Int32>) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: source.featureCount) { values in
      for row in 0..<rows.count where labels[row] < 0 {
        source.copyRow(rows.lowerBound + row, into: values.baseAddress!)
        var best = (distance: Double.infinity, cluster: 0)
        for cluster in 0..<clusterCount {
          let distance = centroids.withUnsafeBufferPointer { centroids in
            squaredDistance(
              values.baseAddress!, centroids.baseAddress! + cluster * source.featureCount,
              weights: source.featureWeights, count: source.featureCount)
          }
          if distance < best.distance { best = (distance, cluster) }
        }
        labels[row] = Int32(best.cluster)
      }
    }
  }

  /// Takes over the labels that changed.
  private func take(
    _ rows: Range<Int>, old: UnsafeMutablePointer<Int32>, new: UnsafePointer<Int32>, into result: inout ClusterSums
  ) {
    withUnsafeTemporaryAllocation(of: ClusterSums.Move.self, capacity: Observations.tileRows) { moves in
      var count = 0
      for row in 0..<rows.count where old[row] != new[row] {
        moves[count] = ClusterSums.Move(row: Int32(row), from: old[row], to: new[row])
        old[row] = new[row]
        count += 1
      }
      result.changeCount += count
      if summing == .changes {
        result.add(UnsafeBufferPointer(rebasing: moves[..<count]), firstRow: rows.lowerBound, of: source)
      }
    }
  }

  /// Sums all rows of some tiles in `Double`.
  private func addRows(of tiles: Range<Int>, to result: inout ClusterSums) {
    let scratchSize = 2 * clusterCount * (source.featureCount + 2)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: scratchSize) { scratch in
      source.forEachTile(in: tiles) { _, rows, tile in
        result.add(
          tile, rows, of: source, labels: labels.base + rows.lowerBound, distances: nil,
          scratch: scratch.baseAddress!)
      }
    }
  }
}
