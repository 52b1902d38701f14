import Criteria
import DecisionAnalysis
import LinearAlgebra

extension PROMETHEEFlows: RankingQuantities {
  func quantities(_ context: RankingContext) throws -> Findings {
    var found: Findings = [
      "positiveFlow": .numbers(positive), "negativeFlow": .numbers(negative), "netFlow": .numbers(net),
    ]
    if context.isAsked("preferenceIndex") {
      let indices = try PROMETHEE2().preferenceIndices(context.matrix, weights: context.weights)
      found["preferenceIndex"] = .numbers(indices.rowMajor)
    }
    return found
  }
}

extension PROMETHEE1Detail: RankingQuantities {
  func quantities(_ context: RankingContext) throws -> Findings {
    var found = try flows.quantities(context)
    if context.isAsked("relations") {
      let count = context.matrix.alternativeCount
      found["relations"] = .names((0..<count).map { a in (0..<count).map { relation(a, $0).rawValue } })
    }
    return found
  }
}

extension ELECTRE1.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    var found: Findings = ["kernel": .counts(kernel)]
    if context.isAsked("outranking") { found["outranking"] = .truths(context.pairs { $0 != $1 && outranks($0, $1) }) }
    return found
  }
}

extension ELECTRE2.Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    [
      "score": .numbers(context.outcome.scores), "directPlaces": .counts(directPlaces),
      "inversePlaces": .counts(inversePlaces),
    ]
  }
}

extension ELECTRE3Detail: RankingQuantities {
  func quantities(_ context: RankingContext) -> Findings {
    var found: Findings = [
      "concordance": .numbers(concordances.rowMajor), "credibility": .numbers(credibilities.rowMajor),
      "sumCredibility": .number(credibilities.elements.reduce(0, +)),
      "descending": .names(context.groups(descendingRanks)), "ascending": .names(context.groups(ascendingRanks)),
    ]
    if context.isAsked("discordancePerCriterion") || context.isAsked("sumDiscordance") {
      let criteria = context.matrix.criteria.map { PseudoCriterion($0) }
      let values = context.matrix.values
      let discordances = context.pairs { a, b in
        criteria.indices.map { criteria[$0].discordance(values[a, $0], values[b, $0]) }
      }.flatMap { $0 }
      found["discordancePerCriterion"] = .numbers(discordances)
      found["sumDiscordance"] = .number(discordances.reduce(0, +))
    }
    return found
  }
}

/// The intermediate quantities of a sorting method under the keys of the case files.
protocol SortingQuantities {
  /// What the method found besides the categories.
  ///
  /// - Parameter categories: The names of the categories, worst first.
  func quantities(_ categories: [String]) -> Findings
}

extension ELECTRETriBDetail: SortingQuantities {
  func quantities(_ categories: [String]) -> Findings {
    // Files list the boundaries of each alternative, the method the alternatives of each boundary.
    func byAlternative(_ lists: [[Double]]) -> CaseValue {
      .numbers((lists.first ?? []).indices.flatMap { alternative in lists.map { $0[alternative] } })
    }
    return [
      "concordanceAlternativeProfile": byAlternative(concordances),
      "concordanceProfileAlternative": byAlternative(boundaryConcordances),
      "credibilityAlternativeProfile": byAlternative(credibilities),
      "credibilityProfileAlternative": byAlternative(boundaryCredibilities),
      "pessimistic": .words(pessimistic.map { categories[$0] }),
      "optimistic": .words(optimistic.map { categories[$0] }),
    ]
  }
}
