import CLinearAlgebra

/// The eigenvalues and eigenvectors of a pair of symmetric matrices, of which the second is positive definite:
/// A x = λ B x, with Xᵀ B X = I and Xᵀ A X = Λ.
///
/// This is the problem of canonical discriminant analysis (A between, B within segments). Eigenvalues come **largest
/// first**. Each eigenvector is a column with xᵀ B x = 1 whose component of largest magnitude is positive; among
/// components equally large up to 10⁻⁸ the first decides.
///
/// Source: B = L Lᵀ reduces the problem to the symmetric matrix L⁻¹ A L⁻ᵀ, Martin, Wilkinson (1968),
/// doi:10.1007/BF02165165; LAPACK's dsygvd. The sign convention is ours.
package struct GeneralizedEigendecomposition: Hashable, Sendable {
  /// The n eigenvalues, in descending order.
  package let eigenvalues: [Double]
  /// The n × n matrix X; column j belongs to `eigenvalues[j]`.
  package let eigenvectors: Matrix

  /// Decomposes a pair of matrices.
  ///
  /// The order 0 is allowed. When B is nearly singular the large eigenvalues are accurate and the small ones are not.
  ///
  /// - Parameters:
  ///   - matrix: A, n × n, finite, symmetric up to 10⁻¹⁰ of its largest entry.
  ///   - metric: B, n × n, finite, symmetric likewise, positive definite.
  /// - Throws: `shapes`, `notSquare`, `notFinite`, `notSymmetric`, `tooLarge` (n > 32 766), `notPositiveDefinite` with
  ///   the pivot of B, `notConverged`. Time is O(n³), space O(n²).
  package init(_ matrix: Matrix, metric: Matrix) throws(LinearAlgebraError) {
    guard matrix.shape == metric.shape else {
      throw .shapes(left: matrix.shape, right: metric.shape, operation: "a generalised eigenproblem")
    }
    try BLASLibrary.prepare()
    let limit = SymmetricEigendecomposition.orderLimit
    let n = try Matrix.blasInteger(max(matrix.rowCount, matrix.columnCount), limit: limit)
    try matrix.requireSymmetric()
    try metric.requireSymmetric()
    var vectors = matrix
    var factor = metric
    var values = [Double](repeating: 0, count: Int(n))
    if n > 0 {
      var lengths: (work: Double, integers: Int32) = (0, 0)
      var info = clapack_dsygvd(
        n, &vectors.elements, &factor.elements, &values, &lengths.work, -1, &lengths.integers, -1)
      try LAPACKStatus(routine: "dsygvd", info: info).requireSuccess()
      let workCount = try LAPACKStatus.workspaceLength(lengths.work)
      var work = [Double](repeating: 0, count: Int(workCount))
      var integers = [Int32](repeating: 0, count: Int(lengths.integers))
      info = clapack_dsygvd(
        n, &vectors.elements, &factor.elements, &values, &work, workCount, &integers, lengths.integers)
      // Beyond n, info counts the pivot at which the factorisation of B broke down.
      if info > n { throw .notPositiveDefinite(pivot: Int(info - n) - 1) }
      try LAPACKStatus(routine: "dsygvd", info: info).requireSuccess()
    }
    vectors.reverseColumns()
    _ = vectors.makeLargestComponentsPositive()
    eigenvalues = values.reversed()
    eigenvectors = vectors
  }
}
