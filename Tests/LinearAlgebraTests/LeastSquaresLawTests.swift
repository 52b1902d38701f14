import LinearAlgebra
import Provenance
import Testing

@Suite struct LeastSquaresLawTests {
  @Test(arguments: seededShapes) func residualsAreOrthogonalToTheDesign(m: Int, n: Int) throws {
    var generator = SeededGenerator(seed: 19, stream: UInt64(1_000 * m + n))
    try check(Matrix.normal(m, n, using: &generator), rank: min(m, n), &generator)
  }

  @Test(arguments: [(5, 5, 2), (40, 9, 3), (9, 40, 3), (66, 70, 10), (6, 6, 0)])
  func designsOfLowRank(m: Int, n: Int, rank: Int) throws {
    var generator = SeededGenerator(seed: 20, stream: UInt64(1_000 * m + n))
    try check(Matrix.ofRank(rank, m, n, using: &generator), rank: rank, &generator)
  }

  private func check(_ design: Matrix, rank: Int, _ generator: inout SeededGenerator) throws {
    let responses = Matrix.normal(design.rowCount, 3, using: &generator)
    let found = try LeastSquares(design: design, responses: responses)
    let tolerance = 1e-11 * Double(max(design.rowCount, design.columnCount) + 1)
    let normal = try design.multiplied(by: found.residuals, transposingSelf: true)
    #expect(normal.magnitude <= tolerance)
    #expect(found.rank == rank)
    // The minimum-norm solution is A⁺ B = V Σ⁺ Uᵀ B.
    let parts = try SingularValueDecomposition(design)
    let inverses = parts.singularValues.enumerated().map { $0.offset < rank ? 1 / $0.element : 0 }
    let projected = try parts.leftVectors.multiplied(by: responses, transposingSelf: true)
    let expected = try parts.rightVectors.multiplied(by: .diagonal(inverses)).multiplied(by: projected)
    #expect(found.coefficients.distance(to: expected) <= tolerance * (1 + expected.magnitude))
    #expect(distance(found.singularValues, parts.singularValues) <= tolerance)
    for column in 0..<3 {
      let alone = try LeastSquares(design: design, response: responses.column(column))
      #expect(distance(alone.coefficients.elements, found.coefficients.column(column)) <= tolerance)
      let sum = alone.residuals.elements.reduce(0) { $0 + $1 * $1 }
      #expect(distance(alone.residualSumsOfSquares, [sum]) <= tolerance)
      #expect(abs(found.residualSumsOfSquares[column] - sum) <= tolerance)
    }
  }

  @Test func aLineByHand() throws {
    // Through (0, 1), (1, 3), (2, 4): the line 7/6 + 3/2 x, residuals −1/6, 1/3, −1/6.
    let found = try LeastSquares(design: Matrix(columns: [[1, 1, 1], [0, 1, 2]]), response: [1, 3, 4])
    #expect(distance(found.coefficients.elements, [7.0 / 6, 1.5]) <= 1e-14)
    #expect(distance(found.residualSumsOfSquares, [1.0 / 6]) <= 1e-14)
    #expect(found.rank == 2)
  }

  @Test func collinearColumnsShareTheirEffect() throws {
    let found = try LeastSquares(design: Matrix(columns: [[1, 2, 3], [1, 2, 3]]), response: [2, 4, 6])
    #expect(distance(found.coefficients.elements, [1, 1]) <= 1e-14)
    #expect(found.rank == 1)
  }

  @Test func theToleranceDecidesTheRank() throws {
    let design = Matrix.diagonal([1, 1e-6])
    #expect(try LeastSquares(design: design, response: [1, 1]).rank == 2)
    let coarse = try LeastSquares(design: design, response: [1, 1], tolerance: 1e-3)
    #expect(coarse.rank == 1)
    #expect(distance(coarse.coefficients.elements, [1, 0]) <= 1e-14)
    #expect(distance(coarse.residualSumsOfSquares, [1]) <= 1e-14)
  }

  @Test func nothingToExplainOrToExplainWith() throws {
    let none = try LeastSquares(design: Matrix(rowCount: 3, columnCount: 0), response: [1, 2, 2])
    #expect(none.coefficients.elements.isEmpty && none.rank == 0)
    #expect(none.residualSumsOfSquares == [9])
    let empty = try LeastSquares(design: Matrix(rowCount: 0, columnCount: 2), response: [])
    #expect(empty.coefficients.elements == [0, 0] && empty.residualSumsOfSquares == [0])
    let unasked = try LeastSquares(design: .identity(2), responses: Matrix(rowCount: 2, columnCount: 0))
    #expect(unasked.coefficients.elements.isEmpty && unasked.rank == 2)
    let zeros = try LeastSquares(design: Matrix(rowCount: 2, columnCount: 2), response: [3, 4])
    #expect(zeros.coefficients.elements == [0, 0] && zeros.rank == 0 && zeros.residualSumsOfSquares == [25])
  }
}
