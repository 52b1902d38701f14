import Criteria
import DecisionAnalysis
import LinearAlgebra
import TestSupport
import Testing

/// Every reference case of the ranking methods, to the tolerance that its file states.
@Suite(.enabled(if: SharedFiles.exist)) struct RankingOracleTests {
  @Test(arguments: MCDAOracle.named("wsm-ratio", "wsm-sum")) func wsm(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try WSM(name.hasPrefix("wsm-sum") ? .sumReciprocal : .ratio).rank(
      oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("waspas")) func waspasWithItsParts(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let share = try #require(oracle.parameters?["lambda_"]?.number)
    let ranking = try WASPAS(sumShare: share).rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.detail.weightedSums, "wsm")
    try oracle.expect(ranking.detail.weightedProducts, "wpm")
    try oracle.expect(ranking.ranks, "ranking")
    try oracle.expect(WPM().rank(oracle.matrix(), weights: oracle.weights()).scores, "wpm")
    try oracle.expect(WSM().rank(oracle.matrix(), weights: oracle.weights()).scores, "wsm")
  }

  @Test(arguments: MCDAOracle.named("topsis")) func topsis(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let normalisation: Normalisation =
      try #require(oracle.parameters?["normalisation"]?.text) == "minmax" ? .minMax : .vector
    let ranking = try TOPSIS(normalisation).rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.detail.distancesToIdeal, "distanceToIdeal")
    try oracle.expect(ranking.detail.distancesToAntiIdeal, "distanceToAntiIdeal")
    try oracle.expect(ranking.detail.ideal, "ideal")
    try oracle.expect(ranking.detail.antiIdeal, "antiIdeal")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("vikor")) func vikor(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let method = try VIKOR(groupWeight: #require(oracle.parameters?["v"]?.number))
    let ranking = try method.rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.detail.groupUtilities, "S")
    try oracle.expect(ranking.detail.regrets, "R")
    try oracle.expect(ranking.scores, "Q")
    try oracle.expect(ranking.ranks, "rankingByQ")
    try oracle.expect(ranking.detail.compromiseSet, "compromiseSetZeroBased")
    #expect(ranking.detail.hasAcceptableAdvantage == oracle.expected["acceptableAdvantage"]?.bool)
    #expect(ranking.detail.hasAcceptableStability == oracle.expected["acceptableStability"]?.bool)
  }

  @Test(arguments: MCDAOracle.named("promethee")) func promethee(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let (matrix, weights) = (try oracle.matrix(), try oracle.weights())
    let ranking = try PROMETHEE2().rank(matrix, weights: weights)
    try oracle.expect(PROMETHEE2().preferenceIndices(matrix, weights: weights).rowMajor, "preferenceIndex")
    try oracle.expect(ranking.detail.positive, "positiveFlow")
    try oracle.expect(ranking.detail.negative, "negativeFlow")
    try oracle.expect(ranking.scores, "netFlow")
    try oracle.expect(ranking.ranks, "ranking")
  }
}
