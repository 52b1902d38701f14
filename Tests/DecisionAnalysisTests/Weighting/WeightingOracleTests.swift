import Criteria
import DecisionAnalysis
import LinearAlgebra
import TestSupport
import Testing

/// One test a method, over all its files.
@Suite(.enabled(if: SharedFiles.exist)) struct WeightingOracleTests {
  /// The beginnings of the methods that the tests here and beside know.
  private static let known = [
    "AHP", "Pairwise-comparison consistency", "BWM", "FUCOM", "RANCOM", "Rank-order", "Shannon entropy", "CRITIC",
    "MEREC",
    "Standard-deviation", "Gini", "CILOS", "IDOCRIW",
  ]

  @Test func everyFileAboutWeightsIsRead() throws {
    #expect(!WeightingOracle.all.isEmpty)
    for name in WeightingOracle.all {
      let oracle = try WeightingOracle(named: name)
      guard oracle.family == "weights" else { continue }
      #expect(Self.known.contains { oracle.method.hasPrefix($0) }, "\(name): \(oracle.method)")
    }
  }

  @Test(arguments: WeightingOracle.named("Shannon entropy")) func entropy(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let found = try EntropyWeights().weigh(oracle.decisionMatrix())
    oracle.expect([
      "weights": found.values, "entropy": found.detail.entropies, "divergence": found.detail.divergences,
    ])
  }

  @Test(arguments: WeightingOracle.named("CRITIC")) func critic(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let isIgnored = oracle.parameters["directionsIgnored"] as? Bool ?? false
    let found = try CRITIC(directions: isIgnored ? .ignored : .respected).weigh(oracle.decisionMatrix())
    let correlation = found.detail.correlation
    oracle.expect([
      "weights": found.values, "information": found.detail.information,
      "correlation": (0..<correlation.rowCount).flatMap { correlation.row($0) },
    ])
  }

  @Test(arguments: WeightingOracle.named("MEREC")) func merec(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let found = try MEREC().weigh(oracle.decisionMatrix())
    oracle.expect([
      "weights": found.values, "overallPerformance": found.detail.overallPerformances,
      "removalEffect": found.detail.removalEffects,
    ])
  }

  @Test(arguments: WeightingOracle.named("Standard-deviation")) func standardDeviation(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    oracle.expect(["weights": try StandardDeviationWeights().weigh(oracle.decisionMatrix()).values])
  }

  @Test(arguments: WeightingOracle.named("Rank-order")) func rankOrder(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let count = oracle.input["n"] as? Int ?? 0
    let ranks = try CriterionRanks(order: (1...count).map { ["c\($0)"] })
    oracle.expect([
      "roc": try RankOrderCentroid().weigh(ranks).values, "rankSum": try RankSum().weigh(ranks).values,
      "reciprocalRank": try RankReciprocal().weigh(ranks).values,
      "rankExponentP2": try RankExponent(exponent: 2).weigh(ranks).values,
    ])
  }

  @Test(arguments: WeightingOracle.named("RANCOM")) func rancom(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let values = try WeightingOracle.matrix(oracle.input["matrix"])
    let comparisons = try RankComparisons(
      criteria: oracle.names("criteria", count: values.rowCount), values: values)
    oracle.expect(["weights": try RANCOM().weigh(comparisons).values])
  }

  @Test(arguments: WeightingOracle.named("FUCOM")) func fucom(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let order = oracle.names("order", count: 0)
    let ratios = try RankedRatios(order: order, scores: WeightingOracle.numbers(oracle.input["scores"]))
    let found = try FUCOM().weigh(ratios)
    var values = ["chi": [found.detail.deviation]]
    for (criterion, weight) in zip(found.criteria, found.values) { values["weights.\(criterion)"] = [weight] }
    oracle.expect(values)
  }

  @Test(arguments: WeightingOracle.named("BWM")) func bwm(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let comparisons = try BestWorstComparisons(
      criteria: oracle.names("criteria", count: 0), best: oracle.input["best"] as? String ?? "",
      worst: oracle.input["worst"] as? String ?? "",
      bestToOthers: WeightingOracle.numbers(oracle.input["bestToOthers"]),
      othersToWorst: WeightingOracle.numbers(oracle.input["othersToWorst"]))
    let linear = try BWM(model: .linear).weigh(comparisons)
    let nonlinear = try BWM(model: .nonlinear).weigh(comparisons).detail.nonlinear
    oracle.expect([
      "linear.weights": linear.values, "linear.ksiL": [linear.detail.linear.deviation], "linear.uniqueOptimum": [1],
      "nonlinear.ksi": [nonlinear.deviation], "nonlinear.weightLower": nonlinear.lower,
      "nonlinear.weightUpper": nonlinear.upper, "nonlinear.weightCentre": nonlinear.centre,
      "nonlinear.consistencyIndex": [try #require(linear.consistency?.reference)],
      "nonlinear.consistencyRatioOutput": [try #require(linear.consistency?.ratio)],
      "inputBasedConsistencyRatio": [try #require(linear.detail.inputBasedRatio)],
    ])
  }

  @Test(arguments: WeightingOracle.named("Ranking similarity")) func rankAgreement(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let ranks = ["reference", "other"].map { WeightingOracle.numbers(oracle.input[$0]).map { Int($0) } }
    let names = ranks[0].indices.map { "c\($0)" }
    let comparison = try WeightingComparison(
      ranks.enumerated().map { place, ranks in
        ("\(place)", try RankSum().weigh(CriterionRanks(criteria: names, ranks: ranks)).result)
      })
    for (key, found) in [("spearman", comparison.spearman[0][1]), ("kendallTau", comparison.kendall[0][1])] {
      let (value, reference) = (try #require(found), try #require(oracle.expectedNumbers(key).first))
      #expect(abs(value - reference) <= 1e-12, "\(name) \(key)")
    }
  }
}
