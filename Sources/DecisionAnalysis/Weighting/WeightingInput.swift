public import Criteria

/// Something that weights can be made of: data, judgments, ranks or points.
public protocol WeightingInput: Sendable {
  /// Which kind it is.
  static var kind: WeightingInputKind { get }
  /// The names of the criteria to be weighed, each once.
  var criterionNames: [String] { get }
}

/// What a weighting method takes.
public enum WeightingInputKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// A ``DecisionMatrix``: alternatives by criteria.
  case matrix
  /// ``PairwiseComparisons``: how many times as important one criterion is as another.
  case judgments
  /// A ``PairwiseGroup``: the comparisons of several people.
  case groupJudgments = "group-judgments"
  /// A ``PairwiseHierarchy``: comparisons within groups of criteria, and of the groups.
  case hierarchy
  /// ``BestWorstComparisons``: the best criterion against all, and all against the worst.
  case bestWorst = "best-worst"
  /// ``RankedRatios``: an order, and how many times as important each criterion is as the next.
  case rankedRatios = "ranked-ratios"
  /// ``RankComparisons``: which of two criteria is more important.
  case rankComparisons = "rank-comparisons"
  /// ``CriterionRanks``: an order of the criteria.
  case ranks
  /// ``CriterionPoints``: a number for each criterion.
  case points
  /// ``OutcomeRatings``: ratings of many accounts and an outcome.
  case outcome

  /// The kind in words for people.
  public var summary: String {
    switch self {
    case .matrix: "a matrix of alternatives and criteria"
    case .judgments: "pairwise judgments"
    case .groupJudgments: "the pairwise judgments of a group"
    case .hierarchy: "a hierarchy of pairwise judgments"
    case .bestWorst: "comparisons with the best and the worst criterion"
    case .rankedRatios: "an order of the criteria with the ratios of neighbours"
    case .rankComparisons: "a matrix of which criterion is more important"
    case .ranks: "ranks of the criteria"
    case .points: "points for the criteria"
    case .outcome: "ratings with an outcome"
    }
  }
}

extension DecisionMatrix: WeightingInput {
  /// Alternatives by criteria.
  public static var kind: WeightingInputKind { .matrix }

  /// The names of the columns.
  public var criterionNames: [String] { criteria.map(\.name) }
}
