/// What the factorisations ask of a matrix before LAPACK sees it: on NaN some of its routines never return, and on an
/// illegal argument the reference library ends the process.
extension Matrix {
  /// The largest number that the 32-bit integers of BLAS and LAPACK hold.
  static let dimensionLimit = Int(Int32.max)

  /// A dimension in the integer type of BLAS and LAPACK.
  static func blasInteger(_ dimension: Int, limit: Int = dimensionLimit) throws(LinearAlgebraError) -> Int32 {
    guard dimension <= limit else { throw .tooLarge(dimension: dimension, limit: limit) }
    return Int32(dimension)
  }

  /// The number of rows in memory as BLAS wants it, which is never 0.
  var leadingDimension: Int32 { Int32(max(1, rowCount)) }

  func requireFinite() throws(LinearAlgebraError) {
    // A sum of terms x − x is 0 or NaN: one branch for the whole matrix instead of one for each entry.
    var probe = 0.0
    for value in elements { probe += value - value }
    guard probe != 0 else { return }
    for (index, value) in elements.enumerated() where !value.isFinite {
      throw .notFinite(row: index % rowCount, column: index / rowCount, value: value)
    }
  }

  func requireSquare() throws(LinearAlgebraError) {
    guard isSquare else { throw .notSquare(shape) }
  }

  /// Square, finite and symmetric up to rounding: |aᵢⱼ − aⱼᵢ| ≤ 10⁻¹⁰ max|a|.
  func requireSymmetric() throws(LinearAlgebraError) {
    try requireSquare()
    try requireFinite()
    let bound = 1e-10 * elements.reduce(0) { max($0, abs($1)) }
    for column in 0..<columnCount {
      for row in (column + 1)..<max(column + 1, rowCount) {
        let value = elements[column * rowCount + row]
        let mirrored = elements[row * rowCount + column]
        // Halves, because the difference of two huge numbers of unlike sign is infinite.
        guard abs(value / 2 - mirrored / 2) <= bound / 2 else {
          throw .notSymmetric(row: row, column: column, value: value, mirrored: mirrored)
        }
      }
    }
  }
}
