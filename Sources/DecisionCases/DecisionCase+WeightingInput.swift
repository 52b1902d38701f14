import Criteria
public import DecisionAnalysis
import LinearAlgebra

extension DecisionCase {
  /// What weights are to be made of.
  ///
  /// | kind | keys of `input` |
  /// |---|---|
  /// | matrix | those of ``decisionMatrix()`` |
  /// | judgments | `pairwise` with `labels` or `criteria`; else `criteriaPairwise` |
  /// | group judgments | `decisionMakers`: a list of matrices |
  /// | hierarchy | `criteriaPairwise` |
  /// | best-worst | `criteria`, `best`, `worst`, `bestToOthers`, `othersToWorst` |
  /// | ranked ratios | `order` with `scores` |
  /// | rank comparisons | `matrix` with `criteria` |
  /// | ranks | `n`, or `order`, or `ranks` with `criteria` |
  /// | points | `points` with `criteria` |
  /// | outcome | `ratings` with `outcome` and `criteria` |
  ///
  /// - Parameter kind: What the method takes.
  /// - Throws: `noInput` when the case has none of the keys; `missing`, `wrongKind`, `rowLength`, `count`, `decision`.
  public func weightingInput(for kind: WeightingInputKind) throws(DecisionCaseError) -> any WeightingInput {
    let needed: [WeightingInputKind: [String]] = [
      .matrix: ["matrix"], .judgments: ["pairwise", "criteriaPairwise"], .groupJudgments: ["decisionMakers"],
      .hierarchy: ["criteriaPairwise"], .bestWorst: ["bestToOthers"], .rankedRatios: ["scores"],
      .rankComparisons: ["matrix"], .ranks: ["n", "order", "ranks"], .points: ["points"], .outcome: ["ratings"],
    ]
    guard needed[kind, default: []].contains(where: { input[$0].exists }) else {
      throw .noInput(file: name, needed: kind)
    }
    switch kind {
    case .matrix: return try decisionMatrix()
    case .judgments: return try judgments(input["pairwise"].exists ? input["pairwise"] : input["criteriaPairwise"])
    case .groupJudgments: return try groupJudgments()
    case .hierarchy:
      let goal = try judgments(input["criteriaPairwise"])
      return try naming { try PairwiseHierarchy(goal: goal) }
    case .bestWorst: return try bestWorst()
    case .rankedRatios:
      let (order, scores) = (try input["order"].texts(), try input["scores"].numbers())
      return try naming { try RankedRatios(order: order, scores: scores) }
    case .rankComparisons:
      let values = try input["matrix"].matrix()
      let names = try criterionNames(values.columnCount)
      return try naming { try RankComparisons(criteria: names, values: values) }
    case .ranks: return try ranks()
    case .points:
      let points = try input["points"].numbers()
      let names = try criterionNames(points.count)
      return try naming { try CriterionPoints(criteria: names, values: points) }
    case .outcome:
      let (ratings, outcome) = (try input["ratings"].matrix(), try input["outcome"].optionalNumbers())
      let names = try criterionNames(ratings.columnCount)
      return try naming {
        try OutcomeRatings(criteria: names, ratings: ratings, outcome: outcome.map { $0 ?? .nan })
      }
    }
  }

  /// The judgments at a place.
  func judgments(_ place: CaseNode) throws(DecisionCaseError) -> PairwiseComparisons {
    let values = try place.matrix()
    let names = try criterionNames(values.columnCount)
    return try naming { try PairwiseComparisons(criteria: names, values: values) }
  }

  private func groupJudgments() throws(DecisionCaseError) -> PairwiseGroup {
    var members: [PairwiseGroup.Member] = []
    for (place, entry) in try input["decisionMakers"].list("a list of matrices").enumerated() {
      members.append(PairwiseGroup.Member("m\(place + 1)", try judgments(entry)))
    }
    return try naming { try PairwiseGroup(members) }
  }

  private func bestWorst() throws(DecisionCaseError) -> BestWorstComparisons {
    let best = try input["bestToOthers"].numbers()
    let worst = try input["othersToWorst"].numbers()
    let names = try criterionNames(best.count)
    let (first, last) = (try input["best"].text(), try input["worst"].text())
    return try naming {
      try BestWorstComparisons(
        criteria: names, best: first, worst: last, bestToOthers: best, othersToWorst: worst)
    }
  }

  private func ranks() throws(DecisionCaseError) -> CriterionRanks {
    if input["n"].exists {
      let count = try input["n"].whole(1...10_000)
      return try naming { try CriterionRanks(order: (1...count).map { ["c\($0)"] }) }
    }
    if input["ranks"].exists {
      var ranks: [Int] = []
      for entry in try input["ranks"].list("a list of ranks") { ranks.append(try entry.whole(1...10_000)) }
      let names = try criterionNames(ranks.count)
      return try naming { try CriterionRanks(criteria: names, ranks: ranks) }
    }
    var order: [[String]] = []
    for entry in try input["order"].list("a list of names") {
      // Names in a list of their own are tied.
      if case .list? = entry.value { order.append(try entry.texts()) } else { order.append([try entry.text()]) }
    }
    return try naming { try CriterionRanks(order: order) }
  }
}
