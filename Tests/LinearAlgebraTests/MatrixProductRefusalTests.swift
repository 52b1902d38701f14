import LinearAlgebra
import Testing

@Suite struct MatrixProductRefusalTests {
  private let wide = Matrix(rowCount: 2, columnCount: 3)

  @Test func shapesThatDoNotFit() {
    let shape = MatrixShape(rowCount: 2, columnCount: 3)
    let turned = MatrixShape(rowCount: 3, columnCount: 2)
    #expect(throws: LinearAlgebraError.shapes(left: shape, right: shape, operation: "a product")) {
      try wide.multiplied(by: wide)
    }
    #expect(throws: LinearAlgebraError.shapes(left: turned, right: turned, operation: "a product")) {
      try wide.multiplied(by: wide, transposingSelf: true, transposingOther: true)
    }
  }

  @Test func vectorsThatDoNotFit() {
    let operation = "a product with a matrix of 2 × 3"
    #expect(throws: LinearAlgebraError.vectorLength(2, expected: 3, operation: operation)) {
      try wide.multiplied(by: [1, 2])
    }
    #expect(throws: LinearAlgebraError.vectorLength(3, expected: 2, operation: operation)) {
      try wide.multiplied(by: [1, 2, 3], transposingSelf: true)
    }
  }

  /// A matrix without rows takes no memory, however many columns it has.
  @Test func dimensionsBeyond32Bits() {
    let endless = Matrix(rowCount: 0, columnCount: 1 << 31)
    let error = LinearAlgebraError.tooLarge(dimension: 1 << 31, limit: (1 << 31) - 1)
    #expect(throws: error) { try endless.multiplied(by: endless, transposingOther: true) }
    #expect(throws: error) { try endless.multiplied(by: [], transposingSelf: true) }
    #expect(throws: error) { try SingularValueDecomposition(endless) }
    #expect(throws: error) { try CholeskyFactorization(endless) }
    #expect(throws: error) { try LeastSquares(design: endless, response: []) }
    #expect(throws: LinearAlgebraError.tooLarge(dimension: 1 << 31, limit: 32_766)) {
      try SymmetricEigendecomposition(endless)
    }
    #expect(throws: LinearAlgebraError.tooLarge(dimension: 1 << 31, limit: 32_766)) {
      try GeneralizedEigendecomposition(endless, metric: endless)
    }
  }
}
