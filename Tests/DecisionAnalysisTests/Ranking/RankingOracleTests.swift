import Criteria
import DecisionAnalysis
import Foundation
import LinearAlgebra
import Parallelism
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

  @Test(arguments: MCDAOracle.named("copras")) func copras(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try COPRAS().rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.detail.maximisedSums, "Splus")
    try oracle.expect(ranking.detail.minimisedSums, "Sminus")
    try oracle.expect(ranking.detail.significances, "Q")
    try oracle.expect(ranking.scores, "utility")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("moora")) func moora(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try MOORA(.ratio).rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("multimoora")) func multimoora(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try MULTIMOORA(.unweighted).rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.detail.moora.ratios, "ratio")
    try oracle.expect(ranking.detail.moora.referencePoint, "referencePoint")
    try oracle.expect(ranking.detail.moora.referenceDistances, "referenceDistance")
    try oracle.expect(ranking.detail.multiplicativeLogarithms.map { exp($0) }, "fullMultiplicative")
    try oracle.expect(ranking.detail.ratioRanks, "ratioRanking")
    try oracle.expect(ranking.detail.referenceRanks, "referenceRanking")
    try oracle.expect(ranking.detail.multiplicativeRanks, "fullMultiplicativeRanking")
    try oracle.expect(ranking.ranks, "multimooraRankingByDominance")
  }

  @Test(arguments: MCDAOracle.named("edas")) func edas(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try EDAS().rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.detail.normalisedPositive, "NSP")
    try oracle.expect(ranking.detail.normalisedNegative, "NSN")
    // The sums of the file are formed with weights as they are; ours with weights that sum to 1.
    let total = try oracle.weights().values.reduce(0, +)
    try oracle.expect(ranking.detail.positiveSums.map { $0 * total }, "SP")
    try oracle.expect(ranking.detail.negativeSums.map { $0 * total }, "SN")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("mabac")) func mabac(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try MABAC().rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.detail.border, "border")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("marcos")) func marcos(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try MARCOS().rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.detail.antiIdealUtilities, "Kminus")
    try oracle.expect(ranking.detail.idealUtilities, "Kplus")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("spotis")) func spotis(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let point = oracle.parameters?["expectedSolutionPoint"]?.numbers ?? []
    let names = try oracle.criteria().map(\.name)
    let method = SPOTIS(expectedPoint: Dictionary(uniqueKeysWithValues: zip(names, point)))
    let ranking = try method.rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "scores")
    try oracle.expect(ranking.ranks, "ranking")
    #expect(point.isEmpty || ranking.detail.solutionPoint == point)
  }

  @Test(arguments: MCDAOracle.named("normalisations")) func normalisations(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let problem = try DecisionProblem(oracle.matrix(), weights: oracle.weights(), method: "test")
    let names: [(Normalisation, String)] = [
      (.minMax, "minMax"), (.ratio, "ratio_max_min"), (.sumReciprocal, "sumWithReciprocalCost"), (.sum, "sumRaw"),
      (.vector, "vectorRaw"), (.vectorComplement, "vectorOneMinusForCost"),
    ]
    for (normalisation, key) in names {
      let maps = try normalisation.maps(problem, ColumnSummary.all(problem, .one), .one)
      let found = (0..<problem.alternativeCount).flatMap { row in
        maps.indices.map { maps[$0](problem.value(row, $0)) }
      }
      try oracle.expect(found, key)
    }
  }

  /// A file that no test reads would look like one that passes.
  @Test func everyFileOfTheFamiliesIsRead() throws {
    let read = [
      "wsm-", "waspas-", "topsis-", "vikor-", "promethee-", "copras-", "moora-", "multimoora-", "edas-", "mabac-",
      "marcos-", "spotis-", "normalisations-", "electre", "mrsort-", "dominance-", "rank-similarity-", "smaa-",
    ]
    let families: Set = ["ranking", "outranking", "sorting", "normalisation", "robustness", "comparison"]
    // Comparisons of weights are not rankings.
    for name in MCDAOracle.all where !name.hasPrefix("ahp-") {
      let family = try MCDAOracle(named: name).family
      if families.contains(family) { #expect(read.contains { name.hasPrefix($0) }, "\(name)") }
    }
  }
}
