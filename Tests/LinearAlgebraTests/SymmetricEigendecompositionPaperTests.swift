import LinearAlgebra
import Testing

@Suite struct SymmetricEigendecompositionPaperTests {
  /// Rosser, Lanczos, Hestenes, Karush (1951), Separation of close eigenvalues of a real symmetric matrix, Journal of
  /// Research of the National Bureau of Standards 47, 291: a double eigenvalue, a close pair, a zero and opposite ones.
  @Test func rosser() throws {
    let matrix = try Matrix(rows: [
      [611, 196, -192, 407, -8, -52, -49, 29],
      [196, 899, 113, -192, -71, -43, -8, -44],
      [-192, 113, 899, 196, 61, 49, 8, 52],
      [407, -192, 196, 611, 8, 44, 59, -23],
      [-8, -71, 61, 8, 411, -599, 208, 208],
      [-52, -43, 49, 44, -599, 411, 208, 208],
      [-49, -8, 8, 59, 208, 208, 99, -911],
      [29, -44, 52, -23, 208, 208, -911, 99],
    ])
    let large = 10 * 10_405.0.squareRoot()
    let pair = 100 * 26.0.squareRoot()
    let expected = [large, 1_020, 510 + pair, 1_000, 1_000, 510 - pair, 0, -large]
    #expect(distance(try SymmetricEigendecomposition(matrix).eigenvalues, expected) <= 1e-10)
  }

  /// The second-difference matrix: λⱼ = 2 − 2 cos(jπ / (n + 1)); Smith (1985), Numerical Solution of Partial Differential
  /// Equations, 3rd ed., p. 154. For n = 3 that is 2 ± √2 and 2, with vectors in closed form.
  @Test func secondDifferences() throws {
    let found = try SymmetricEigendecomposition(Matrix(rows: [[2, -1, 0], [-1, 2, -1], [0, -1, 2]]))
    let root = 2.0.squareRoot()
    #expect(distance(found.eigenvalues, [2 + root, 2, 2 - root]) <= 1e-14)
    #expect(distance(found.eigenvectors.column(0), [-0.5, root / 2, -0.5]) <= 1e-14)
    // Two components are equally large: the first one is positive.
    #expect(distance(found.eigenvectors.column(1), [root / 2, 0, -root / 2]) <= 1e-14)
    #expect(distance(found.eigenvectors.column(2), [0.5, root / 2, 0.5]) <= 1e-14)
  }
}
