import LinearAlgebra
import Provenance
import Testing

@Suite struct MatrixProductLawTests {
  /// The definition of the product, term by term.
  private func plainProduct(_ left: Matrix, _ right: Matrix) -> Matrix {
    var product = Matrix(rowCount: left.rowCount, columnCount: right.columnCount)
    for column in 0..<right.columnCount {
      for row in 0..<left.rowCount {
        product[row, column] = (0..<left.columnCount).reduce(0) { $0 + left[row, $1] * right[$1, column] }
      }
    }
    return product
  }

  @Test func aProductByHand() throws {
    let left = try Matrix(rows: [[1, 2], [3, 4], [5, 6]])
    let right = try Matrix(rows: [[7, 8, 9], [10, 11, 12]])
    #expect(try left.multiplied(by: right) == Matrix(rows: [[27, 30, 33], [61, 68, 75], [95, 106, 117]]))
    #expect(try left.multiplied(by: [1, -1]) == [-1, -1, -1])
    #expect(try left.multiplied(by: [1, 0, -1], transposingSelf: true) == [-4, -4])
    #expect(try left.gramMatrix() == Matrix(rows: [[35, 44], [44, 56]]))
  }

  @Test(arguments: [(0, 0, 0), (0, 2, 3), (2, 0, 3), (2, 3, 0), (1, 1, 1), (5, 4, 3), (33, 65, 40), (1, 90, 2)])
  func everyTranspositionAgreesWithTheDefinition(m: Int, k: Int, n: Int) throws {
    var generator = SeededGenerator(seed: 3, stream: UInt64(10_000 * m + 100 * k + n))
    let left = Matrix.normal(m, k, using: &generator)
    let right = Matrix.normal(k, n, using: &generator)
    let expected = plainProduct(left, right)
    // Rounding: at most k terms of size about 1 each, so k · 2⁻⁵² times a small factor.
    let tolerance = 1e-14 * Double(k + 1)
    let (leftT, rightT) = (left.transposed, right.transposed)
    #expect(try left.multiplied(by: right).distance(to: expected) <= tolerance)
    #expect(try leftT.multiplied(by: right, transposingSelf: true).distance(to: expected) <= tolerance)
    #expect(try left.multiplied(by: rightT, transposingOther: true).distance(to: expected) <= tolerance)
    let both = try leftT.multiplied(by: rightT, transposingSelf: true, transposingOther: true)
    #expect(both.distance(to: expected) <= tolerance)
    for column in 0..<n {
      let vector = right.column(column)
      #expect(distance(try left.multiplied(by: vector), expected.column(column)) <= tolerance)
      #expect(distance(try leftT.multiplied(by: vector, transposingSelf: true), expected.column(column)) <= tolerance)
    }
  }

  @Test(arguments: seededShapes) func theGramMatrixIsTheProductWithItself(m: Int, n: Int) throws {
    var generator = SeededGenerator(seed: 4, stream: UInt64(1_000 * m + n))
    let matrix = Matrix.normal(m, n, using: &generator)
    let gram = try matrix.gramMatrix()
    #expect(gram == gram.transposed)
    #expect(gram.distance(to: plainProduct(matrix.transposed, matrix)) <= 1e-14 * Double(m + 1))
  }

  @Test func whatIsNotFiniteIsCarriedAlong() throws {
    let matrix = try Matrix(rows: [[.nan, 1], [2, .infinity]])
    let product = try matrix.multiplied(by: Matrix(rows: [[1], [1]]))
    #expect(product[0, 0].isNaN && product[1, 0] == .infinity)
  }
}
