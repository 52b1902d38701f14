import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

@Suite struct CODASLawTests {
  /// H by the definition, over all pairs.
  private func assessments(_ e: [Double], _ t: [Double], _ threshold: Double) -> [Double] {
    e.indices.map { i in
      e.indices.reduce(0.0) { sum, k in
        let difference = e[i] - e[k]
        return sum + difference + (abs(difference) >= threshold ? t[i] - t[k] : 0)
      }
    }
  }

  @Test(arguments: [0, 0.02, 0.3, 5]) func neighboursInOrderAreThePairs(threshold: Double) throws {
    var generator = SeededGenerator(seed: 51)
    for round in 0..<60 {
      let decision = try RandomDecision(
        alternatives: 1 + generator.nextIndex(below: 30), criteria: 3, isCoarse: round % 2 == 0, &generator)
      let ranking = try CODAS(threshold: threshold, workers: .one).rank(
        decision.matrix(), weights: decision.weighted())
      let expected = assessments(ranking.detail.euclideanDistances, ranking.detail.taxicabDistances, threshold)
      for (score, reference) in zip(ranking.scores, expected) { #expect(abs(score - reference) < 1e-12) }
    }
  }

  /// Alternative 1 is at least as good as alternative 2 everywhere and comes out below it: E₁ is within τ of E₃ where
  /// E₂ is not, so that only alternative 2 is credited with its taxicab distance to the third.
  @Test func theThresholdCanTurnDominanceRound() throws {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("x"), Criterion("y")],
      values: Matrix(rows: [[2.5, 8.5], [1.5, 8.5], [8, 7.5], [8, 0.5]]))
    let weights = try Weights(criteria: ["x", "y"], values: [0.325_076_12, 0.674_923_88])
    let method = try CODAS()
    let ranking = try method.rank(matrix, weights: weights)
    #expect(ranking.scores[1] - ranking.scores[0] > 0.09 && ranking.ranks[1] < ranking.ranks[0])
    #expect(!method.laws.contains(.dominance))
  }
}
