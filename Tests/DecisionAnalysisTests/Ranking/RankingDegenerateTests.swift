import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// Small and flat decisions, for every entry of the catalogue.
@Suite struct RankingDegenerateTests {
  @Test(arguments: CatalogueCase.all) func allEqualIsATie(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 21)
    for count in 1...4 {
      var decision = try RandomDecision(alternatives: count, criteria: 3, &generator)
      decision.rows = decision.rows.map { _ in decision.rows[0] }
      let outcome = try entry.outcome(decision)
      #expect(outcome.ranks == Array(repeating: 1, count: count))
      #expect(outcome.scores.allSatisfy { $0.isFinite })
    }
  }

  @Test(arguments: CatalogueCase.all) func oneCriterionDecides(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 22)
    guard try entry.method().laws.contains(.dominance) else { return }
    for _ in 0..<30 {
      let decision = try RandomDecision(alternatives: 5, criteria: 1, &generator)
      let ranks = try entry.outcome(decision).ranks
      for a in 0..<5 { for b in 0..<5 where decision.covers(a, b) { #expect(ranks[a] <= ranks[b]) } }
    }
  }

  @Test(arguments: CatalogueCase.all) func oneAlternativeIsFirst(entry: CatalogueCase) throws {
    let criteria = [
      try Criterion("price", .minimize, indifference: 1, preference: 2, veto: 3, bounds: CriterionBounds(1, 9))
    ]
    let matrix = try DecisionMatrix(criteria: criteria, values: Matrix(rows: [[5]]))
    let outcome = try entry.method().outcome(matrix, weights: Weights(criteria: ["price"], values: [2]))
    #expect(outcome.ranks == [1] && outcome.weights == [1] && outcome.criteria == ["price"])
  }

  @Test(arguments: CatalogueCase.all) func weightsAndCriteriaMustFit(entry: CatalogueCase) throws {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("price", bounds: CriterionBounds(1, 9)), Criterion("power", bounds: CriterionBounds(1, 9))],
      values: Matrix(rows: [[5, 6], [6, 5]]))
    let error = DecisionError.weightsMismatch(unweighted: ["price"], unknown: ["prize"], criteria: ["price", "power"])
    #expect(throws: error) {
      try entry.method().outcome(matrix, weights: Weights(criteria: ["power", "prize"], values: [1, 1]))
    }
    #expect(error.description.contains("Did you mean 'prize'?"))
  }
}
