import LinearAlgebra
import Testing

/// What every factorisation refuses before LAPACK sees it.
@Suite struct FactorizationRefusalTests {
  @Test func whatIsNotSquare() throws {
    let wide = Matrix(rowCount: 2, columnCount: 3)
    let error = LinearAlgebraError.notSquare(wide.shape)
    #expect(throws: error) { try SymmetricEigendecomposition(wide) }
    #expect(throws: error) { try CholeskyFactorization(wide) }
    #expect(throws: error) { try GeneralizedEigendecomposition(wide, metric: wide) }
  }

  @Test(arguments: [(1.0, 2.0), (0.5, 0.5 + 1e-8), (1e308, -1e308)])
  func whatIsNotSymmetric(lower: Double, upper: Double) throws {
    let matrix = try Matrix(rows: [[1, upper], [lower, 1]])
    let error = LinearAlgebraError.notSymmetric(row: 1, column: 0, value: lower, mirrored: upper)
    #expect(throws: error) { try SymmetricEigendecomposition(matrix) }
    #expect(throws: error) { try CholeskyFactorization(matrix) }
    #expect(throws: error) { try GeneralizedEigendecomposition(matrix, metric: .identity(2)) }
    #expect(throws: error) { try GeneralizedEigendecomposition(.identity(2), metric: matrix) }
  }

  @Test(arguments: [Double.infinity, -.infinity]) func whatIsInfinite(value: Double) throws {
    var matrix = Matrix.identity(3)
    matrix[2, 1] = value
    let error = LinearAlgebraError.notFinite(row: 2, column: 1, value: value)
    #expect(throws: error) { try SymmetricEigendecomposition(matrix) }
    #expect(throws: error) { try CholeskyFactorization(matrix) }
    #expect(throws: error) { try GeneralizedEigendecomposition(matrix, metric: .identity(3)) }
    #expect(throws: error) { try GeneralizedEigendecomposition(.identity(3), metric: matrix) }
    #expect(throws: error) { try SingularValueDecomposition(matrix) }
    #expect(throws: error) { try LeastSquares(design: matrix, response: [1, 2, 3]) }
    #expect(throws: error) { try LeastSquares(design: .identity(3), responses: matrix) }
    #expect(throws: error) { try CholeskyFactorization(.identity(3)).solve(matrix) }
    #expect(throws: error) { try CholeskyFactorization(.identity(3)).whitened(matrix) }
    #expect(throws: error) { try ColumnCovariance(ofColumnsOf: matrix) }
  }

  /// NaN differs from itself, so the error is looked at and not compared.
  @Test func whatIsNotANumber() throws {
    var matrix = Matrix.identity(3)
    matrix[0, 2] = .nan
    let bad = matrix
    let attempts: [() throws -> Void] = [
      { _ = try SymmetricEigendecomposition(bad) }, { _ = try CholeskyFactorization(bad) },
      { _ = try GeneralizedEigendecomposition(bad, metric: .identity(3)) },
      { _ = try GeneralizedEigendecomposition(.identity(3), metric: bad) },
      { _ = try SingularValueDecomposition(bad) }, { _ = try LeastSquares(design: bad, response: [1, 2, 3]) },
      { _ = try LeastSquares(design: .identity(3), responses: bad) },
      { _ = try CholeskyFactorization(.identity(3)).solve(bad) }, { _ = try ColumnCovariance(ofColumnsOf: bad) },
    ]
    for attempt in attempts {
      let failure = try #require(throws: LinearAlgebraError.self) { try attempt() }
      guard case .notFinite(row: 0, column: 2, let value) = failure, value.isNaN else {
        Issue.record("unexpected error: \(failure)")
        continue
      }
    }
  }

  @Test func whatIsNotPositiveDefinite() throws {
    let indefinite = Matrix.diagonal([1, 2, -1, 4])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 2)) { try CholeskyFactorization(indefinite) }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 2)) {
      try GeneralizedEigendecomposition(.identity(4), metric: indefinite)
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 0)) {
      try CholeskyFactorization(Matrix(rows: [[0]]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 1)) {
      try CholeskyFactorization(Matrix(rowCount: 3, columnCount: 3, repeating: 1))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 1)) {
      try CholeskyFactorization(Matrix(rows: [[1e-300, 1e300], [1e300, 1e300]]))
    }
    // Infinity times 0 on the way makes a pivot NaN, which OpenBLAS does not report.
    #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 2)) {
      try CholeskyFactorization(Matrix(rows: [[1e-300, 0, 1e300], [0, 1, 0], [1e300, 0, 1e300]]))
    }
  }

  @Test func shapesThatDoNotFit() throws {
    let two = Matrix.identity(2)
    let three = Matrix.identity(3)
    func error(_ operation: String) -> LinearAlgebraError {
      .shapes(left: two.shape, right: three.shape, operation: operation)
    }
    #expect(throws: error("a generalised eigenproblem")) { try GeneralizedEigendecomposition(two, metric: three) }
    #expect(throws: error("least squares")) { try LeastSquares(design: two, responses: three) }
    let factor = try CholeskyFactorization(two)
    #expect(throws: error("a solution of linear equations")) { try factor.solve(three) }
    #expect(throws: error("a solution of linear equations")) { try factor.whitened(three) }
    let length = LinearAlgebraError.vectorLength(3, expected: 2, operation: "a solution with a matrix of 2 × 2")
    #expect(throws: length) { try factor.solve([1, 2, 3]) }
    #expect(throws: length) { try factor.whitened([1, 2, 3]) }
  }

  @Test(arguments: [-0.1, 1, .infinity]) func tolerancesOutOfRange(tolerance: Double) throws {
    #expect(throws: LinearAlgebraError.tolerance(tolerance)) {
      try LeastSquares(design: .identity(2), response: [1, 2], tolerance: tolerance)
    }
    #expect(throws: LinearAlgebraError.tolerance(tolerance)) {
      try SingularValueDecomposition(.identity(2)).rank(tolerance: tolerance)
    }
  }
}
