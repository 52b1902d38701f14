import Criteria
import LinearAlgebra
import Provenance
import Testing

@Suite struct ScaledWeightsLawTests {
  private func randomTable(_ generator: inout SeededGenerator) throws -> WeightingTable {
    let segments = 1 + generator.nextIndex(below: 6)
    let criteria = 1 + generator.nextIndex(below: 8)
    // Halves make ties likely, which ranks must survive.
    let rows = (0..<segments).map { _ in (0..<criteria).map { _ in Double(1 + generator.nextIndex(below: 19)) / 2 } }
    return try WeightingTable(
      segments: (0..<segments).map { "s\($0)" }, criteria: (0..<criteria).map { "c\($0)" }, means: Matrix(rows: rows))
  }

  @Test(arguments: WeightScaling.allCases) func everyScalingCanBeUndone(scaling: WeightScaling) throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let table = try randomTable(&generator)
      let back = try ScaledWeights(table, scaling: scaling).means
      for (found, mean) in zip(back.elements, table.means.elements) { #expect(abs(found - mean) < 1e-12) }
    }
  }

  @Test func sharesSumToAHundredAndRangesFillTheScale() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<100 {
      let table = try randomTable(&generator)
      let shares = try ScaledWeights(table, scaling: .share).values
      for segment in table.segments.indices { #expect(abs(shares.row(segment).reduce(0, +) - 100) < 1e-10) }
      let range = try ScaledWeights(table, scaling: .range).values.elements
      if Set(table.means.elements).count > 1 {
        #expect(range.min() == 1)
        #expect(range.max() == 10)
      }
    }
  }

  @Test func tiesShareTheBestRank() throws {
    let table = try WeightingTable(
      segments: ["a"], criteria: ["w", "x", "y", "z"], means: Matrix(rows: [[5, 7, 5, 9]]))
    #expect(try ScaledWeights(table, scaling: .rank).values.row(0) == [3, 2, 3, 1])
  }

  @Test func theScaleSuitsTheRatings() {
    #expect(WeightScaling.suited(toRatingsFrom: 1, to: 10) == .mean)
    #expect(WeightScaling.suited(toRatingsFrom: 0, to: 10) == .range)
    #expect(WeightScaling.suited(toRatingsFrom: 1, to: 12) == .range)
  }
}
