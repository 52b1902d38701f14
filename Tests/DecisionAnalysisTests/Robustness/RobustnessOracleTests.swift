import Criteria
import DecisionAnalysis
import LinearAlgebra
import TestSupport
import Testing

/// The reference cases of robustness and comparison, to the tolerance that each file states.
@Suite(.enabled(if: SharedFiles.exist)) struct RobustnessOracleTests {
  @Test(arguments: MCDAOracle.named("wsm-weight-stability")) func weightStability(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let found = try #require(
      try WeightStability(WSM(.none), oracle.matrix(), weights: oracle.weights()))
    #expect(found.winner == oracle.expected["top"]?.number.map { Int($0) })
    try oracle.expect(found.intervals.flatMap { [$0.low, $0.high] }, "intervals")
  }

  @Test(arguments: MCDAOracle.named("smaa")) func acceptabilities(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let result = try SMAA(drawCount: 100_000, seed: 1).analyse(WSM(.none), oracle.matrix())
    let names = try #require(oracle.input["alternatives"]).texts
    let tolerance = try #require(oracle.tolerance?["monteCarlo"]?.number)
    for (row, alternative) in names.enumerated() {
      for rank in 1...3 {
        let expected = try #require(oracle.expected["rank\(rank)Acceptability"]?[alternative]?.number)
        #expect(abs(result.rankAcceptabilities[row, rank - 1] - expected) <= tolerance)
      }
      let centre = try #require(oracle.expected["centralWeightRank1"]?[alternative]).numbers
      for (weight, expected) in zip(try #require(result.centralWeights[row]), centre) {
        #expect(abs(weight - expected) <= tolerance)
      }
      #expect(result.confidences[row] == 1)
    }
    for (pair, a, b) in [("AoverB", 0, 1), ("CoverA", 2, 0), ("CoverB", 2, 1)] {
      let expected = try #require(oracle.expected["pairwiseWinning"]?[pair]?.number)
      #expect(abs(result.pairwiseWinning[a, b] - expected) <= tolerance)
    }
  }

  @Test(arguments: MCDAOracle.named("rank-similarity")) func similarity(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    func ranks(_ key: String) throws -> [Int] { try #require(oracle.input[key]).numbers.map { Int($0) } }
    let agreement = try RankAgreement(reference: ranks("reference"), other: ranks("other"))
    try oracle.expect([#require(agreement.spearman)], "spearman")
    try oracle.expect([#require(agreement.weightedSpearman)], "weightedSpearman")
    try oracle.expect([agreement.similarity], "ws")
    try oracle.expect([#require(agreement.kendall)], "kendallTau")
  }

  @Test(arguments: MCDAOracle.named("dominance")) func dominanceAndReversal(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let (matrix, weights) = (try oracle.matrix(), try oracle.weights())
    let rows = try #require(oracle.expected["dominance"]?.list)
    for (a, row) in rows.enumerated() {
      for (b, entry) in (row.list ?? []).enumerated() {
        #expect(Dominance.dominates(a, b, in: matrix) == entry.bool)
      }
    }
    try oracle.expect(TOPSIS().rank(matrix, weights: weights).ranks, "fullRanking")
    let reversal = try RankReversal(TOPSIS(), matrix, weights: weights, changes: [.drop])
    let without = try #require(oracle.expected["rankingWithout"])
    for key in without.keys {
      let trial = try #require(reversal.trials.first { $0.alternative == Int(key) })
      #expect(trial.ranks.compactMap { $0 } == without[key]?.numbers.map { Int($0) })
    }
  }
}
