import Provenance
import Testing

@Suite struct SeededGeneratorLawTests {
  @Test func streamsAreReproducibleAndDiffer() {
    var first = SeededGenerator(seed: 7, stream: 3)
    var again = SeededGenerator(seed: 7, stream: 3)
    var other = SeededGenerator(seed: 7, stream: 4)
    let numbers = (0..<64).map { _ in first.next() }
    #expect(numbers == (0..<64).map { _ in again.next() })
    #expect(Set(numbers).isDisjoint(with: (0..<64).map { _ in other.next() }))
  }

  /// Mean and variance of 200,000 draws lie within five standard errors of the law's.
  @Test func uniformAndNormalHaveTheirMoments() {
    var generator = SeededGenerator(seed: 1)
    let count = 200_000
    let uniform = (0..<count).map { _ in generator.nextUniform() }
    #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(uniform.reduce(0, +) / Double(count) - 0.5) < 5 * (1.0 / 12 / Double(count)).squareRoot())
    let normal = (0..<count).map { _ in generator.nextNormal() }
    #expect(abs(normal.reduce(0, +) / Double(count)) < 5 / Double(count).squareRoot())
    let variance = normal.reduce(0) { $0 + $1 * $1 } / Double(count)
    #expect(abs(variance - 1) < 5 * (2 / Double(count)).squareRoot())
  }

  @Test func indicesAreUniform() {
    var generator = SeededGenerator(seed: 2)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.nextIndex(below: 7)] += 1 }
    let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - 10_000) * (Double($1) - 10_000) / 10_000 }
    // The 0.9999 quantile of chi-square with 6 degrees of freedom is 27.86.
    #expect(chiSquare < 27.86)
  }
}
