import CKernels
import Provenance

extension KMeansRun {
  /// Draws k seeds from the rows by greedy k-means++.
  ///
  /// Each seed after the first is the best of some rows drawn with probability proportional to ω D², where D is the
  /// distance to the nearest seed so far: the one that leaves the smallest potential Σ ω D².
  ///
  /// Source: Arthur & Vassilvitskii (2007), SODA, pages 1027–1035. Time is O(n d k log k).
  ///
  /// - Parameter trials: How many rows are drawn for each seed; `nil` means 2 + ⌊ln k⌋, and 1 is k-means++ as published.
  /// - Throws: `tooFewDistinct` when fewer than k rows differ; found out for certain, since then the potential is 0.
  mutating func seed(trials: Int? = nil, using generator: inout SeededGenerator) throws(ClusteringError) {
    var plan = SeedingPlan(source)
    var seeds = [plan.drawFirst(using: &generator)]
    plan.accept(seeds[0])
    let trials = trials ?? 2 + Int(Double(clusterCount).naturalLogarithm)
    while seeds.count < clusterCount {
      guard plan.potential > 0 else { throw .tooFewDistinct(distinct: seeds.count, clusters: clusterCount) }
      seeds.append(plan.drawNext(trials: trials, using: &generator))
    }
    start(from: seeds.flatMap { source.observations.row($0) })
  }

  /// Replaces a centroid by a row drawn with probability proportional to ω D², D being the distance to the nearest of the
  /// other centroids.
  mutating func reseat(cluster: Int, using generator: inout SeededGenerator) {
    var plan = SeedingPlan(source)
    for other in 0..<clusterCount where other != cluster {
      plan.accept(Array(centroids[(other * featureCount)..<((other + 1) * featureCount)]))
    }
    guard plan.potential > 0 else { return }
    let row = plan.drawNext(trials: 1, using: &generator)
    centroids.replaceSubrange(
      (cluster * featureCount)..<((cluster + 1) * featureCount), with: source.observations.row(row))
  }

  /// Moves every centroid at random, by up to one and a half times the spread of the rows about their centroids.
  ///
  /// Ratings have many partitions of nearly the same inertia close to the best one. Small shifts that Lloyd's steps and the
  /// exchange then repair go from one to the next, where moving a whole centroid would lose them all.
  mutating func jitter(parentInertia: Double, using generator: inout SeededGenerator) {
    let totalWeight = source.moments.totalWeight
    let countedFeatures = featureWeights.count { $0 > 0 }
    let spread = (parentInertia / totalWeight / Double(countedFeatures)).squareRoot()
    let scale = 1.5 * generator.nextUniform() * spread
    for index in centroids.indices {
      let weight = featureWeights[index % featureCount]
      if weight > 0 { centroids[index] += scale / weight.squareRoot() * generator.nextNormal() }
    }
  }
}

/// The distances D² to the nearest seed, kept while seeds are added.
private struct SeedingPlan {
  let source: TileSource
  /// ω D² of every row; beyond the last row numbers that nobody reads.
  private var nearest: [Double]
  /// The same with a trial seed added.
  private var trial: [Double]
  /// The sum of ω D² of each tile.
  private var tilePotentials: [Double]
  private var trialPotentials: [Double]

  var potential: Double { tilePotentials.reduce(0, +) }

  init(_ source: TileSource) {
    self.source = source
    nearest = [Double](repeating: .infinity, count: source.tileCount * Observations.tileRows)
    trial = nearest
    tilePotentials = [Double](repeating: .infinity, count: source.tileCount)
    trialPotentials = tilePotentials
  }

  /// A row drawn by its weight alone.
  func drawFirst(using generator: inout SeededGenerator) -> Int {
    guard let weights = source.rowWeights else { return generator.nextIndex(below: source.rowCount) }
    var rest = generator.nextUniform() * weights.reduce(0, +)
    for (row, weight) in weights.enumerated() where weight > 0 {
      rest -= weight
      if rest < 0 { return row }
    }
    return weights.lastIndex { $0 > 0 }!
  }

  mutating func accept(_ row: Int) { accept(source.observations.row(row)) }

  mutating func accept(_ seed: [Double]) {
    measure(seed)
    keepTrial()
  }

  /// Draws rows by ω D², keeps the one that lowers the potential most, and returns it.
  mutating func drawNext(trials: Int, using generator: inout SeededGenerator) -> Int {
    var best: (potential: Double, row: Int)?
    let rows = (0..<trials).map { _ in draw(using: &generator) }
    for row in rows {
      measure(source.observations.row(row))
      let total = trialPotentials.reduce(0, +)
      if total < best?.potential ?? .infinity { best = (total, row) }
    }
    let row = best?.row ?? rows[0]
    if row != rows.last { measure(source.observations.row(row)) }
    keepTrial()
    return row
  }

  private mutating func keepTrial() {
    swap(&nearest, &trial)
    swap(&tilePotentials, &trialPotentials)
  }

  private func draw(using generator: inout SeededGenerator) -> Int {
    var rest = generator.nextUniform() * potential
    var fallback = 0
    for (tile, tilePotential) in tilePotentials.enumerated() where tilePotential > 0 {
      if rest >= tilePotential {
        rest -= tilePotential
        fallback = tile
        continue
      }
      return row(inTile: tile, at: rest)
    }
    // Rounding can carry the draw past the end: then it is the last row that counts.
    return row(inTile: fallback, at: .infinity)
  }

  private func row(inTile tile: Int, at position: Double) -> Int {
    var rest = position
    var last = tile * Observations.tileRows
    for row in source.rows(ofTile: tile) {
      let value = nearest[row]
      guard value > 0 else { continue }
      last = row
      rest -= value
      if rest < 0 { break }
    }
    return last
  }

  /// Fills `trial` with the distances that adding `seed` would leave.
  private mutating func measure(_ seed: [Double]) {
    trial.withUnsafeMutableBufferPointer { trial in
      source.forEachTile(in: 0..<source.tileCount) { index, rows, tile in
        let start = index * Observations.tileRows
        trialPotentials[index] = source.withWeights(from: rows.lowerBound) { weights in
          nearest.withUnsafeBufferPointer { nearest in
            pk_tile_seed(
              tile, rows.count, source.featureCount, seed, source.featureWeights, weights,
              nearest.baseAddress! + start, trial.baseAddress! + start)
          }
        }
      }
    }
  }
}
