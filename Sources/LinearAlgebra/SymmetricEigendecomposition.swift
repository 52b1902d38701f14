import CLinearAlgebra

/// The eigenvalues and eigenvectors of a symmetric matrix: A = V Λ Vᵀ with VᵀV = I.
///
/// Eigenvalues come **largest first**, as principal component analysis counts them (LAPACK counts upwards). Each
/// eigenvector is a column of length 1 whose component of largest magnitude is positive; among components equally large
/// up to 10⁻⁸ the first decides. So the result does not depend on the library, except where eigenvalues are equal: then
/// only the space their eigenvectors span is determined.
///
/// Source: divide and conquer, Cuppen (1981), doi:10.1007/BF01396757; Gu, Eisenstat (1995),
/// doi:10.1137/S0895479892241287; LAPACK's dsyevd. The sign convention is ours.
package struct SymmetricEigendecomposition: Hashable, Sendable {
  /// The n eigenvalues, in descending order.
  package let eigenvalues: [Double]
  /// The n × n matrix V; column j belongs to `eigenvalues[j]`.
  package let eigenvectors: Matrix

  /// The largest matrix whose scratch memory of 1 + 6 n + 2 n² numbers LAPACK can count in 32 bits.
  static let orderLimit = 32_766

  /// Decomposes a matrix.
  ///
  /// The order 0 is allowed and has no eigenvalues. Where the two triangles differ by rounding, the lower one is used.
  ///
  /// - Parameter matrix: A, n × n, finite, symmetric up to 10⁻¹⁰ of its largest entry.
  /// - Throws: `notSquare`, `notFinite`, `notSymmetric`, `tooLarge` (n > 32 766), `notConverged`.
  ///   Time is O(n³), space O(n²).
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try BLASLibrary.prepare()
    let n = try Matrix.blasInteger(max(matrix.rowCount, matrix.columnCount), limit: Self.orderLimit)
    try matrix.requireSymmetric()
    var vectors = matrix
    var values = [Double](repeating: 0, count: Int(n))
    if n > 0 {
      // A length of −1 asks how much scratch memory the routine would like.
      var lengths: (work: Double, integers: Int32) = (0, 0)
      var status = clapack_dsyevd(n, &vectors.elements, &values, &lengths.work, -1, &lengths.integers, -1)
      try LAPACKStatus(routine: "dsyevd", info: status).requireSuccess()
      let workCount = try LAPACKStatus.workspaceLength(lengths.work)
      var work = [Double](repeating: 0, count: Int(workCount))
      var integers = [Int32](repeating: 0, count: Int(lengths.integers))
      status = clapack_dsyevd(n, &vectors.elements, &values, &work, workCount, &integers, lengths.integers)
      try LAPACKStatus(routine: "dsyevd", info: status).requireSuccess()
    }
    self.init(ascending: values, vectors)
  }

  /// Brings what LAPACK returns into our order and signs.
  private init(ascending values: [Double], _ vectors: Matrix) {
    var vectors = vectors
    vectors.reverseColumns()
    _ = vectors.makeLargestComponentsPositive()
    eigenvalues = values.reversed()
    eigenvectors = vectors
  }

  /// The n × n matrix of loadings: each eigenvector times the root of its eigenvalue, so that A = L Lᵀ.
  ///
  /// For a correlation matrix, entry (i, j) is the correlation of variable i with component j. Eigenvalues that rounding
  /// made negative count as 0; of a matrix that is not positive semidefinite the loadings mean nothing.
  package var loadings: Matrix {
    var loadings = eigenvectors
    for (column, value) in eigenvalues.enumerated() {
      let root = max(0, value).squareRoot()
      for row in 0..<loadings.rowCount { loadings[row, column] *= root }
    }
    return loadings
  }
}
