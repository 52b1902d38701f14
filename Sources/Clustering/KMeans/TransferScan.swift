import CKernels
import Parallelism

/// Finds the rows that gain by a transfer. Scores leave out most rows, and `Double` decides about the rest, so that the rows
/// found depend neither on the storage of the values nor on the machine.
///
/// A value, so that several threads can scan chunks of it.
struct TransferScan: Sendable {
  private let source: TileSource
  private let labels: RowPointer<Int32>
  private let expiries: RowPointer<Float>
  private var scoring: Scoring
  private var centroids: [Double] = []
  private var clusterWeights: [Double]
  private var costs: TransferCosts
  private var odometer: Float = 0

  init(
    _ source: TileSource, clusterCount: Int, labels: UnsafeMutablePointer<Int32>, expiries: UnsafeMutablePointer<Float>
  ) {
    self.source = source
    self.labels = RowPointer(labels)
    self.expiries = RowPointer(expiries)
    scoring = Scoring(source.space, clusterCount: clusterCount)
    clusterWeights = [Double](repeating: 1, count: clusterCount)
    costs = TransferCosts(clusterCount: clusterCount)
  }

  /// Takes over the state of the run.
  mutating func update(_ centroids: [Double], _ clusterWeights: [Double], odometer: Double) {
    scoring.update(centroids)
    self.centroids = centroids
    self.clusterWeights = clusterWeights
    self.odometer = Float(odometer).nextUp
    costs.update(clusterWeights, heaviest: source.heaviest, halfDistanceError: scoring.halfDistanceError)
  }

  /// The rows of some tiles that gain under the state taken over last, in their order.
  func candidates(in tiles: Range<Int>, workers: Workers) -> [Int] {
    if tiles.count <= TileSource.chunkTiles { return scan(tiles) }
    return workers.map(source.chunkCount) { chunk in scan(source.tiles(ofChunk: chunk)) }.flatMap { $0 }
  }

  /// How close to the border of its cluster, in the score space, a row of this weight must lie to gain by a transfer.
  ///
  /// It gains when l² B / (B + ω) < u² A / (A − ω), and then l − u < l ω / (min(A, B) − ω).
  private func reach(heaviest: Double) -> Float {
    let room = clusterWeights.min()! - heaviest
    return room > 0 ? Float(source.space.diameter * heaviest / room).nextUp : .infinity
  }

  private func scan(_ tiles: Range<Int>) -> [Int] {
    var found: [Int] = []
    var costs = costs
    var heaviest = source.heaviest
    var reach = reach(heaviest: heaviest)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Observations.tileRows) { flags in
      scoring.withKernelForm { form in
        source.forEachScoreTile(in: tiles, where: { hasExpired($0, reach: reach) }) { score in
          let (tile, rows) = (score.tile, score.rows)
          if source.largestWeight(ofTile: tile) != heaviest {
            heaviest = source.largestWeight(ofTile: tile)
            reach = self.reach(heaviest: heaviest)
            costs.update(clusterWeights, heaviest: heaviest, halfDistanceError: scoring.halfDistanceError)
          }
          let wanting = costs.withKernelForm { costs in
            pk_transfers_by_score(
              score.columns, score.first, rows.count, form, costs, labels.base + rows.lowerBound, odometer, reach,
              expiries(ofTile: tile), flags.baseAddress!, score.scratch)
          }
          guard wanting > 0 else { return }
          for row in 0..<rows.count where flags[row] != 0 && gains(rows.lowerBound + row) {
            found.append(rows.lowerBound + row)
          }
        }
      }
    }
    return found
  }

  private func gains(_ row: Int) -> Bool {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: source.featureCount) { values in
      source.copyRow(row, into: values.baseAddress!)
      return TransferRule.target(
        of: values.baseAddress!, weight: source.weight(row), from: Int(labels.base[row]), centroids: centroids,
        clusterWeights: clusterWeights, featureWeights: source.featureWeights) != nil
    }
  }

  private func expiries(ofTile tile: Int) -> UnsafeMutablePointer<Float> {
    expiries.base + tile * (Observations.tileRows / KMeansRun.groupRows)
  }

  private func hasExpired(_ tile: Int, reach: Float) -> Bool {
    // With weights the reach differs from tile to tile, so all are looked at.
    guard source.rowWeights == nil else { return true }
    let expiries = expiries(ofTile: tile)
    for group in 0..<(Observations.tileRows / KMeansRun.groupRows) where !(expiries[group] > odometer + reach) {
      return true
    }
    return false
  }
}

/// What transfers cost per half squared distance, as the kernel takes it.
///
/// For the heaviest row removal is dearest and insertion cheapest, so that no row that could gain is missed.
struct TransferCosts: Sendable {
  private var removal: [Float]
  private var removalSlack: [Float]
  private var insertion: [Float]
  private var insertionSlack: [Float]

  init(clusterCount: Int) {
    removal = [Float](repeating: 1, count: clusterCount)
    removalSlack = removal
    insertion = removal
    insertionSlack = removal
  }

  mutating func update(_ clusterWeights: [Double], heaviest: Double, halfDistanceError: Double) {
    for (cluster, weight) in clusterWeights.enumerated() {
      let out = weight > heaviest ? weight / (weight - heaviest) : .infinity
      let into = weight / (weight + heaviest)
      removal[cluster] = Float(out)
      removalSlack[cluster] = Float(out * halfDistanceError).nextUp
      insertion[cluster] = Float(into)
      insertionSlack[cluster] = Float(into * halfDistanceError).nextUp
    }
  }

  /// Calls `body` with what the kernel takes.
  @inline(__always)
  func withKernelForm<R>(_ body: (UnsafePointer<PKTransfers>) -> R) -> R {
    removal.withUnsafeBufferPointer { removal in
      removalSlack.withUnsafeBufferPointer { removalSlack in
        insertion.withUnsafeBufferPointer { insertion in
          insertionSlack.withUnsafeBufferPointer { insertionSlack in
            var form = PKTransfers(
              removal: removal.baseAddress, removalSlack: removalSlack.baseAddress, insertion: insertion.baseAddress,
              insertionSlack: insertionSlack.baseAddress)
            return body(&form)
          }
        }
      }
    }
  }
}
