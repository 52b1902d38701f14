import Criteria
import DecisionAnalysis
import LinearAlgebra

extension DecisionCase {
  /// Everything that a case about one matrix of judgments may ask for.
  func judgmentFindings() throws -> Findings {
    let comparisons = try weightingInput(for: .judgments)
    func weigh(_ settings: [String: SettingValue]) throws -> (result: WeightingResult, detail: AHP.Detail) {
      guard let ahp = try weightingMethod(AHP.identifier, settings: settings) as? AHP,
        let judgments = comparisons as? PairwiseComparisons
      else { throw DecisionCaseError.noInput(file: name, needed: .judgments) }
      let weighting = try ahp.weigh(judgments)
      return (weighting.result, weighting.detail)
    }
    func priorities(_ kind: AHPPriorities) -> [String: SettingValue] { ["priorities": .name(kind.rawValue)] }
    let eigen = try weigh(priorities(.eigenvector))
    let mean = try weigh(priorities(.columnMean))
    let table = RandomIndexTable.aguaronMorenoJimenez2003
    let other = try weigh(["random-index": .name(table.rawValue)])
    var found: Findings = [
      "weights": .numbers(try weigh([:]).result.values), "weightsEigenvector": .numbers(eigen.result.values),
      "weightsNormalisedColumnMean": .numbers(mean.result.values),
      "weightsGeometricMean": .numbers(try weigh(priorities(.geometricMean)).result.values),
      "lambdaMax": .number(eigen.detail.lambdaMax), "lambdaMaxEigenvector": .number(eigen.detail.lambdaMax),
      "lambdaMaxApprox": .number(mean.detail.lambdaEstimate),
      "consistencyIndex": .number(eigen.detail.consistencyIndex),
      "consistentAt0_10": .truths([eigen.result.consistency?.isAcceptable == true]),
    ]
    found["consistencyRatio"] = .number(eigen.result.consistency?.ratio)
    found["consistencyRatioEigenvector"] = found["consistencyRatio"]
    // Files call this table Alonso and Lamata's; its 0.882 for four criteria is Aguarón and Moreno-Jiménez's.
    found["consistencyRatioAlonsoLamataRI"] = .number(other.result.consistency?.ratio)
    found["koczkodaj"] = .number(eigen.detail.koczkodajIndex)
    let count = Double(comparisons.criterionNames.count)
    if count > 1 {
      let index = (mean.detail.lambdaEstimate - count) / (count - 1)
      found["consistencyIndexApprox"] = .number(index)
      found["consistencyRatioApprox"] = .number(eigen.result.consistency?.reference.map { index / $0 })
    }
    for filled in eigen.detail.filled { found["missing_\(filled.first)_\(filled.second)"] = .number(filled.value) }
    return found
  }

  /// Joint judgments and joint priorities.
  func groupFindings() throws -> Findings {
    guard let group = try weightingInput(for: .groupJudgments) as? PairwiseGroup else {
      throw DecisionCaseError.noInput(file: name, needed: .groupJudgments)
    }
    let judgments = try GroupAHP(AHP()).weigh(group)
    let means = try AHP(priorities: .geometricMean)
    var found: Findings = [
      "weights": .numbers(judgments.values), "weightsAIJEigenvector": .numbers(judgments.values),
      "weightsAIJGeometricMean": .numbers(try GroupAHP(means).weigh(group).values),
      "weightsAIPGeometric": .numbers(try GroupAHP(means, aggregation: .priorities).weigh(group).values),
    ]
    found["aggregatedPairwise"] = judgments.detail.joint.map { .numbers($0.values.rowMajor) }
    found["consistencyRatioAIJ"] = .number(judgments.consistency?.ratio)
    return found
  }

  /// A hierarchy, and the alternatives under it where the case has any.
  func hierarchyFindings() throws -> Findings {
    let ahp = try AHP()
    guard let hierarchy = try weightingInput(for: .hierarchy) as? PairwiseHierarchy else {
      throw DecisionCaseError.noInput(file: name, needed: .hierarchy)
    }
    let weighting = try HierarchyAHP(ahp).weigh(hierarchy)
    var found: Findings = ["weights": .numbers(weighting.values), "criteriaWeights": .numbers(weighting.values)]
    guard input["alternatives"].exists else { return found }
    let alternatives = try input["alternatives"].texts()
    var performances: [String: AHPSynthesis.Performance] = [:]
    for criterion in weighting.criteria {
      let measured = input["\(criterion)Measured"]
      if measured.exists {
        performances[criterion] = .measured(try measured.numbers(), .maximize)
      } else {
        let values = try input[criterion].matrix()
        performances[criterion] = .judged(try PairwiseComparisons(criteria: alternatives, values: values))
      }
    }
    let synthesis = try AHPSynthesis(of: alternatives, under: performances, weights: weighting.weights, ahp: ahp)
    found["globalPriorities"] = .numbers(synthesis.priorities)
    found["ranking"] = .counts(synthesis.ranks)
    for (column, criterion) in weighting.criteria.enumerated() {
      found["\(criterion)Priorities"] = .numbers(synthesis.localPriorities.column(column))
    }
    return found
  }
}
