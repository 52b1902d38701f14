import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

@Suite struct RankComparisonLawTests {
  private func ranks(_ count: Int, ties: Bool, _ generator: inout SeededGenerator) throws -> [Int] {
    let scores = (0..<count).map { _ in ties ? Double(generator.nextIndex(below: 4)) : generator.nextUniform() }
    return try #require(Ranks.of(scores, higherIsBetter: true))
  }

  @Test func pairsAndCorrelationsAreThoseOfTheDefinitions() throws {
    var generator = SeededGenerator(seed: 121)
    for round in 0..<80 {
      let count = 2 + generator.nextIndex(below: 12)
      let (x, y) = (
        try ranks(count, ties: round % 2 == 0, &generator), try ranks(count, ties: round % 4 == 0, &generator)
      )
      let found = try RankAgreement(reference: x, other: y)
      var (balance, untiedX, untiedY) = (0, 0, 0)
      for a in 0..<count {
        for b in 0..<a {
          balance += (x[a] - x[b]).signum() * (y[a] - y[b]).signum()
          untiedX += x[a] == x[b] ? 0 : 1
          untiedY += y[a] == y[b] ? 0 : 1
        }
      }
      if untiedX == 0 || untiedY == 0 {
        #expect(found.kendall == nil && found.spearman == nil)
        continue
      }
      let tau = Double(balance) / (Double(untiedX) * Double(untiedY)).squareRoot()
      #expect(abs(try #require(found.kendall) - tau) < 1e-12)
      let means = [x, y].map { ranks in
        ranks.map { rank in
          Double(rank) + Double(ranks.count { $0 == rank } - 1) / 2
        }
      }
      let covariance = try ColumnCovariance(ofColumnsOf: Matrix(columns: means)).correlationMatrix()
      #expect(abs(try #require(found.spearman) - covariance[0, 1]) < 1e-12)
      let back = try RankAgreement(reference: y, other: x)
      #expect(back.kendall == found.kendall && back.weightedSpearman == found.weightedSpearman)
    }
  }

  @Test func equalAndOppositeRankingsAreTheEnds() throws {
    let (up, down) = (Array(1...8), Array((1...8).reversed()))
    let same = try RankAgreement(reference: up, other: up)
    #expect(same.kendall == 1 && same.spearman == 1 && same.weightedSpearman == 1 && same.similarity == 1)
    let opposite = try RankAgreement(reference: up, other: down)
    #expect(opposite.kendall == -1 && opposite.spearman == -1)
    #expect(abs(try #require(opposite.weightedSpearman) + 1) < 1e-12 && opposite.similarity < 0.5)
    // The same slip costs more at the top.
    let top = try RankAgreement(reference: [1, 2, 3, 4], other: [2, 1, 3, 4])
    let bottom = try RankAgreement(reference: [1, 2, 3, 4], other: [1, 2, 4, 3])
    #expect(top.similarity < bottom.similarity && top.kendall == bottom.kendall)
    let alone = try RankAgreement(reference: [1], other: [1])
    #expect(alone.kendall == nil && alone.weightedSpearman == nil && alone.similarity == 1)
  }

  @Test func refusesWhatIsNoRanking() {
    #expect(throws: DecisionError.count(0, expected: 1, what: "ranks")) {
      try RankAgreement(reference: [], other: [])
    }
    #expect(throws: DecisionError.count(1, expected: 2, what: "ranks in the second ranking")) {
      try RankAgreement(reference: [1, 2], other: [1])
    }
    #expect(throws: DecisionError.setting(name: "a rank", value: 3, allowed: "in 1…2")) {
      try RankAgreement(reference: [1, 2], other: [1, 3])
    }
  }

  @Test func theEfficientAlternativesAreThoseNobodyDominates() throws {
    var generator = SeededGenerator(seed: 122)
    for round in 0..<60 {
      let decision = try RandomDecision(
        alternatives: 1 + generator.nextIndex(below: 40), criteria: 1 + generator.nextIndex(below: 3),
        isCoarse: round % 2 == 0, &generator)
      let matrix = try decision.matrix()
      let expected = decision.rows.indices.filter { candidate in
        !decision.rows.indices.contains { Dominance.dominates($0, candidate, in: matrix) }
      }
      #expect(Dominance.efficientAlternatives(matrix) == expected)
      for a in decision.rows.indices {
        for b in decision.rows.indices {
          let isDominated = decision.covers(a, b) && !decision.covers(b, a)
          #expect(Dominance.dominates(a, b, in: matrix) == isDominated)
        }
      }
    }
  }

  @Test(arguments: CatalogueCase.all) func promisedFreedomFromReversalHolds(entry: CatalogueCase) throws {
    var generator = SeededGenerator(seed: 123)
    let method = try entry.method()
    for _ in 0..<10 {
      let decision = try RandomDecision(alternatives: 5, criteria: 3, &generator)
      let (matrix, weights) = (try decision.matrix(), try decision.weighted())
      let found = try RankReversal(method, matrix, weights: weights, workers: .one)
      let ranks = try method.outcome(matrix, weights: weights).ranks
      #expect(found.trials.count == 10 + ranks.count { $0 > 1 })
      if method.laws.contains(.rankReversalFreedom) {
        for trial in found.trials { #expect(!trial.isReversal) }
      }
      for trial in found.trials where trial.change == .drop { #expect(trial.ranks[trial.alternative] == nil) }
    }
  }

  /// A textbook case: TOPSIS turns the order of two alternatives round when a third one goes.
  @Test func reversalsAreFound() throws {
    var generator = SeededGenerator(seed: 124)
    var (dropped, cloned, replaced) = (0, 0, 0)
    for _ in 0..<150 {
      let decision = try RandomDecision(alternatives: 4, criteria: 2, &generator)
      let found = try RankReversal(
        TOPSIS(workers: .one), decision.matrix(), weights: decision.weighted(), workers: .one)
      for trial in found.trials where trial.isReversal {
        dropped += trial.change == .drop ? 1 : 0
        cloned += trial.change == .clone ? 1 : 0
        replaced += trial.change == .replace ? 1 : 0
        if trial.change == .drop, let pair = trial.reversedPairs.first {
          // Ranked anew by hand.
          var smaller = decision
          smaller.rows.remove(at: trial.alternative)
          let place = { $0 > trial.alternative ? $0 - 1 : $0 }
          let ranks = try TOPSIS().rank(smaller.matrix(), weights: decision.weighted()).ranks
          #expect(ranks[place(pair.first)] > ranks[place(pair.second)])
        }
      }
    }
    #expect(dropped > 0 && cloned > 0 && replaced > 0)
  }
}
