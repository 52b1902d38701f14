import CKernels
import Foundation
import Provenance
import Testing

/// e^x and ln x of the kernels beside those of the C library.
@Suite struct ElementaryKernelLawTests {
  private func exponentials(_ values: [Double]) -> [Double] {
    var result = values
    pk_exponentials(values, values.count, &result)
    return result
  }

  private func logarithms(_ values: [Double]) -> [Double] {
    var result = values
    pk_logarithms(values, values.count, &result)
    return result
  }

  /// Within two units in the last place, over the whole range and close to 0.
  @Test func exponentialsAreThoseOfTheLibrary() {
    var generator = SeededGenerator(seed: 61)
    let wide = (0..<200_000).map { _ in -708 + 1_417 * generator.nextUniform() }
    let near = (0..<100_000).map { _ in -2 * generator.nextUniform() }
    let tiny = (0..<1_000).map { _ in (generator.nextUniform() - 0.5) * 1e-9 }
    let values = wide + near + tiny + [0, -708, 709, -0.0, 1, -1]
    for (value, found) in zip(values, exponentials(values)) {
      #expect(abs(found - exp(value)) <= 2 * exp(value).ulp, "e^\(value)")
    }
  }

  @Test func exponentialsOfHugeNegativeNumbersAreZero() {
    let values = [-708.0000001, -745, -1e10, -1e290, -Double.greatestFiniteMagnitude, -Double.infinity]
    #expect(exponentials(values) == [0, 0, 0, 0, 0, 0])
    #expect(exponentials([0]) == [1])
  }

  @Test func logarithmsAreThoseOfTheLibrary() {
    var generator = SeededGenerator(seed: 62)
    let counts = (0..<100_000).map { _ in 1 + 20 * generator.nextUniform() }
    let near = (0..<100_000).map { _ in 1 + (generator.nextUniform() - 0.5) * 1e-3 }
    let wide = (0..<100_000).map { _ in exp(-700 + 1_400 * generator.nextUniform()) }
    let values = counts + near + wide + [.leastNormalMagnitude, .greatestFiniteMagnitude, 2, 0.5, 0.7071067811865476]
    for (value, found) in zip(values, logarithms(values)) {
      #expect(abs(found - log(value)) <= 2 * log(value).magnitude.ulp, "ln \(value)")
    }
    #expect(logarithms([1]) == [0])
  }

  /// What a number becomes does not depend on its neighbours.
  @Test func everyPlaceIsComputedAlike() {
    let value = 0.123456789
    for count in 1...17 {
      let values = (0..<count).map { value * Double($0 + 1) }
      #expect(exponentials(values) == values.map { exponentials([$0])[0] })
      #expect(logarithms(values) == values.map { logarithms([$0])[0] })
    }
  }
}
