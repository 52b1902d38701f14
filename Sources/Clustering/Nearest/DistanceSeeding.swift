import Parallelism
import Provenance

/// Draws k rows to start from, no two of them at the same place.
///
/// With ``Choice/byDistance`` each is drawn with probability proportional to its weight times its distance from the
/// nearest drawn before: with squared distances this is k-means++.
///
/// Source: Arthur & Vassilvitskii (2007), SODA, pages 1027–1035.
struct DistanceSeeding {
  /// How a row is drawn.
  enum Choice {
    /// In proportion to weight times distance; the best of some rows drawn, that which lowers Σ ω D most.
    case byDistance(trials: Int)
    /// The same among the rows that are left when the farthest are left out; the first may be any row.
    case byTrimmedDistance(Trimming)
    /// In proportion to the weight alone, among the rows that lie elsewhere.
    case byWeight

    /// As many trials as k-means takes: 2 + ⌊ln k⌋.
    static func greedy(clusterCount: Int) -> Choice {
      .byDistance(trials: 2 + Int(Double(clusterCount).naturalLogarithm))
    }
  }

  private let observations: Observations
  private let weights: [Double]
  private let measure: PairMeasure
  private let resolution: Double
  private var isFirst = true
  /// The distance of each row from the nearest of those chosen.
  private var nearest: [Double]

  /// - Parameters:
  ///   - weights: n positive numbers.
  ///   - resolution: Rows no farther than this from each other lie at the same place.
  init(_ observations: Observations, weights: [Double], measure: PairMeasure, resolution: Double = 0) {
    self.observations = observations
    self.weights = weights
    self.measure = measure
    self.resolution = resolution
    nearest = [Double](repeating: .infinity, count: observations.observationCount)
  }

  /// The rows, k times d numbers; call it once.
  ///
  /// - Throws: `tooFewDistinct`. Time is O(n d k) for each trial.
  mutating func points(
    _ count: Int, _ choice: Choice, using generator: inout SeededGenerator
  ) throws(ClusteringError) -> [Double] {
    var points: [Double] = []
    for found in 0..<count {
      guard let row = drawn(choice, using: &generator) else {
        throw .tooFewDistinct(distinct: found, clusters: count)
      }
      points += observations.row(row)
    }
    return points
  }

  /// Some points with one of them, whichever, replaced by a row; the points themselves when all rows lie on the others.
  ///
  /// - Parameter points: k times d numbers. Time is O(n d k).
  mutating func reseated(
    _ points: [Double], _ choice: Choice, using generator: inout SeededGenerator
  ) -> [Double] {
    let featureCount = observations.featureCount
    let replaced = generator.nextIndex(below: points.count / featureCount) * featureCount
    for start in stride(from: 0, to: points.count, by: featureCount) where start != replaced {
      nearest = distances(with: Array(points[start..<(start + featureCount)]))
      isFirst = false
    }
    guard let row = drawn(choice, using: &generator) else { return points }
    var result = points
    result.replaceSubrange(replaced..<(replaced + featureCount), with: observations.row(row))
    return result
  }

  /// Draws one more row; `nil` when all lie on those chosen.
  private mutating func drawn(_ choice: Choice, using generator: inout SeededGenerator) -> Int? {
    guard nearest.contains(where: { $0 > 0 }) else { return nil }
    let parts = parts(choice)
    var trials = 1
    if case .byDistance(let wanted) = choice, !isFirst { trials = wanted }
    var best: (potential: Double, row: Int, nearest: [Double])?
    for _ in 0..<trials {
      let row = Self.drawn(parts, using: &generator)
      let candidate = distances(with: observations.row(row))
      let potential = zip(weights, candidate).reduce(0) { $0 + $1.0 * $1.1 }
      if potential < best?.potential ?? .infinity { best = (potential, row, candidate) }
    }
    // Sums that were found to be finite leave a potential below infinity.
    guard let best else { return nil }
    isFirst = false
    nearest = best.nearest
    return best.row
  }

  /// What each row is drawn in proportion to; at least one number is positive.
  private func parts(_ choice: Choice) -> [Double] {
    if isFirst { return weights }
    switch choice {
    case .byWeight: return zip(weights, nearest).map { $1 > 0 ? $0 : 0 }
    case .byDistance: return zip(weights, nearest).map { $0 * $1 }
    case .byTrimmedDistance(let trimming):
      let parts = zip(trimming.kept(distances: nearest, weights: weights), nearest).map { $0 * $1 }
      // When all that is kept lies on the seeds, the others have to do.
      return parts.contains { $0 > 0 } ? parts : zip(weights, nearest).map { $0 * $1 }
    }
  }

  private static func drawn(_ parts: [Double], using generator: inout SeededGenerator) -> Int {
    var rest = generator.nextUniform() * parts.reduce(0, +)
    var last = 0
    for (row, part) in parts.enumerated() where part > 0 {
      last = row
      rest -= part
      if rest < 0 { break }
    }
    // Where rounding leaves something over, it is the last that could be drawn.
    return last
  }

  /// The distance of each row from the nearest of those chosen and one more.
  private func distances(with point: [Double]) -> [Double] {
    var result = nearest
    result.withUnsafeMutableBufferPointer { result in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: Observations.tileRows) { found in
        observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
          measure.measure(tile, rowCount: rows.count, points: point, pointCount: 1, into: found.baseAddress!)
          for (place, row) in rows.enumerated() where found[place] < result[row] {
            result[row] = found[place] <= resolution ? 0 : found[place]
          }
        }
      }
    }
    return result
  }
}
