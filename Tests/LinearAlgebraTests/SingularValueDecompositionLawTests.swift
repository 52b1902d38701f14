import LinearAlgebra
import Provenance
import Testing

@Suite struct SingularValueDecompositionLawTests {
  @Test(arguments: seededShapes) func theMatrixIsPutTogetherAgain(m: Int, n: Int) throws {
    var generator = SeededGenerator(seed: 12, stream: UInt64(1_000 * m + n))
    try check(Matrix.normal(m, n, using: &generator), rank: min(m, n))
  }

  @Test(arguments: [(5, 5, 2), (40, 9, 3), (9, 40, 3), (70, 66, 10), (6, 6, 0)])
  func matricesOfLowRank(m: Int, n: Int, rank: Int) throws {
    var generator = SeededGenerator(seed: 13, stream: UInt64(1_000 * m + n))
    try check(Matrix.ofRank(rank, m, n, using: &generator), rank: rank)
  }

  private func check(_ matrix: Matrix, rank: Int) throws {
    let found = try SingularValueDecomposition(matrix)
    let (m, n) = (matrix.rowCount, matrix.columnCount)
    let k = min(m, n)
    #expect(found.leftVectors.shape == MatrixShape(rowCount: m, columnCount: k))
    #expect(found.rightVectors.shape == MatrixShape(rowCount: n, columnCount: k))
    let scaled = try found.leftVectors.multiplied(by: .diagonal(found.singularValues))
    let again = try scaled.multiplied(by: found.rightVectors, transposingOther: true)
    let tolerance = 1e-13 * Double(max(m, n) + 1)
    #expect(again.distance(to: matrix) <= tolerance * (1 + matrix.magnitude))
    #expect(try found.leftVectors.gramMatrix().distance(to: .identity(k)) <= tolerance)
    #expect(try found.rightVectors.gramMatrix().distance(to: .identity(k)) <= tolerance)
    #expect(found.singularValues == found.singularValues.sorted(by: >))
    #expect(found.singularValues.allSatisfy { $0 >= 0 })
    #expect(try found.rank() == rank)
  }

  @Test(arguments: [(1, 1), (5, 3), (50, 9), (9, 50)]) func transposingExchangesTheSides(m: Int, n: Int) throws {
    var generator = SeededGenerator(seed: 14, stream: UInt64(1_000 * m + n))
    let matrix = Matrix.normal(m, n, using: &generator)
    let found = try SingularValueDecomposition(matrix)
    let turned = try SingularValueDecomposition(matrix.transposed)
    #expect(distance(found.singularValues, turned.singularValues) <= 1e-12)
    // The signs are decided on the right side, which is another side for the transposed matrix.
    for column in 0..<min(m, n) {
      let left = turned.leftVectors.column(column)
      let right = found.rightVectors.column(column)
      #expect(min(distance(left, right), distance(left.map { -$0 }, right)) <= 1e-9)
    }
  }

  @Test(arguments: [(5, 3), (50, 9), (200, 20)]) func rightVectorsAreEigenvectorsSignsIncluded(m: Int, n: Int) throws {
    var generator = SeededGenerator(seed: 15, stream: UInt64(1_000 * m + n))
    let matrix = Matrix.normal(m, n, using: &generator)
    let found = try SingularValueDecomposition(matrix)
    let eigen = try SymmetricEigendecomposition(matrix.gramMatrix())
    #expect(distance(found.singularValues.map { $0 * $0 }, eigen.eigenvalues) <= 1e-13 * Double(m * n))
    #expect(found.rightVectors.distance(to: eigen.eigenvectors) <= 1e-9)
  }

  @Test func rankFollowsTheTolerance() throws {
    let found = try SingularValueDecomposition(.diagonal([1, 1e-3, 1e-9, 0]))
    #expect(try found.rank() == 3)
    #expect(try found.rank(tolerance: 1e-6) == 2)
    #expect(try found.rank(tolerance: 0.5) == 1)
    #expect(try found.rank(tolerance: 0) == 3)
    #expect(try SingularValueDecomposition(Matrix(rowCount: 3, columnCount: 2)).rank() == 0)
  }
}
