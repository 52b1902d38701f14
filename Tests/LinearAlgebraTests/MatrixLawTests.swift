import Foundation
import LinearAlgebra
import Provenance
import Testing

@Suite struct MatrixLawTests {
  @Test func columnsAreContiguous() throws {
    let matrix = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.shape == MatrixShape(rowCount: 2, columnCount: 3))
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 0] == 4 && matrix[0, 2] == 3)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(1) == [2, 5])
    #expect(matrix.diagonal == [1, 5])
    #expect(matrix == (try Matrix(columns: [[1, 4], [2, 5], [3, 6]])))
    #expect(matrix == (try Matrix(rowCount: 2, columnCount: 3, elements: [1, 4, 2, 5, 3, 6])))
    #expect(matrix != (try Matrix(rowCount: 3, columnCount: 2, elements: [1, 4, 2, 5, 3, 6])))
    #expect(!matrix.isSquare && Matrix.identity(2).isSquare)
  }

  @Test func entriesCanBeChanged() {
    var matrix = Matrix(rowCount: 2, columnCount: 2, repeating: 7)
    let before = matrix
    matrix[0, 1] = -1
    #expect(matrix.elements == [7, 7, -1, 7])
    matrix.withUnsafeMutableElements { $0[0] = 3 }
    #expect(matrix.withUnsafeElements { Array($0) } == [3, 7, -1, 7])
    #expect(before.elements == [7, 7, 7, 7])
  }

  @Test func identityAndDiagonal() {
    #expect(Matrix.identity(2).elements == [1, 0, 0, 1])
    #expect(Matrix.diagonal([2, -3]).elements == [2, 0, 0, -3])
    #expect(Matrix.identity(0).elements.isEmpty)
  }

  @Test(arguments: seededShapes) func transposingExchangesRowsAndColumns(m: Int, n: Int) {
    var generator = SeededGenerator(seed: 1, stream: UInt64(1_000 * m + n))
    let matrix = Matrix.normal(m, n, using: &generator)
    let transposed = matrix.transposed
    #expect(transposed.shape == MatrixShape(rowCount: n, columnCount: m))
    for row in 0..<m { #expect(transposed.column(row) == matrix.row(row)) }
    #expect(transposed.transposed == matrix)
  }

  @Test(arguments: seededShapes) func whatIsEncodedIsDecoded(m: Int, n: Int) throws {
    var generator = SeededGenerator(seed: 2, stream: UInt64(1_000 * m + n))
    let matrix = Matrix.normal(m, n, using: &generator)
    #expect(try JSONDecoder().decode(Matrix.self, from: JSONEncoder().encode(matrix)) == matrix)
  }
}
