import LinearAlgebra
import Testing

/// The worked example of Golub, Reinsch (1970), Singular value decomposition and least squares solutions, Numerische
/// Mathematik 14, 403-420, doi:10.1007/BF02163027: an 8 × 5 matrix of rank 3 and three right sides.
@Suite struct GolubReinschPaperTests {
  private let rows: [[Double]] = [
    [22, 10, 2, 3, 7], [14, 7, 10, 0, 8], [-1, 13, -1, -11, 3], [-3, -2, 13, -2, 4], [9, 8, 1, -2, 4],
    [9, 1, -7, 5, -1], [2, -6, 6, 5, 1], [4, 5, 0, -2, 2],
  ]
  private let sides: [[Double]] = [
    [-1, 1, 0], [2, -1, 1], [1, 10, 11], [4, 0, 4], [0, -6, -6], [-3, 6, 3], [1, 11, 12], [0, -5, -5],
  ]

  @Test func singularValues() throws {
    let found = try SingularValueDecomposition(Matrix(rows: rows))
    let expected = [Double(1_248).squareRoot(), 20, Double(384).squareRoot(), 0, 0]
    #expect(distance(found.singularValues, expected) <= 1e-13)
    #expect(try found.rank() == 3)
  }

  @Test func leastSquares() throws {
    let found = try LeastSquares(design: Matrix(rows: rows), responses: Matrix(rows: sides))
    let solution = [-1.0 / 12, 0, 1.0 / 4, -1.0 / 12, 1.0 / 12]
    #expect(found.rank == 3)
    #expect(distance(found.coefficients.column(0), solution) <= 1e-14)
    #expect(distance(found.coefficients.column(1), [0, 0, 0, 0, 0]) <= 1e-14)
    #expect(distance(found.coefficients.column(2), solution) <= 1e-14)
  }
}
