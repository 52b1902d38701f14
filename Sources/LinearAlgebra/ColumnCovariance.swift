/// The means, the covariance matrix and the correlation matrix of the columns of a table.
///
/// With weights wᵢ ≥ 0 and W = Σ wᵢ (without: all 1):
///
///     mⱼ = Σᵢ wᵢ xᵢⱼ / W        Cⱼₗ = Σᵢ wᵢ (xᵢⱼ − mⱼ)(xᵢₗ − mₗ) / W        rⱼₗ = Cⱼₗ / √(Cⱼⱼ Cₗₗ)
///
/// The divisor is W, that of a *population*. For the sample covariance of n unweighted rows multiply by n / (n − 1); the
/// correlations are the same.
///
/// A weight of 0 leaves the row out, a whole number repeats it, and a common factor of all weights changes nothing.
///
/// Source: the two-pass algorithm with correction of the mean, Chan, Golub, LeVeque (1983),
/// doi:10.1080/00031305.1983.10483115; the cross products by dsyrk, over blocks of rows so that no copy of the table is
/// made. Inside, each column is divided by a power of two, so that neither 10⁻²⁰⁰ nor 10²⁰⁰ is lost.
package struct ColumnCovariance: Hashable, Sendable {
  /// The weighted mean of each of the d columns.
  package let means: [Double]
  /// The d × d population covariance matrix, symmetric to the last bit.
  package let covariance: Matrix
  /// The covariances of the columns after division by `scales`.
  private let scaledCovariance: Matrix

  /// How many rows are centred at a time. Fixed, so that the sums are formed in the same order on every machine.
  private static let blockRows = 2_048

  /// Computes the moments of the columns.
  ///
  /// One row, and a constant column, have variance 0 exactly.
  ///
  /// - Parameters:
  ///   - matrix: n × d, n at least 1, finite.
  ///   - weights: n finite numbers of at least 0, not all 0; `nil` means equal weights.
  /// - Throws: `noRows`, `notFinite`, `weightCount`, `badWeight`, `allWeightsZero`, `overflow` when a mean or a variance
  ///   is not finite, `tooLarge`. Time is O(n d²), space O(n + d²).
  package init(ofColumnsOf matrix: Matrix, weights: [Double]? = nil) throws(LinearAlgebraError) {
    guard matrix.rowCount > 0 else { throw .noRows }
    _ = try Matrix.blasInteger(matrix.columnCount)
    try matrix.requireFinite()
    let weights = try weights.map { (given) throws(LinearAlgebraError) in try Self.relativeWeights(given, for: matrix) }
    let total = weights?.reduce(0, +) ?? Double(matrix.rowCount)
    let columns = try Self.centres(of: matrix, weights, total)
    let scaled = try Self.scaledCovariance(of: matrix, weights, total, columns)
    var covariance = scaled
    for column in 0..<matrix.columnCount {
      for row in 0..<matrix.columnCount {
        // Powers of two: their product is exact, and the same for (row, column) and (column, row).
        let value = scaled[row, column] * (columns[row].scale * columns[column].scale)
        guard value.isFinite else { throw .overflow(column: column) }
        covariance[row, column] = value
      }
    }
    means = columns.map(\.mean)
    self.covariance = covariance
    scaledCovariance = scaled
  }

  /// The square roots of the variances, d numbers.
  package var standardDeviations: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// The d × d matrix of Pearson correlations: symmetric, ones on the diagonal, all in −1 ... 1.
  ///
  /// - Throws: `constantColumn` for the first column that has one value in all rows of positive weight. O(d²).
  package func correlationMatrix() throws(LinearAlgebraError) -> Matrix {
    let deviations = scaledCovariance.diagonal.map { $0.squareRoot() }
    if let constant = deviations.firstIndex(of: 0) { throw .constantColumn(constant) }
    var correlation = Matrix.identity(deviations.count)
    for column in 0..<deviations.count {
      for row in (column + 1)..<max(column + 1, deviations.count) {
        let ratio = scaledCovariance[row, column] / deviations[row] / deviations[column]
        correlation[row, column] = min(1, max(-1, ratio))
      }
    }
    correlation.mirrorLowerTriangle()
    return correlation
  }

  /// The weights divided by a power of two, so that their sum is finite.
  private static func relativeWeights(
    _ weights: [Double], for matrix: Matrix
  ) throws(LinearAlgebraError) -> [Double] {
    guard weights.count == matrix.rowCount else { throw .weightCount(weights.count, expected: matrix.rowCount) }
    var largest = 0.0
    for (row, weight) in weights.enumerated() {
      guard weight.isFinite, weight >= 0 else { throw .badWeight(row: row, value: weight) }
      largest = max(largest, weight)
    }
    guard largest > 0 else { throw .allWeightsZero }
    return weights.map { $0 / largest.binade }
  }

  /// Where a column lies and how far it reaches: mean, and the power of two below its largest deviation (1 if constant).
  struct Centre {
    var mean: Double
    var scale: Double
  }

  static func centres(
    of matrix: Matrix, _ weights: [Double]?, _ total: Double
  ) throws(LinearAlgebraError) -> [Centre] {
    var centres: [Centre] = []
    for column in 0..<matrix.columnCount {
      let values = matrix.column(column)
      var sum = 0.0
      var range: ClosedRange<Double>?
      for (row, value) in values.enumerated() {
        let weight = weights?[row] ?? 1
        guard weight > 0 else { continue }
        sum += weight * value
        range = range.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
      }
      guard let range else { throw .allWeightsZero }
      // The rounded mean of equal numbers may differ from them, and a variance of 10⁻³⁴ would look like one.
      if range.lowerBound == range.upperBound {
        centres.append(Centre(mean: range.lowerBound, scale: 1))
        continue
      }
      var mean = sum / total
      var rest = 0.0
      for (row, value) in values.enumerated() { rest += (weights?[row] ?? 1) * (value - mean) }
      mean += rest / total
      let reach = max(range.upperBound - mean, mean - range.lowerBound)
      guard reach.isFinite else { throw .overflow(column: column) }
      centres.append(Centre(mean: mean, scale: reach.binade))
    }
    return centres
  }

  private static func scaledCovariance(
    of matrix: Matrix, _ weights: [Double]?, _ total: Double, _ centres: [Centre]
  ) throws(LinearAlgebraError) -> Matrix {
    let roots = weights.map { $0.map { ($0 / total).squareRoot() } }
    let root = (1 / total).squareRoot()
    var result = Matrix(rowCount: centres.count, columnCount: centres.count)
    for start in stride(from: 0, to: matrix.rowCount, by: blockRows) {
      let rows = start..<min(start + blockRows, matrix.rowCount)
      var block = Matrix(rowCount: rows.count, columnCount: centres.count)
      for (column, centre) in centres.enumerated() {
        let offset = column * matrix.rowCount
        for row in rows {
          let deviation = (matrix.elements[offset + row] - centre.mean) / centre.scale
          // A row of weight 0 may lie so far out that its deviation is infinite, and 0 · ∞ is not 0.
          let factor = roots?[row] ?? root
          block.elements[column * rows.count + row - start] = factor == 0 ? 0 : deviation * factor
        }
      }
      try result.addGramMatrix(of: block)
    }
    result.mirrorLowerTriangle()
    return result
  }
}
