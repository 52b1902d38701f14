/// The best criterion compared with all, and all compared with the worst.
public struct BestWorstComparisons: WeightingInput, Hashable {
  /// Comparisons with the best and the worst criterion.
  public static var kind: WeightingInputKind { .bestWorst }

  /// The names of the criteria, each once.
  public let criteria: [String]
  /// The place of the most important criterion.
  public let best: Int
  /// The place of the least important criterion.
  public let worst: Int
  /// a_Bj: how many times as important the best is as each criterion, at least 1.
  public let bestToOthers: [Double]
  /// a_jW: how many times as important each criterion is as the worst, at least 1.
  public let othersToWorst: [Double]

  /// The names of the criteria.
  public var criterionNames: [String] { criteria }

  /// a_BW: how many times as important the best criterion is as the worst.
  public var bestToWorst: Double { bestToOthers[worst] }

  /// Checks and keeps comparisons.
  ///
  /// - Parameters:
  ///   - criteria: n names, each once.
  ///   - best: The name of the most important criterion.
  ///   - worst: The name of the least important one; the same only when there is one criterion.
  ///   - bestToOthers: n finite numbers of at least 1, with 1 for the best itself.
  ///   - othersToWorst: n finite numbers of at least 1, with 1 for the worst itself.
  /// - Throws: `noCriteria`, `repeatedName`, `unknownCriterion`, `bestIsWorst`, `count`, `judgment`, `selfJudgment`,
  ///   `conflictingJudgments` when the two lists disagree on best against worst.
  public init(
    criteria: [String], best: String, worst: String, bestToOthers: [Double], othersToWorst: [Double]
  ) throws(DecisionError) {
    try CriterionNames.check(criteria)
    let (top, bottom) = (
      try CriterionNames.place(of: best, in: criteria), try CriterionNames.place(of: worst, in: criteria)
    )
    guard top != bottom || criteria.count == 1 else { throw .weighting(.bestIsWorst(best)) }
    for (list, what) in [(bestToOthers, "comparisons of the best"), (othersToWorst, "comparisons with the worst")]
    where list.count != criteria.count {
      throw .count(list.count, expected: criteria.count, what: what)
    }
    let allowed = "a finite number of at least 1"
    for (place, name) in criteria.enumerated() {
      for (first, second, value) in [(best, name, bestToOthers[place]), (name, worst, othersToWorst[place])]
      where !(value.isFinite && value >= 1) {
        throw .weighting(.judgment(first: first, second: second, value: value, allowed: allowed))
      }
    }
    for (name, value) in [(best, bestToOthers[top]), (worst, othersToWorst[bottom])] where value != 1 {
      throw .weighting(.selfJudgment(name, value: value, expected: 1))
    }
    guard bestToOthers[bottom] == othersToWorst[top] else {
      throw .weighting(
        .conflictingJudgments(best: best, worst: worst, fromBest: bestToOthers[bottom], toWorst: othersToWorst[top]))
    }
    self.criteria = criteria
    self.best = top
    self.worst = bottom
    self.bestToOthers = bestToOthers
    self.othersToWorst = othersToWorst
  }
}
