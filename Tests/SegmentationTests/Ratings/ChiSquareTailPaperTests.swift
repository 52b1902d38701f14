import Testing

@testable import Segmentation

/// Percentage points as tables print them: Abramowitz, Stegun (1964), table 26.8.
@Suite struct ChiSquareTailPaperTests {
  @Test(arguments: [
    (3.84146, 1, 0.05), (5.99147, 2, 0.05), (11.3449, 3, 0.01), (18.3070, 10, 0.05), (37.5662, 20, 0.01),
    (43.7729, 30, 0.05),
  ]) func percentagePoints(value: Double, freedom: Int, probability: Double) {
    #expect(abs(ChiSquareTail.probability(above: value, degreesOfFreedom: freedom) / probability - 1) < 2e-5)
  }

  @Test func edges() {
    #expect(ChiSquareTail.probability(above: 0, degreesOfFreedom: 3) == 1)
    #expect(ChiSquareTail.probability(above: -1, degreesOfFreedom: 4) == 1)
    #expect(ChiSquareTail.probability(above: 1e6, degreesOfFreedom: 5) == 0)
    // Half of the law of many degrees lies above its mean, nearly.
    #expect(abs(ChiSquareTail.probability(above: 100_000, degreesOfFreedom: 100_000) - 0.5) < 1e-3)
  }
}
