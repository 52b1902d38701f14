import LinearAlgebra
import Testing

@Suite struct SymmetricEigendecompositionDegenerateTests {
  @Test func nothing() throws {
    let found = try SymmetricEigendecomposition(Matrix(rowCount: 0, columnCount: 0))
    #expect(found.eigenvalues.isEmpty && found.eigenvectors == Matrix(rowCount: 0, columnCount: 0))
  }

  @Test(arguments: [-3.0, 0, 5]) func oneNumber(value: Double) throws {
    let found = try SymmetricEigendecomposition(Matrix(rows: [[value]]))
    #expect(found.eigenvalues == [value] && found.eigenvectors == .identity(1))
    #expect(found.loadings[0, 0] == max(0, value).squareRoot())
  }

  @Test func zerosHaveZeroEigenvalues() throws {
    let found = try SymmetricEigendecomposition(Matrix(rowCount: 4, columnCount: 4))
    #expect(found.eigenvalues == [0, 0, 0, 0])
    #expect(try found.eigenvectors.gramMatrix() == .identity(4))
  }

  @Test func aSingularMatrixHasItsRank() throws {
    let found = try SymmetricEigendecomposition(Matrix(rowCount: 5, columnCount: 5, repeating: 1))
    #expect(distance(found.eigenvalues, [5, 0, 0, 0, 0]) <= 1e-14)
    #expect(distance(found.eigenvectors.column(0), Array(repeating: 0.2.squareRoot(), count: 5)) <= 1e-14)
  }

  /// Correlations of ties: (1, −1)/√2 and its negative are the same vector, and rounding must not choose.
  @Test(arguments: [0.5, -0.5, 1e-9, 0.999999]) func twoVariables(correlation: Double) throws {
    let found = try SymmetricEigendecomposition(Matrix(rows: [[1, correlation], [correlation, 1]]))
    let root = 0.5.squareRoot()
    let vectors = correlation > 0 ? [root, root, root, -root] : [root, -root, root, root]
    #expect(distance(found.eigenvalues, [1 + abs(correlation), 1 - abs(correlation)]) <= 1e-15)
    #expect(distance(found.eigenvectors.elements, vectors) <= 1e-7)
  }

  @Test func asymmetryOfRoundingIsForgiven() throws {
    let found = try SymmetricEigendecomposition(Matrix(rows: [[1, 0.5 + 1e-12], [0.5, 1]]))
    #expect(distance(found.eigenvalues, [1.5, 0.5]) <= 1e-15)
  }
}
