import Criteria
import DecisionAnalysis
import Parallelism

extension DecisionCase {
  /// Computes everything that a case of this method may expect.
  ///
  /// - Throws: `unknownWord` when the words of the method are not known, and whatever is wrong with the case.
  func findings(_ workers: Workers) throws -> Findings {
    switch subject {
    case .ranking?: try rankingFindings(rankingMethod(workers: workers))
    case .sorting?: try sortingFindings(sortingMethod(workers: workers))
    case .weighting(AHP.identifier)?: try judgmentFindings()
    case .weighting(GroupAHP.identifier)?: try groupFindings()
    case .weighting(HierarchyAHP.identifier)?: try hierarchyFindings()
    case .weighting?: try weightingFindings(weightingMethod())
    case .rankOrderWeights?: try rankOrderFindings()
    case .normalisations?: try normalisationFindings(workers)
    case .acceptability?: try acceptabilityFindings(workers)
    case .weightStability?: try weightStabilityFindings()
    case .dominance?: try dominanceFindings(workers)
    case .rankAgreement?: try rankAgreementFindings()
    case .weightingTable?: try weightingTableFindings()
    case nil:
      throw DecisionCaseError.unknownWord(
        file: name, key: "method", word: method,
        allowed: RankingCatalogue.identifiers + SortingCatalogue.identifiers + WeightingCatalogue.identifiers)
    }
  }

  private func rankingFindings(_ method: some RankingMethod) throws -> Findings {
    let matrix = try decisionMatrix()
    let weights = try weightsOrEqual(matrix)
    let ranking = try method.rank(matrix, weights: weights)
    var found: Findings = [
      "scores": .numbers(ranking.scores), "ranking": .counts(ranking.ranks),
      "betterIs": .words([ranking.higherIsBetter ? "higher" : "lower"]),
    ]
    if let detail = ranking.detail as? any RankingQuantities {
      let keys = Set(expected.keys)
      let context = RankingContext(
        matrix: matrix, weights: weights, outcome: ranking.outcome, isAsked: { keys.contains($0) })
      found.add(try detail.quantities(context))
    }
    return found
  }

  private func sortingFindings(_ method: some SortingMethod) throws -> Findings {
    let matrix = try decisionMatrix()
    let sorting = try method.sort(matrix, weights: weightsOrEqual(matrix))
    var found: Findings = ["assignment": .words(sorting.assignments.map { sorting.categories[$0] })]
    if let detail = sorting.detail as? any SortingQuantities { found.add(detail.quantities(sorting.categories)) }
    return found
  }

  private func weightingFindings(_ method: some WeightingMethod) throws -> Findings {
    try weightingFindings(method, of: weightingInput(for: type(of: method).inputKind))
  }

  private func weightingFindings<M: WeightingMethod>(
    _ method: M, of input: any WeightingInput
  ) throws -> Findings {
    guard let fitting = input as? M.Input else {
      throw DecisionCaseError.noInput(file: name, needed: M.inputKind)
    }
    let weighting = try method.weigh(fitting)
    var found: Findings = ["weights": .numbers(weighting.values)]
    for (criterion, weight) in zip(weighting.criteria, weighting.values) {
      found["weights.\(criterion)"] = .number(weight)
    }
    if let detail = weighting.detail as? any WeightingQuantities { found.add(detail.quantities(weighting.result)) }
    return found
  }

  private func rankOrderFindings() throws -> Findings {
    let ranks = try weightingInput(for: .ranks)
    func weights(_ method: some WeightingMethod) throws -> CaseValue { .numbers(try method.result(of: ranks).values) }
    return [
      "roc": try weights(RankOrderCentroid()), "rankSum": try weights(RankSum()),
      "reciprocalRank": try weights(RankReciprocal()), "rankExponentP2": try weights(RankExponent(exponent: 2)),
    ]
  }
}
