import Foundation
import LinearAlgebra
import Testing

@Suite struct MatrixRefusalTests {
  @Test func raggedRowsAndColumns() {
    #expect(throws: LinearAlgebraError.rowLength(row: 1, length: 1, expected: 2)) {
      try Matrix(rows: [[1, 2], [3]])
    }
    #expect(throws: LinearAlgebraError.columnLength(column: 2, length: 3, expected: 1)) {
      try Matrix(columns: [[1], [2], [3, 4, 5]])
    }
  }

  @Test(arguments: [(2, 2), (-1, -3), (-1, 3), (Int.max, Int.max), (4, 1)])
  func entriesThatDoNotFitTheShape(m: Int, n: Int) {
    let shape = MatrixShape(rowCount: m, columnCount: n)
    #expect(throws: LinearAlgebraError.elementCount(3, shape: shape)) {
      try Matrix(rowCount: m, columnCount: n, elements: [1, 2, 3])
    }
  }

  @Test(arguments: [
    #"{"rowCount":2,"columnCount":2,"elements":[1,2,3]}"#, #"{"rowCount":-1,"columnCount":-1,"elements":[1]}"#,
  ])
  func aFileThatDoesNotFitTheShape(text: String) throws {
    let failure = try #require(throws: DecodingError.self) {
      try JSONDecoder().decode(Matrix.self, from: Data(text.utf8))
    }
    guard case .dataCorrupted(let context) = failure,
      case .elementCount = context.underlyingError as? LinearAlgebraError
    else {
      Issue.record("unexpected error: \(failure)")
      return
    }
  }
}
