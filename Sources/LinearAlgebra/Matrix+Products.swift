import CLinearAlgebra

extension Matrix {
  /// The product A·B, with either operand transposed on demand and without a copy (dgemm).
  ///
  /// Infinities and NaN are not refused: the product has NaN or infinities wherever they meet a number other than 0.
  /// A product over no terms (A has no columns) is a matrix of zeros.
  ///
  /// - Parameters:
  ///   - other: B.
  ///   - transposingSelf: Use Aᵀ in the place of A.
  ///   - transposingOther: Use Bᵀ in the place of B.
  /// - Returns: An m × n matrix, for an m × k and a k × n operand. O(m n k).
  /// - Throws: `shapes` when the inner dimensions differ; `tooLarge`.
  ///
  /// Source: Dongarra, Du Croz, Hammarling, Duff (1990), doi:10.1145/77626.79170.
  package func multiplied(
    by other: Matrix, transposingSelf: Bool = false, transposingOther: Bool = false
  ) throws(LinearAlgebraError) -> Matrix {
    let left = transposingSelf ? shape.transposed : shape
    let right = transposingOther ? other.shape.transposed : other.shape
    guard left.columnCount == right.rowCount else { throw .shapes(left: left, right: right, operation: "a product") }
    let m = try Matrix.blasInteger(left.rowCount)
    let n = try Matrix.blasInteger(right.columnCount)
    let k = try Matrix.blasInteger(left.columnCount)
    var product = Matrix(rowCount: left.rowCount, columnCount: right.columnCount)
    guard m > 0, n > 0, k > 0 else { return product }
    try BLASLibrary.prepare()
    pk_dgemm(
      transposingSelf ? CblasTrans : CblasNoTrans, transposingOther ? CblasTrans : CblasNoTrans, m, n, k, elements,
      leadingDimension, other.elements, other.leadingDimension, &product.elements, m)
    return product
  }

  /// The product A·x, or Aᵀ·x, of the matrix and a column vector (dgemv).
  ///
  /// - Parameters:
  ///   - vector: x, as many numbers as A has columns (Aᵀ: rows).
  ///   - transposingSelf: Use Aᵀ in the place of A.
  /// - Returns: As many numbers as A has rows (Aᵀ: columns). O(m n).
  /// - Throws: `vectorLength`, `tooLarge`.
  package func multiplied(by vector: [Double], transposingSelf: Bool = false) throws(LinearAlgebraError) -> [Double] {
    let inner = transposingSelf ? rowCount : columnCount
    guard vector.count == inner else {
      throw .vectorLength(vector.count, expected: inner, operation: "a product with a matrix of \(shape)")
    }
    let m = try Matrix.blasInteger(rowCount)
    let n = try Matrix.blasInteger(columnCount)
    var product = [Double](repeating: 0, count: transposingSelf ? columnCount : rowCount)
    guard m > 0, n > 0 else { return product }
    try BLASLibrary.prepare()
    pk_dgemv(transposingSelf ? CblasTrans : CblasNoTrans, m, n, elements, vector, &product)
    return product
  }

  /// The Gram matrix AᵀA, n × n and symmetric to the last bit (dsyrk). O(m n² / 2).
  ///
  /// - Throws: `tooLarge`.
  package func gramMatrix() throws(LinearAlgebraError) -> Matrix {
    var gram = Matrix(rowCount: columnCount, columnCount: columnCount)
    try gram.addGramMatrix(of: self)
    gram.mirrorLowerTriangle()
    return gram
  }

  /// Adds AᵀA to the lower triangle of this matrix, which has as many rows and columns as A has columns.
  mutating func addGramMatrix(of matrix: Matrix) throws(LinearAlgebraError) {
    let n = try Matrix.blasInteger(matrix.columnCount)
    let k = try Matrix.blasInteger(matrix.rowCount)
    guard n > 0, k > 0 else { return }
    try BLASLibrary.prepare()
    pk_dsyrk(n, k, matrix.elements, &elements)
  }
}

extension MatrixShape {
  /// The shape of the transposed matrix.
  var transposed: MatrixShape { MatrixShape(rowCount: columnCount, columnCount: rowCount) }
}
