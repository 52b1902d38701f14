import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

@Suite struct NormalisationLawTests {
  private func normalised(_ normalisation: Normalisation, _ decision: RandomDecision) throws -> [[Double]] {
    let problem = try DecisionProblem(decision.matrix(), weights: decision.weighted(), method: "test")
    let maps = try normalisation.maps(problem, ColumnSummary.all(problem, .one), .one)
    return maps.indices.map { k in decision.rows.map { maps[k]($0[k]) } }
  }

  @Test(arguments: Normalisation.allCases) func keepsOrTurnsTheOrder(normalisation: Normalisation) throws {
    var generator = SeededGenerator(seed: 91)
    for _ in 0..<60 {
      let decision = try RandomDecision(alternatives: 6, criteria: 3, &generator)
      for (k, column) in try normalised(normalisation, decision).enumerated() {
        let direction = normalisation.isDirected ? .maximize : decision.criteria[k].direction
        for a in 0..<6 {
          for b in 0..<6 where decision.criteria[k].direction.prefers(decision.rows[a][k], to: decision.rows[b][k]) {
            #expect(direction.prefers(column[a], to: column[b]))
          }
        }
      }
    }
  }

  @Test func sumsAndLengthsAreOne() throws {
    var generator = SeededGenerator(seed: 92)
    for _ in 0..<40 {
      let decision = try RandomDecision(alternatives: 7, criteria: 4, &generator)
      for column in try normalised(.vector, decision) {
        #expect(abs(column.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
      }
      for normalisation in [Normalisation.sum, .sumReciprocal, .logarithmic] {
        for column in try normalised(normalisation, decision) { #expect(abs(column.reduce(0, +) - 1) < 1e-12) }
      }
      for column in try normalised(.minMax, decision) { #expect(column.min() == 0 && column.max() == 1) }
      for column in try normalised(.ratio, decision) { #expect(column.max() == 1) }
    }
  }

  @Test func summariesAreThoseOfThePlainSums() throws {
    var generator = SeededGenerator(seed: 93)
    for scale in [1, 1e180, 1e-180] {
      var decision = try RandomDecision(alternatives: 5_001, criteria: 2, &generator)
      for row in decision.rows.indices {
        decision.rows[row][0] = (decision.rows[row][0] - 5) * scale
      }
      let problem = try DecisionProblem(decision.matrix(), weights: decision.weighted(), method: "test")
      let summary = ColumnSummary.all(problem, .one)[0]
      #expect(ColumnSummary.all(problem, Workers(count: 3))[0] == summary)
      let column = decision.rows.map { $0[0] / scale }
      #expect(summary.minimum / scale == column.min() && summary.maximum / scale == column.max())
      #expect(abs(summary.sum / scale - column.reduce(0, +)) < 1e-9)
      #expect(abs(summary.norm / scale - column.reduce(0) { $0 + $1 * $1 }.squareRoot()) < 1e-9)
    }
  }
}
