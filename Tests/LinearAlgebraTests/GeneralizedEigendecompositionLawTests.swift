import LinearAlgebra
import Provenance
import Testing

@Suite struct GeneralizedEigendecompositionLawTests {
  @Test(arguments: seededOrders) func bothMatricesBecomeDiagonal(order: Int) throws {
    var generator = SeededGenerator(seed: 10, stream: UInt64(order))
    let matrix = Matrix.symmetric(order, using: &generator)
    let metric = try Matrix.positiveDefinite(order, using: &generator)
    let found = try GeneralizedEigendecomposition(matrix, metric: metric)
    let vectors = found.eigenvectors
    let tolerance = 1e-11 * Double(order + 1)
    let inMetric = try vectors.multiplied(by: metric.multiplied(by: vectors), transposingSelf: true)
    #expect(inMetric.distance(to: .identity(order)) <= tolerance)
    let inMatrix = try vectors.multiplied(by: matrix.multiplied(by: vectors), transposingSelf: true)
    #expect(inMatrix.distance(to: .diagonal(found.eigenvalues)) <= tolerance)
    #expect(found.eigenvalues == found.eigenvalues.sorted(by: >))
    for column in 0..<order {
      let values = vectors.column(column)
      #expect(try #require(values.max()) >= -(try #require(values.min())) * (1 - 1e-8))
    }
  }

  @Test(arguments: [0, 1, 9, 33]) func withTheIdentityItIsTheOrdinaryProblem(order: Int) throws {
    var generator = SeededGenerator(seed: 11, stream: UInt64(order))
    let matrix = Matrix.symmetric(order, using: &generator)
    let found = try GeneralizedEigendecomposition(matrix, metric: .identity(order))
    let ordinary = try SymmetricEigendecomposition(matrix)
    #expect(distance(found.eigenvalues, ordinary.eigenvalues) <= 1e-12)
    #expect(found.eigenvectors.distance(to: ordinary.eigenvectors) <= 1e-9)
  }

  /// det(A − λB) = (2 − λ)(8 − 4λ) − 4 = 4λ² − 16λ + 12, so λ = 3 and 1.
  @Test func aPairByHand() throws {
    let found = try GeneralizedEigendecomposition(Matrix(rows: [[2, 2], [2, 8]]), metric: .diagonal([1, 4]))
    #expect(distance(found.eigenvalues, [3, 1]) <= 1e-14)
    let root = 0.5.squareRoot()
    #expect(distance(found.eigenvectors.elements, [root, root / 2, root, -root / 2]) <= 1e-14)
  }
}
