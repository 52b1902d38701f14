import LinearAlgebra
import Testing

@Suite struct ColumnCovarianceRefusalTests {
  private let table = Matrix.identity(2)

  @Test func noRows() {
    #expect(throws: LinearAlgebraError.noRows) {
      try ColumnCovariance(ofColumnsOf: Matrix(rowCount: 0, columnCount: 2))
    }
  }

  @Test func badWeights() {
    #expect(throws: LinearAlgebraError.weightCount(3, expected: 2)) {
      try ColumnCovariance(ofColumnsOf: table, weights: [1, 2, 3])
    }
    for value in [-1, Double.infinity] {
      #expect(throws: LinearAlgebraError.badWeight(row: 1, value: value)) {
        try ColumnCovariance(ofColumnsOf: table, weights: [1, value])
      }
    }
    #expect(throws: LinearAlgebraError.allWeightsZero) {
      try ColumnCovariance(ofColumnsOf: table, weights: [0, 0])
    }
  }

  @Test(arguments: [1e308, 1e200]) func numbersThatOverflow(value: Double) throws {
    let table = try Matrix(columns: [[1, 2, 3], [value, -value, value]])
    #expect(throws: LinearAlgebraError.overflow(column: 1)) { try ColumnCovariance(ofColumnsOf: table) }
  }
}
