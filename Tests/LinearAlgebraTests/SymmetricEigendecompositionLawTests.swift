import LinearAlgebra
import Provenance
import Testing

@Suite struct SymmetricEigendecompositionLawTests {
  @Test(arguments: seededOrders) func theMatrixIsPutTogetherAgain(order: Int) throws {
    var generator = SeededGenerator(seed: 5, stream: UInt64(order))
    let matrix = Matrix.symmetric(order, using: &generator)
    let found = try SymmetricEigendecomposition(matrix)
    let vectors = found.eigenvectors
    let again = try vectors.multiplied(by: .diagonal(found.eigenvalues)).multiplied(by: vectors, transposingOther: true)
    let tolerance = 1e-13 * Double(order + 1)
    #expect(again.distance(to: matrix) <= tolerance)
    #expect(try vectors.gramMatrix().distance(to: .identity(order)) <= tolerance)
    #expect(found.eigenvalues == found.eigenvalues.sorted(by: >))
    let trace = matrix.diagonal.reduce(0, +)
    #expect(abs(found.eigenvalues.reduce(0, +) - trace) <= tolerance * Double(order + 1))
  }

  @Test(arguments: seededOrders) func theLargestComponentIsPositive(order: Int) throws {
    var generator = SeededGenerator(seed: 6, stream: UInt64(order))
    let vectors = try SymmetricEigendecomposition(.symmetric(order, using: &generator)).eigenvectors
    for column in 0..<order {
      let values = vectors.column(column)
      let smallest = try #require(values.min())
      let largest = try #require(values.max())
      #expect(largest > 0 && largest >= -smallest * (1 - 1e-8))
    }
  }

  @Test(arguments: [1, 2, 9, 33]) func turningTheMatrixOverTurnsTheOrderAround(order: Int) throws {
    var generator = SeededGenerator(seed: 7, stream: UInt64(order))
    let matrix = Matrix.symmetric(order, using: &generator)
    var negative = matrix
    for row in 0..<order { for column in 0..<order { negative[row, column].negate() } }
    let found = try SymmetricEigendecomposition(matrix)
    let turned = try SymmetricEigendecomposition(negative)
    #expect(distance(turned.eigenvalues, found.eigenvalues.reversed().map { -$0 }) <= 1e-12)
    // Same vectors, same signs: the sign convention leaves one answer.
    for column in 0..<order {
      let other = turned.eigenvectors.column(order - 1 - column)
      #expect(distance(found.eigenvectors.column(column), other) <= 1e-9)
    }
  }

  @Test(arguments: [1, 4, 9, 40]) func loadingsGiveTheMatrixBack(order: Int) throws {
    var generator = SeededGenerator(seed: 8, stream: UInt64(order))
    let matrix = try Matrix.positiveDefinite(order, using: &generator)
    let loadings = try SymmetricEigendecomposition(matrix).loadings
    let again = try loadings.multiplied(by: loadings, transposingOther: true)
    #expect(again.distance(to: matrix) <= 1e-13 * Double(order) * matrix.magnitude)
  }

  @Test func scalingTheMatrixScalesTheEigenvalues() throws {
    var generator = SeededGenerator(seed: 9)
    let matrix = Matrix.symmetric(12, using: &generator)
    let found = try SymmetricEigendecomposition(matrix)
    for scale in [1e-150, 1e-3, 1e150] {
      var scaled = matrix
      for row in 0..<12 { for column in 0..<12 { scaled[row, column] *= scale } }
      let other = try SymmetricEigendecomposition(scaled)
      #expect(distance(other.eigenvalues.map { $0 / scale }, found.eigenvalues) <= 1e-12)
      #expect(other.eigenvectors.distance(to: found.eigenvectors) <= 1e-10)
    }
  }
}
