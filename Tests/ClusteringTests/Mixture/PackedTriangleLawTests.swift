import Provenance
import Testing

@testable import Clustering

/// The small matrices of a component.
@Suite struct PackedTriangleLawTests {
  /// A seeded matrix A Aᵀ with A of the given rank.
  private func matrix(order: Int, rank: Int) -> [Double] {
    var generator = SeededGenerator(seed: 81, stream: UInt64(order * 100 + rank))
    let factor = (0..<order * rank).map { _ in generator.nextNormal() }
    return (0..<order).flatMap { row in
      (0...row).map { column in (0..<rank).reduce(0) { $0 + factor[row * rank + $1] * factor[column * rank + $1] } }
    }
  }

  private func isClose(_ left: [Double], _ right: [Double], _ tolerance: Double) -> Bool {
    zip(left, right).allSatisfy { abs($0 - $1) <= tolerance }
  }

  @Test(arguments: [1, 2, 3, 9, 20]) func choleskyAndItsInverse(order: Int) throws {
    let matrix = matrix(order: order, rank: order + 3)
    let root = try #require(PackedTriangle.cholesky(matrix, order: order))
    let inverse = PackedTriangle.inverse(root, order: order)
    func element(_ triangle: [Double], _ row: Int, _ column: Int) -> Double {
      column <= row ? triangle[PackedTriangle.place(row, column)] : 0
    }
    for row in 0..<order {
      for column in 0...row {
        let product = (0..<order).reduce(0) { $0 + element(root, row, $1) * element(root, column, $1) }
        #expect(abs(product - matrix[PackedTriangle.place(row, column)]) < 1e-11)
        let identity = (0..<order).reduce(0) { $0 + element(root, row, $1) * element(inverse, $1, column) }
        #expect(abs(identity - (row == column ? 1 : 0)) < 1e-9)
      }
    }
  }

  @Test func choleskyRefusesWhatIsNotPositiveDefinite() {
    #expect(PackedTriangle.cholesky([1, 2, 1], order: 2) == nil)
    #expect(PackedTriangle.cholesky([0], order: 1) == nil)
    #expect(PackedTriangle.cholesky([.nan], order: 1) == nil)
    #expect(PackedTriangle.cholesky([.infinity], order: 1) == nil)
  }

  @Test(arguments: [(1, 1), (2, 2), (5, 5), (9, 4), (20, 20)]) func eigensystem(order: Int, rank: Int) {
    let matrix = matrix(order: order, rank: rank)
    let system = PackedTriangle.eigensystem(matrix, order: order)
    let scale = system.values.map(abs).max()!
    for index in 0..<order {
      let vector = (0..<order).map { system.vectors[index * order + $0] }
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-13)
      for row in 0..<order {
        let image = (0..<order).reduce(0) { $0 + matrix[PackedTriangle.place(row, $1)] * vector[$1] }
        #expect(abs(image - system.values[index] * vector[row]) < 1e-13 * scale * Double(order))
      }
    }
    #expect(system.values.count { $0 > 1e-10 * scale } == rank)
  }

  /// What is above the floor stays as it is, bit for bit; what is not is raised to it in its own direction.
  @Test func raised() {
    let full = matrix(order: 4, rank: 8)
    let kept = PackedTriangle.raised(full, order: 4, floor: 1e-6)
    #expect(kept.matrix == full && !kept.isRaised)
    let flat = matrix(order: 4, rank: 2)
    let result = PackedTriangle.raised(flat, order: 4, floor: 0.01)
    #expect(result.isRaised)
    let before = PackedTriangle.eigensystem(flat, order: 4).values.sorted()
    let after = PackedTriangle.eigensystem(result.matrix, order: 4).values.sorted()
    #expect(isClose(after, before.map { max($0, 0.01) }, 1e-12))
    let single = PackedTriangle.raised([1e-9], order: 1, floor: 0.5)
    #expect(single.matrix == [0.5] && single.isRaised)
  }

  /// Numbers that are none end it too.
  @Test func notNumbers() {
    let result = PackedTriangle.raised([.nan, .nan, .nan], order: 2, floor: 0.5)
    #expect(result.isRaised)
  }
}
