import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

@Suite struct ELECTRELawTests {
  private func reaches(_ relation: (Int, Int) -> Bool, _ count: Int) -> [[Bool]] {
    var reach = (0..<count).map { a in (0..<count).map { a == $0 || relation(a, $0) } }
    for k in 0..<count {
      for a in 0..<count where reach[a][k] { for b in 0..<count where reach[k][b] { reach[a][b] = true } }
    }
    return reach
  }

  /// Circles are what reaches each other; the kernel is stable from inside and absorbs what is outside.
  @Test func theKernelIsAKernel() throws {
    var generator = SeededGenerator(seed: 71)
    var circleCount = 0
    for round in 0..<120 {
      let count = 1 + generator.nextIndex(below: 9)
      let decision = try RandomDecision(alternatives: count, criteria: 4, isCoarse: round % 2 == 0, &generator)
      let method = try ELECTRE1(
        concordanceLevel: 0.3 + 0.6 * generator.nextUniform(), discordanceLevel: generator.nextUniform(), workers: .one)
      let detail = try method.rank(decision.matrix(), weights: decision.weighted()).detail
      let reach = reaches({ detail.outranks($0, $1) }, count)
      let kernel = Set(detail.kernel)
      for a in 0..<count {
        for b in 0..<count {
          #expect((detail.circles[a] == detail.circles[b]) == (reach[a][b] && reach[b][a]))
          if detail.circles[a] == detail.circles[b] {
            #expect(kernel.contains(a) == kernel.contains(b))
            if a != b { circleCount += 1 }
          } else if kernel.contains(a), kernel.contains(b) {
            #expect(!detail.outranks(a, b))
          }
        }
        // What is outside shares a circle with something that a member outranks.
        let circle = (0..<count).filter { detail.circles[$0] == detail.circles[a] }
        #expect(kernel.contains(a) || circle.contains { member in kernel.contains { detail.outranks($0, member) } })
      }
    }
    #expect(circleCount > 20)
  }

  @Test func outrankingIsWhatItsDefinitionSays() throws {
    var generator = SeededGenerator(seed: 72)
    for _ in 0..<40 {
      let decision = try RandomDecision(alternatives: 6, criteria: 3, &generator)
      let weights = try decision.weighted().normalised
      let method = try ELECTRE1(concordanceLevel: 0.5, discordanceLevel: 0.5, normalisation: .minMax, workers: .one)
      let detail = try method.rank(decision.matrix(), weights: decision.weighted()).detail
      for a in 0..<6 {
        for b in 0..<6 where a != b {
          var (concordance, discordance) = (0.0, 0.0)
          for k in 0..<3 {
            let column = decision.rows.map { $0[k] }
            let gain = decision.criteria[k].direction == .maximize ? 1.0 : -1.0
            let gap = gain * (decision.rows[b][k] - decision.rows[a][k])
            if gap <= 0 { concordance += weights[k] }
            discordance = max(discordance, gap / (column.max()! - column.min()!))
          }
          #expect(detail.outranks(a, b) == (concordance >= 0.5 && discordance <= 0.5))
        }
      }
    }
  }

  /// Thousands in a row must not overflow the stack of the processor.
  @Test func longChainsAreWalked() throws {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("x")], values: Matrix(columns: [(0..<3_000).map { Double($0 + 1) }]))
    let ranking = try ELECTRE1().rank(matrix, weights: Weights(criteria: ["x"], values: [1]))
    #expect(ranking.detail.kernel == [2_999] && Set(ranking.detail.circles).count == 3_000)
  }

  /// On one criterion without thresholds, both distillations are the order of the values.
  @Test func oneCriterionIsDistilledToItsOrder() throws {
    let values = [3.0, 9, 1, 9, 4]
    let matrix = try DecisionMatrix(criteria: [Criterion("x")], values: Matrix(columns: [values]))
    let ranking = try ELECTRE3().rank(matrix, weights: Weights(criteria: ["x"], values: [1]))
    #expect(ranking.ranks == [4, 1, 5, 1, 3])
    #expect(ranking.detail.descendingRanks == ranking.ranks && ranking.detail.ascendingRanks == ranking.ranks)
    #expect(ranking.detail.relation(1, 3) == .indifferent && ranking.detail.relation(1, 0) == .preferred)
  }
}
