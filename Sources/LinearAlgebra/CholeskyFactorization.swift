import CLinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Cholesky factor of a symmetric positive definite matrix: A = L Lᵀ with L lower triangular.
///
/// This is how a covariance matrix is used: `solve` applies its inverse, `logDeterminant` enters normal densities, and the
/// squared length of `whitened(x)` is the squared Mahalanobis distance xᵀ A⁻¹ x.
///
/// A matrix that is singular only up to rounding may pass with a tiny pivot: add a ridge before factorising where data can
/// be collinear.
///
/// Source: LAPACK's dpotrf, dpotrs and dpotri; Golub, Van Loan (2013), Matrix Computations, 4th ed., section 4.2.
package struct CholeskyFactorization: Hashable, Sendable {
  /// L, n × n; zeros above the diagonal, positive numbers on it.
  package let lowerFactor: Matrix

  /// Factorises a matrix; the order 0 is allowed.
  ///
  /// - Parameter matrix: A, n × n, finite, symmetric up to 10⁻¹⁰ of its largest entry; the lower triangle is used.
  /// - Throws: `notSquare`, `notFinite`, `notSymmetric`, `tooLarge`, `notPositiveDefinite`. Time is O(n³ / 3).
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try BLASLibrary.prepare()
    let n = try Matrix.blasInteger(max(matrix.rowCount, matrix.columnCount))
    try matrix.requireSymmetric()
    var factor = matrix
    if n > 0 {
      let info = clapack_dpotrf(n, &factor.elements)
      if info > 0 { throw .notPositiveDefinite(pivot: Int(info) - 1) }
      try LAPACKStatus(routine: "dpotrf", info: info).requireSuccess()
    }
    for column in 0..<factor.columnCount {
      for row in 0..<column { factor[row, column] = 0 }
      // Huge and tiny entries together can overflow on the way, which not every library reports.
      for row in column..<factor.rowCount where !factor[row, column].isFinite {
        throw .notPositiveDefinite(pivot: row)
      }
    }
    lowerFactor = factor
  }

  /// The natural logarithm of det A: 2 Σ log Lᵢᵢ, which neither overflows nor underflows. 0 for the order 0.
  package var logDeterminant: Double { 2 * lowerFactor.diagonal.reduce(0) { $0 + log($1) } }

  /// The solution X of A X = B.
  ///
  /// - Parameter rightSides: B, n × p, finite.
  /// - Returns: X, n × p. O(n² p).
  /// - Throws: `shapes`, `notFinite`, `tooLarge`.
  package func solve(_ rightSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    let count = try checkedColumnCount(rightSides)
    var solution = rightSides
    guard lowerFactor.rowCount > 0, count > 0 else { return solution }
    let info = clapack_dpotrs(Int32(lowerFactor.rowCount), count, lowerFactor.elements, &solution.elements)
    try LAPACKStatus(routine: "dpotrs", info: info).requireSuccess()
    return solution
  }

  /// The solution x of A x = b, for b of n finite numbers. O(n²).
  ///
  /// - Throws: `vectorLength`, `notFinite`.
  package func solve(_ rightSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(column(rightSide)).elements
  }

  /// The solution Y of L Y = B: columns drawn from a normal law with covariance A become uncorrelated with variance 1.
  ///
  /// - Parameter columns: B, n × p, finite.
  /// - Returns: Y = L⁻¹ B, n × p. O(n² p / 2).
  /// - Throws: `shapes`, `notFinite`, `tooLarge`.
  package func whitened(_ columns: Matrix) throws(LinearAlgebraError) -> Matrix {
    let count = try checkedColumnCount(columns)
    var result = columns
    let n = Int32(lowerFactor.rowCount)
    guard n > 0, count > 0 else { return result }
    try BLASLibrary.prepare()
    pk_dtrsm(n, count, lowerFactor.elements, &result.elements)
    return result
  }

  /// The solution y of L y = b, for b of n finite numbers; its squared length is bᵀ A⁻¹ b. O(n²).
  ///
  /// - Throws: `vectorLength`, `notFinite`.
  package func whitened(_ column: [Double]) throws(LinearAlgebraError) -> [Double] {
    try whitened(self.column(column)).elements
  }

  /// A⁻¹, n × n and symmetric to the last bit. O(n³); to apply the inverse, `solve` is faster and more accurate.
  ///
  /// - Throws: `illegalArgument` or `notConverged` for a defect; a factor that exists has an inverse.
  package func inverse() throws(LinearAlgebraError) -> Matrix {
    var inverse = lowerFactor
    guard inverse.rowCount > 0 else { return inverse }
    let info = clapack_dpotri(Int32(inverse.rowCount), &inverse.elements)
    try LAPACKStatus(routine: "dpotri", info: info).requireSuccess()
    inverse.mirrorLowerTriangle()
    return inverse
  }

  private func column(_ values: [Double]) throws(LinearAlgebraError) -> Matrix {
    let n = lowerFactor.rowCount
    guard values.count == n else {
      throw .vectorLength(values.count, expected: n, operation: "a solution with a matrix of \(lowerFactor.shape)")
    }
    return Matrix(rowCount: n, columnCount: 1, unchecked: values)
  }

  private func checkedColumnCount(_ matrix: Matrix) throws(LinearAlgebraError) -> Int32 {
    guard matrix.rowCount == lowerFactor.rowCount else {
      throw .shapes(left: lowerFactor.shape, right: matrix.shape, operation: "a solution of linear equations")
    }
    try matrix.requireFinite()
    return try Matrix.blasInteger(matrix.columnCount)
  }
}
