import LinearAlgebra
import Provenance

extension Matrix {
  /// A matrix of independent standard normal numbers.
  static func normal(_ rowCount: Int, _ columnCount: Int, using generator: inout SeededGenerator) -> Matrix {
    var matrix = Matrix(rowCount: rowCount, columnCount: columnCount)
    for column in 0..<columnCount { for row in 0..<rowCount { matrix[row, column] = generator.nextNormal() } }
    return matrix
  }

  /// A symmetric matrix of normal numbers.
  static func symmetric(_ order: Int, using generator: inout SeededGenerator) -> Matrix {
    var matrix = normal(order, order, using: &generator)
    for column in 0..<order { for row in 0..<column { matrix[row, column] = matrix[column, row] } }
    return matrix
  }

  /// A symmetric matrix with eigenvalues of at least 1.
  static func positiveDefinite(_ order: Int, using generator: inout SeededGenerator) throws -> Matrix {
    var matrix = try normal(order, order, using: &generator).gramMatrix()
    for index in 0..<order { matrix[index, index] += 1 }
    return matrix
  }

  /// A matrix of the given rank (at most m and n): the product of two thin ones.
  static func ofRank(
    _ rank: Int, _ rowCount: Int, _ columnCount: Int, using generator: inout SeededGenerator
  ) throws -> Matrix {
    let left = normal(rowCount, rank, using: &generator)
    return try left.multiplied(by: normal(rank, columnCount, using: &generator))
  }

  /// The largest absolute difference of two entries in the same place; infinite when the shapes differ.
  func distance(to other: Matrix) -> Double {
    guard shape == other.shape else { return .infinity }
    return LinearAlgebraTests.distance(elements, other.elements)
  }

  /// The largest absolute entry.
  var magnitude: Double { elements.reduce(0) { Swift.max($0, abs($1)) } }
}

/// The largest absolute difference of two numbers in the same place; infinite when the counts differ or a number is NaN.
func distance(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { largest, pair in
    let difference = abs(pair.0 - pair.1)
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}

/// Shapes with nothing in them, one number, tall, wide and square, on both sides of the block sizes of the libraries.
let seededShapes: [(Int, Int)] = [
  (0, 0), (0, 3), (3, 0), (1, 1), (1, 7), (7, 1), (2, 2), (5, 3), (3, 5), (33, 32), (64, 65), (200, 9), (9, 200),
  (120, 120),
]

/// Orders of square matrices, likewise.
let seededOrders = [0, 1, 2, 3, 9, 26, 33, 65, 120]
