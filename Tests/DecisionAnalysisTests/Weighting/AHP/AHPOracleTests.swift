import Criteria
import DecisionAnalysis
import LinearAlgebra
import TestSupport
import Testing

@Suite(.enabled(if: SharedFiles.exist)) struct AHPOracleTests {
  private func comparisons(_ oracle: WeightingOracle, _ value: Any?) throws -> PairwiseComparisons {
    let values = try WeightingOracle.matrix(value)
    return try PairwiseComparisons(criteria: oracle.names("labels", count: values.rowCount), values: values)
  }

  /// Everything that a file about one matrix may ask for.
  private func everything(_ comparisons: PairwiseComparisons) throws -> [String: [Double]] {
    let eigen = try AHP().weigh(comparisons)
    let mean = try AHP(priorities: .columnMean).weigh(comparisons)
    let count = Double(comparisons.criteria.count)
    let saaty = try #require(RandomIndexTable.saaty1980.value(count: comparisons.criteria.count))
    let index = (mean.detail.lambdaEstimate - count) / (count - 1)
    let ratio = try #require(eigen.consistency?.ratio)
    // The file calls this table Alonso and Lamata's; its 0.882 for four criteria is Aguarón and Moreno-Jiménez's.
    let other = try AHP(randomIndex: .aguaronMorenoJimenez2003).weigh(comparisons)
    var found: [String: [Double]] = [
      "weights": eigen.values, "weightsEigenvector": eigen.values, "weightsNormalisedColumnMean": mean.values,
      "weightsGeometricMean": try AHP(priorities: .geometricMean).weigh(comparisons).values,
      "lambdaMax": [eigen.detail.lambdaMax], "lambdaMaxEigenvector": [eigen.detail.lambdaMax],
      "lambdaMaxApprox": [mean.detail.lambdaEstimate], "consistencyIndex": [eigen.detail.consistencyIndex],
      "consistencyIndexApprox": [index], "consistencyRatio": [ratio], "consistencyRatioEigenvector": [ratio],
      "consistencyRatioApprox": [index / saaty], "consistentAt0_10": [eigen.consistency?.isAcceptable == true ? 1 : 0],
      "consistencyRatioAlonsoLamataRI": [try #require(other.consistency?.ratio)],
      "koczkodaj": eigen.detail.koczkodajIndex.map { [$0] } ?? [],
    ]
    for filled in eigen.detail.filled { found["missing_\(filled.first)_\(filled.second)"] = [filled.value] }
    return found
  }

  private static let single = WeightingOracle.named("AHP", "Pairwise-comparison consistency").filter {
    (try? WeightingOracle(named: $0).input["pairwise"]) != nil
  }

  @Test(arguments: single) func oneMatrix(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    oracle.expect(try everything(comparisons(oracle, oracle.input["pairwise"])))
  }

  /// The table of random indices that a file states is the one we name.
  @Test(arguments: single) func randomIndexTable(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    guard let table = oracle.parameters["randomIndexTable"] as? [String: Any] else { return }
    for (count, value) in table {
      #expect(RandomIndexTable.saaty1980.value(count: try #require(Int(count))) == value as? Double, "n = \(count)")
    }
  }

  @Test(arguments: WeightingOracle.named("AHP group")) func group(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let members = try #require(oracle.input["decisionMakers"] as? [Any]).enumerated().map { place, matrix in
      PairwiseGroup.Member("m\(place)", try comparisons(oracle, matrix))
    }
    let group = try PairwiseGroup(members)
    let judgments = try GroupAHP(AHP()).weigh(group)
    let joint = try #require(judgments.detail.joint).values
    oracle.expect([
      "aggregatedPairwise": (0..<joint.rowCount).flatMap { joint.row($0) }, "weightsAIJEigenvector": judgments.values,
      "consistencyRatioAIJ": [try #require(judgments.consistency?.ratio)],
      "weightsAIJGeometricMean": try GroupAHP(AHP(priorities: .geometricMean)).weigh(group).values,
      "weightsAIPGeometric": try GroupAHP(AHP(priorities: .geometricMean), aggregation: .priorities).weigh(group)
        .values,
    ])
  }

  @Test(arguments: WeightingOracle.named("AHP hierarchy")) func hierarchy(_ name: String) throws {
    let oracle = try WeightingOracle(named: name)
    let criteria = oracle.names("criteria", count: 0)
    let alternatives = oracle.names("alternatives", count: 0)
    let goal = try PairwiseComparisons(
      criteria: criteria, values: WeightingOracle.matrix(oracle.input["criteriaPairwise"]))
    let ahp = try AHP()
    let weighting = try HierarchyAHP(ahp).weigh(PairwiseHierarchy(goal: goal))
    var performances: [String: AHPSynthesis.Performance] = [:]
    for criterion in criteria {
      if let measured = oracle.input["\(criterion)Measured"] {
        performances[criterion] = .measured(WeightingOracle.numbers(measured), .maximize)
      } else {
        let values = try WeightingOracle.matrix(oracle.input[criterion])
        performances[criterion] = .judged(try PairwiseComparisons(criteria: alternatives, values: values))
      }
    }
    let synthesis = try AHPSynthesis(of: alternatives, under: performances, weights: weighting.weights, ahp: ahp)
    var found: [String: [Double]] = [
      "criteriaWeights": weighting.values, "globalPriorities": synthesis.priorities,
      "ranking": synthesis.ranks.map(Double.init),
    ]
    for (column, criterion) in criteria.enumerated() {
      found["\(criterion)Priorities"] = synthesis.localPriorities.column(column)
    }
    oracle.expect(found)
  }
}
