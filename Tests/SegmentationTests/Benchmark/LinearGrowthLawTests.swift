import Foundation
import Provenance
import Segmentation
import Testing

@Suite struct LinearGrowthLawTests {
  private static let counts = [1_000, 10_000, 100_000, 1_000_000]

  @Test(arguments: [(0.0, 3e-7), (0.02, 3e-7), (5, 0)])
  func aLineIsFoundAgain(_ fixed: Double, _ perAccount: Double) throws {
    let values = Self.counts.map { [fixed + perAccount * Double($0)] }
    let line = try #require(LinearGrowth(counts: Self.counts, values: values))
    #expect(abs(line.fixed - fixed) <= 1e-12 * max(1, fixed))
    #expect(abs(line.perAccount - perAccount) <= 1e-9 * 3e-7)
    let expected = fixed + perAccount * 1e8
    let range = try #require(line.range(at: 100_000_000))
    #expect(abs(line.value(at: 100_000_000) - expected) <= 1e-8 * expected)
    #expect(range.upperBound - range.lowerBound <= 1e-6 * expected)
  }

  /// A straight line through both logarithms takes the fixed cost for slow growth.
  @Test func aFixedCostDoesNotLowerThePrediction() throws {
    let seconds = Self.counts.map { 0.02 + 3e-7 * Double($0) }
    let exponent = try #require(GrowthExponent.of(counts: Self.counts, seconds: seconds))
    #expect(seconds[3] * pow(100, exponent) < 0.5 * (0.02 + 30))
    let line = try #require(LinearGrowth(counts: Self.counts, values: seconds.map { [$0] }))
    #expect(abs(line.value(at: 100_000_000) - 30.02) < 1e-6)
  }

  /// Growth faster than linear would make a fixed cost negative: it is held at 0.
  @Test func nothingIsNegative() throws {
    let faster = try #require(LinearGrowth(counts: [100, 1_000, 10_000], values: [[1], [20], [400]]))
    #expect(faster.fixed == 0)
    #expect(faster.perAccount > 0)
    let falling = try #require(LinearGrowth(counts: [100, 1_000, 10_000], values: [[4], [2], [1]]))
    #expect(falling.perAccount == 0)
    #expect(falling.value(at: 10) > 0)
  }

  /// With e relative residuals of one size, least squares by hand: y = b n gives b = Σ v / Σ v².
  @Test func theRangeIsThatOfStudent() throws {
    // v = n / y is 1 and 1/2, so b = 1.5 / 1.25 = 1.2, residuals −0.2 and 0.4, deviation √0.2 with one degree of freedom.
    let line = try #require(LinearGrowth(counts: [1, 10], values: [[1], [20]]))
    #expect(line.fixed == 0)
    #expect(abs(line.perAccount - 1.2) < 1e-12)
    #expect(abs(try #require(line.relativeDeviation) - 0.2.squareRoot()) < 1e-12)
    #expect(line.degreesOfFreedom == 1)
    // Leverage: n² / Σ v² / y² = 1 / (1.25 · 1.44).
    let width = 6.314 * (0.2 * (1 + 1 / (1.25 * 1.44))).squareRoot()
    let range = try #require(line.range(at: 100))
    #expect(abs(log(range.upperBound / 120) - width) < 1e-9)
    #expect(abs(log(120 / range.lowerBound) - width) < 1e-9)
  }

  @Test func repeatsThatScatterWidenTheRange() throws {
    func width(_ scatter: Double) throws -> Double {
      let values = Self.counts.map { count in
        [1 - scatter, 1, 1 + scatter].map { $0 * (0.01 + 1e-7 * Double(count)) }
      }
      let range = try #require(LinearGrowth(counts: Self.counts, values: values)?.range(at: 10_000_000))
      return range.upperBound / range.lowerBound
    }
    #expect(try width(0.01) < 1.1)
    #expect(try width(0.1) > width(0.01))
    #expect(try width(0.3) > width(0.1))
  }

  /// Of runs that scatter by a known deviation, nine in ten fall into the range. 400 seeded trials: 0.9 ± 0.045 at three
  /// standard errors, and a little more for estimating from logarithms.
  @Test func nineRunsInTenFallIntoTheRange() throws {
    var generator = SeededGenerator(seed: 7)
    func run(_ count: Int) -> Double {
      (0.02 + 3e-7 * Double(count)) * exp(0.08 * generator.nextNormal())
    }
    let inside = (0..<400).count { _ in
      let line = LinearGrowth(counts: Self.counts, values: Self.counts.map { [run($0)] })
      return line?.range(at: 10_000_000)?.contains(run(10_000_000)) ?? false
    }
    #expect((336...395).contains(inside), "\(inside)")
  }

  @Test func whatSaysNothingIsLeftOut() {
    #expect(LinearGrowth(counts: [], values: []) == nil)
    #expect(LinearGrowth(counts: [1_000], values: [[1, 2]]) == nil)
    #expect(LinearGrowth(counts: [1_000, 1_000], values: [[1], [2]]) == nil)
    #expect(LinearGrowth(counts: [1_000, 10_000], values: [[0], [2]]) == nil)
    #expect(LinearGrowth(counts: [1_000, 10_000], values: [[], [2]]) == nil)
    let pair = LinearGrowth(counts: [1_000, 10_000], values: [[1], [2]])
    #expect(pair?.relativeDeviation == nil)
    #expect(pair?.range(at: 100_000) == nil)
  }

  @Test func equalTimesStayEqual() throws {
    let line = try #require(LinearGrowth(counts: Self.counts, values: Self.counts.map { _ in [0.25, 0.25] }))
    #expect(abs(line.value(at: 1_000_000_000) - 0.25) < 1e-9)
    let range = try #require(line.range(at: 1_000_000_000))
    #expect(abs(range.lowerBound - 0.25) < 1e-6 && abs(range.upperBound - 0.25) < 1e-6)
  }
}
