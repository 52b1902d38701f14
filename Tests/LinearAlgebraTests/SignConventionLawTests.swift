import Testing

@testable import LinearAlgebra

@Suite struct SignConventionLawTests {
  @Test func theLargestComponentDecides() throws {
    var matrix = try Matrix(columns: [[1, -2, 1], [-1, 2, 1], [0, 0, 0], [-1, -1, -1]])
    #expect(matrix.makeLargestComponentsPositive() == [true, false, false, true])
    #expect(matrix == (try Matrix(columns: [[-1, 2, -1], [-1, 2, 1], [0, 0, 0], [1, 1, 1]])))
  }

  /// Rounding makes one of two equal components the larger; the first decides all the same.
  @Test(arguments: [-1e-12, 0, 1e-12]) func ofEqualComponentsTheFirstDecides(rounding: Double) throws {
    var matrix = try Matrix(columns: [[-1 + rounding, 1], [1 + rounding, -1]])
    #expect(matrix.makeLargestComponentsPositive() == [true, false])
  }

  @Test(arguments: [0, 1, 2, 5]) func columnsAreReversed(count: Int) throws {
    var matrix = try Matrix(columns: (0..<count).map { [Double($0), -Double($0)] })
    matrix.reverseColumns()
    #expect(matrix == (try Matrix(columns: (0..<count).reversed().map { [Double($0), -Double($0)] })))
  }
}
