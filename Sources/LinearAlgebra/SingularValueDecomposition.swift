import CLinearAlgebra

/// The thin singular value decomposition A = U Σ Vᵀ with UᵀU = VᵀV = I.
///
/// Each *right* singular vector is turned so that its component of largest magnitude is positive (among components equally
/// large up to 10⁻⁸ the first decides), and the left one with it. So the right singular vectors of a centred table are
/// the eigenvectors that ``SymmetricEigendecomposition`` finds for its covariance, sign included. Where singular values
/// are equal, or are 0, only the spaces their vectors span are determined.
///
/// Source: divide and conquer, Gu, Eisenstat (1995), doi:10.1137/S0895479892242232; LAPACK's dgesdd. The sign convention
/// is ours.
package struct SingularValueDecomposition: Hashable, Sendable {
  /// U, m × k with k = min(m, n): column j belongs to `singularValues[j]`.
  package let leftVectors: Matrix
  /// The k singular values, at least 0, in descending order.
  package let singularValues: [Double]
  /// V, n × k and not transposed: column j belongs to `singularValues[j]`.
  package let rightVectors: Matrix

  /// Decomposes a matrix; one without rows or columns has no singular values.
  ///
  /// - Parameter matrix: A, m × n, finite.
  /// - Throws: `notFinite`, `tooLarge` (k > 17 500), `notConverged`. Time is O(m n k), space O(m n + k²).
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try BLASLibrary.prepare()
    let m = try Matrix.blasInteger(matrix.rowCount)
    let n = try Matrix.blasInteger(matrix.columnCount)
    let k = min(matrix.rowCount, matrix.columnCount)
    // Refused here, since beyond it the library's own count of its scratch memory overflows.
    _ = try Matrix.blasInteger(k, limit: Self.orderLimit)
    try matrix.requireFinite()
    var scratch = matrix
    var values = [Double](repeating: 0, count: k)
    var left = Matrix(rowCount: matrix.rowCount, columnCount: k)
    var right = Matrix(rowCount: k, columnCount: matrix.columnCount)
    if k > 0 {
      var integers = [Int32](repeating: 0, count: 8 * k)
      var length = 0.0
      var info = clapack_dgesdd(
        m, n, &scratch.elements, &values, &left.elements, &right.elements, &length, -1, &integers)
      try LAPACKStatus(routine: "dgesdd", info: info).requireSuccess()
      let workCount = try LAPACKStatus.workspaceLength(length)
      var work = [Double](repeating: 0, count: Int(workCount))
      info = clapack_dgesdd(
        m, n, &scratch.elements, &values, &left.elements, &right.elements, &work, workCount, &integers)
      try LAPACKStatus(routine: "dgesdd", info: info).requireSuccess()
    }
    var vectors = right.transposed
    let turned = vectors.makeLargestComponentsPositive()
    for column in 0..<k where turned[column] { left.negateColumn(column) }
    leftVectors = left
    singularValues = values
    rightVectors = vectors
  }

  /// The largest k whose scratch memory of up to 7 k² + 4 k numbers LAPACK can count in 32 bits.
  static let orderLimit = 17_500

  /// How many singular values are larger than `tolerance` times the largest.
  ///
  /// - Parameter tolerance: In 0 ..< 1; `nil` means max(m, n) · 2⁻⁵², the rounding error of the largest.
  /// - Returns: The numerical rank, in 0 ... k.
  /// - Throws: `tolerance`.
  package func rank(tolerance: Double? = nil) throws(LinearAlgebraError) -> Int {
    let relative = tolerance ?? Double(max(leftVectors.rowCount, rightVectors.rowCount)) * Double.ulpOfOne
    guard relative >= 0, relative < 1 else { throw .tolerance(relative) }
    let bound = relative * (singularValues.first ?? 0)
    return singularValues.count { $0 > bound }
  }
}
