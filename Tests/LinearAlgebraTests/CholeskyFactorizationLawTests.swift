import Foundation
import LinearAlgebra
import Provenance
import Testing

@Suite struct CholeskyFactorizationLawTests {
  @Test(arguments: seededOrders) func theFactorMultipliesToTheMatrix(order: Int) throws {
    var generator = SeededGenerator(seed: 16, stream: UInt64(order))
    let matrix = try Matrix.positiveDefinite(order, using: &generator)
    let factor = try CholeskyFactorization(matrix).lowerFactor
    let again = try factor.multiplied(by: factor, transposingOther: true)
    #expect(again.distance(to: matrix) <= 1e-14 * Double(order + 1) * (1 + matrix.magnitude))
    for column in 0..<order {
      #expect(factor[column, column] > 0)
      for row in 0..<column { #expect(factor[row, column] == 0) }
    }
  }

  @Test(arguments: seededOrders) func solutionsSolve(order: Int) throws {
    var generator = SeededGenerator(seed: 17, stream: UInt64(order))
    let matrix = try Matrix.positiveDefinite(order, using: &generator)
    let factorization = try CholeskyFactorization(matrix)
    let sides = Matrix.normal(order, 3, using: &generator)
    let tolerance = 1e-12 * Double(order + 1)
    let solution = try factorization.solve(sides)
    #expect(try matrix.multiplied(by: solution).distance(to: sides) <= tolerance)
    #expect(distance(try factorization.solve(sides.column(1)), solution.column(1)) <= tolerance)
    let inverse = try factorization.inverse()
    #expect(inverse == inverse.transposed)
    #expect(try matrix.multiplied(by: inverse).distance(to: .identity(order)) <= tolerance)
    let white = try factorization.whitened(sides)
    #expect(try factorization.lowerFactor.multiplied(by: white).distance(to: sides) <= tolerance)
    #expect(distance(try factorization.whitened(sides.column(2)), white.column(2)) <= tolerance)
  }

  @Test(arguments: seededOrders) func theLogDeterminantIsTheSumOfTheLogEigenvalues(order: Int) throws {
    var generator = SeededGenerator(seed: 18, stream: UInt64(order))
    let matrix = try Matrix.positiveDefinite(order, using: &generator)
    let expected = try SymmetricEigendecomposition(matrix).eigenvalues.reduce(0) { $0 + log($1) }
    #expect(abs(try CholeskyFactorization(matrix).logDeterminant - expected) <= 1e-11 * Double(order + 1))
  }

  @Test func aDeterminantBeyondTheRangeOfNumbers() throws {
    let factorization = try CholeskyFactorization(.diagonal(Array(repeating: 1e-300, count: 10)))
    #expect(abs(factorization.logDeterminant - 10 * log(1e-300)) <= 1e-9)
  }

  /// The factor of Pascal's symmetric matrix C(i + j, i) is Pascal's triangle, and its determinant is 1.
  @Test func pascal() throws {
    let order = 12
    var triangle = Matrix(rowCount: order, columnCount: order)
    var symmetric = Matrix(rowCount: order, columnCount: order, repeating: 1)
    for row in 0..<order {
      for column in 0...row {
        triangle[row, column] = column == 0 ? 1 : triangle[row - 1, column - 1] + triangle[row - 1, column]
      }
    }
    for row in 1..<order {
      for column in 1..<order { symmetric[row, column] = symmetric[row - 1, column] + symmetric[row, column - 1] }
    }
    let factorization = try CholeskyFactorization(symmetric)
    #expect(factorization.lowerFactor == triangle)
    #expect(factorization.logDeterminant == 0)
  }

  @Test func nothingAndOneNumber() throws {
    let nothing = try CholeskyFactorization(Matrix(rowCount: 0, columnCount: 0))
    #expect(nothing.logDeterminant == 0)
    #expect(try nothing.inverse() == Matrix(rowCount: 0, columnCount: 0))
    #expect(try nothing.solve([]).isEmpty)
    let one = try CholeskyFactorization(Matrix(rows: [[4]]))
    #expect(one.lowerFactor == (try Matrix(rows: [[2]])))
    #expect(try one.inverse() == Matrix(rows: [[0.25]]))
    #expect(try one.solve([8]) == [2])
    #expect(try one.whitened([8]) == [4])
    #expect(try one.solve(Matrix(rowCount: 1, columnCount: 0)) == Matrix(rowCount: 1, columnCount: 0))
  }
}
