import Parallelism

/// The shapes of the observations: rows of length 1 in the feature-weighted space.
///
/// Coordinate j of a row is √wⱼ xⱼ, or √wⱼ (xⱼ − x̄) with x̄ = Σ wⱼ xⱼ / Σ wⱼ, divided by the length of the row. Features of
/// weight 0 have no coordinate. A row of length 0 has no shape: under the cosine all its numbers are 0, under the
/// correlation they are all the same.
struct UnitRows: Sendable {
  /// m rows by p features of positive weight; `nil` when no row has a shape.
  let observations: Observations?
  /// Which of all n observations each row is, in increasing order.
  let rows: [Int]
  /// The observations without a shape, in increasing order.
  let shapeless: [Int]

  /// Trusts that sums of squares are finite. Time and space are O(n d).
  init(_ all: Observations, _ measure: ShapeMeasure, featureWeights: [Double], workers: Workers) {
    let counted = featureWeights.indices.filter { featureWeights[$0] > 0 }
    let weights = counted.map { featureWeights[$0] }
    let parts = workers.map(all.chunkCount) { chunk in
      var part = Part(columns: [[Double]](repeating: [], count: counted.count))
      all.forEachTile(ofChunk: chunk) { rows, tile in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: counted.count) { values in
          for (place, row) in rows.enumerated() {
            for (index, feature) in counted.enumerated() {
              values[index] = tile[feature * Observations.tileRows + place]
            }
            if Self.normalise(values, measure, weights) {
              part.rows.append(row)
              for index in counted.indices { part.columns[index].append(values[index]) }
            } else {
              part.shapeless.append(row)
            }
          }
        }
      }
      return part
    }
    rows = parts.flatMap(\.rows)
    shapeless = parts.flatMap(\.shapeless)
    observations = try? Observations(
      counted.indices.map { index in Observations.Column.doubles(parts.flatMap { $0.columns[index] }) })
  }

  /// What one chunk holds.
  private struct Part: Sendable {
    var columns: [[Double]]
    var rows: [Int] = []
    var shapeless: [Int] = []
  }

  /// Makes the numbers coordinates of length 1; `false` when they have no length.
  private static func normalise(
    _ values: UnsafeMutableBufferPointer<Double>, _ measure: ShapeMeasure, _ weights: [Double]
  ) -> Bool {
    if measure == .correlation {
      // A mean that is rounded must not give equal numbers a shape.
      let first = values[0]
      guard values.contains(where: { $0 != first }) else { return false }
      var (sum, total) = (0.0, 0.0)
      for (index, weight) in weights.enumerated() {
        sum += weight * (values[index] - first)
        total += weight
      }
      let mean = sum / total
      for index in weights.indices { values[index] = values[index] - first - mean }
    }
    // Divided by the largest first, so that squares of small numbers do not vanish.
    var largest = 0.0
    for (index, weight) in weights.enumerated() {
      values[index] *= weight.squareRoot()
      largest = max(largest, abs(values[index]))
    }
    guard largest > 0 else { return false }
    var squares = 0.0
    for index in weights.indices {
      values[index] /= largest
      squares += values[index] * values[index]
    }
    let length = squares.squareRoot()
    for index in weights.indices { values[index] /= length }
    return true
  }
}
