import CLinearAlgebra

/// The solution of linear least squares: for each column b of B the vector x that minimises ‖b − A x‖₂, and of all that do
/// the one of smallest ‖x‖₂.
///
/// So rank-deficient designs have one answer: the coefficients of collinear columns share their effect.
///
/// Source: singular value decomposition by divide and conquer, LAPACK's dgelsd; Golub, Van Loan (2013), Matrix
/// Computations, 4th ed., section 5.5.
package struct LeastSquares: Hashable, Sendable {
  /// X, n × p: column j answers column j of B.
  package let coefficients: Matrix
  /// R = B − A X, m × p; Aᵀ R = 0 up to rounding.
  package let residuals: Matrix
  /// The residual sum of squares ‖b − A x‖² of each column of B, p numbers.
  package let residualSumsOfSquares: [Double]
  /// How many singular values of A were taken to be other than 0.
  package let rank: Int
  /// The min(m, n) singular values of A, in descending order.
  package let singularValues: [Double]

  /// Solves for several right sides at once.
  ///
  /// Without rows, and where A is 0, the coefficients are 0. There is no intercept unless A has a column of ones.
  ///
  /// - Parameters:
  ///   - design: A, m × n, finite.
  ///   - responses: B, m × p, finite.
  ///   - tolerance: Singular values up to `tolerance` times the largest count as 0; in 0 ..< 1. `nil` means
  ///     max(m, n) · 2⁻⁵², the rounding error of the largest.
  /// - Throws: `shapes`, `notFinite`, `tolerance`, `tooLarge`, `notConverged`. Time is O(m n min(m, n) + m n p).
  package init(design: Matrix, responses: Matrix, tolerance: Double? = nil) throws(LinearAlgebraError) {
    guard design.rowCount == responses.rowCount else {
      throw .shapes(left: design.shape, right: responses.shape, operation: "least squares")
    }
    let longer = max(design.rowCount, design.columnCount)
    let relative = tolerance ?? Double(longer) * Double.ulpOfOne
    guard relative >= 0, relative < 1 else { throw .tolerance(relative) }
    _ = try Matrix.blasInteger(max(longer, responses.columnCount))
    // Part of the scratch memory that LAPACK counts in 32 bits; half of them leave room for the other parts.
    let shorter = min(design.rowCount, design.columnCount)
    _ = try Matrix.blasInteger(shorter * responses.columnCount, limit: Matrix.dimensionLimit / 2)
    try design.requireFinite()
    try responses.requireFinite()
    let solved = try Self.solve(design, responses, relative)
    let fitted = try design.multiplied(by: solved.coefficients)
    var residuals = responses
    for index in residuals.elements.indices { residuals.elements[index] -= fitted.elements[index] }
    coefficients = solved.coefficients
    rank = solved.rank
    singularValues = solved.singularValues
    // LAPACK has them for full rank and m > n only.
    residualSumsOfSquares = (0..<responses.columnCount).map { column in
      residuals.column(column).reduce(0) { $0 + $1 * $1 }
    }
    self.residuals = residuals
  }

  /// Solves for one right side; the coefficients are an n × 1 matrix.
  ///
  /// - Parameters:
  ///   - design: A, m × n, finite.
  ///   - response: b, m finite numbers.
  ///   - tolerance: As in ``init(design:responses:tolerance:)``.
  /// - Throws: As ``init(design:responses:tolerance:)``.
  package init(design: Matrix, response: [Double], tolerance: Double? = nil) throws(LinearAlgebraError) {
    let column = Matrix(rowCount: response.count, columnCount: 1, unchecked: response)
    try self.init(design: design, responses: column, tolerance: tolerance)
  }

  private struct Solution {
    var coefficients: Matrix
    var rank: Int
    var singularValues: [Double]
  }

  /// Trusts its input.
  private static func solve(
    _ design: Matrix, _ responses: Matrix, _ tolerance: Double
  ) throws(LinearAlgebraError) -> Solution {
    try BLASLibrary.prepare()
    let (m, n, p) = (design.rowCount, design.columnCount, responses.columnCount)
    let k = min(m, n)
    var solution = Solution(coefficients: Matrix(rowCount: n, columnCount: p), rank: 0, singularValues: [])
    guard k > 0 else { return solution }
    // One right side of zeros where there are none, so that the rank is found all the same.
    var sides = Matrix(rowCount: max(m, n), columnCount: max(1, p))
    for column in 0..<p { for row in 0..<m { sides[row, column] = responses[row, column] } }
    var scratch = design
    var values = [Double](repeating: 0, count: k)
    let dimensions = (Int32(m), Int32(n), Int32(max(1, p)))
    var rank: Int32 = 0
    var lengths: (work: Double, integers: Int32) = (0, 0)
    var info = clapack_dgelsd(
      dimensions.0, dimensions.1, dimensions.2, &scratch.elements, &sides.elements, &values, tolerance, &rank,
      &lengths.work, -1, &lengths.integers)
    try LAPACKStatus(routine: "dgelsd", info: info).requireSuccess()
    let workCount = try LAPACKStatus.workspaceLength(lengths.work)
    var work = [Double](repeating: 0, count: Int(workCount))
    var integers = [Int32](repeating: 0, count: Int(max(1, lengths.integers)))
    info = clapack_dgelsd(
      dimensions.0, dimensions.1, dimensions.2, &scratch.elements, &sides.elements, &values, tolerance, &rank, &work,
      workCount, &integers)
    try LAPACKStatus(routine: "dgelsd", info: info).requireSuccess()
    solution.rank = Int(rank)
    solution.singularValues = values
    for column in 0..<p { for row in 0..<n { solution.coefficients[row, column] = sides[row, column] } }
    return solution
  }
}
