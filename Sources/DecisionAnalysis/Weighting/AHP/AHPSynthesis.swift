public import Criteria
public import LinearAlgebra
import Parallelism

/// The end of an analytic hierarchy process: alternatives compared under each criterion, and their priorities in all.
///
///     pᵢ = Σⱼ wⱼ pᵢⱼ
///
/// with w the weights of the criteria and pᵢⱼ the share of alternative i under criterion j (distributive mode). Adding an
/// alternative changes all shares and can turn the order of two others.
///
/// Source: Saaty (1977), doi:10.1016/0022-2496(77)90033-5.
public struct AHPSynthesis: Hashable, Sendable {
  /// How the alternatives do under one criterion.
  public enum Performance: Hashable, Sendable {
    /// They were compared in pairs.
    case judged(PairwiseComparisons)
    /// They were measured: one value above 0 for each alternative, in their order. To maximise, a share is x / Σ x; to
    /// minimise, (1 / x) / Σ 1 / x.
    case measured([Double], Direction)
  }

  /// The names of the alternatives.
  public let alternatives: [String]
  /// The weights of the criteria.
  public let weights: Weights
  /// The shares of the alternatives, with sum 1 under each criterion: one row an alternative, one column a criterion.
  public let localPriorities: Matrix
  /// The shares of the alternatives in all, with sum 1.
  public let priorities: [Double]
  /// How well the judgments under each criterion fit together; `nil` where values were measured.
  public let consistencies: [JudgmentConsistency?]

  /// One rank for each alternative: 1 is best, and ties share the best rank.
  public var ranks: [Int] { Ranks.of(priorities, higherIsBetter: true, workers: .one) ?? [] }

  /// Joins weights and performances.
  ///
  /// - Parameters:
  ///   - alternatives: n names, each once.
  ///   - performances: For each criterion how the alternatives do. Comparisons have the alternatives as their names.
  ///   - weights: The weights of the criteria; only their ratios matter.
  ///   - ahp: How comparisons are read.
  /// - Throws: `noCriteria`, `repeatedName`, `unjudgedAlternatives`, `judgedAlternatives` when comparisons are of
  ///   others, `count`, `measurement`, and what ``AHP/weigh(_:)`` throws.
  public init(
    of alternatives: [String], under performances: [String: Performance], weights: Weights, ahp: AHP
  ) throws(DecisionError) {
    try CriterionNames.check(alternatives)
    var columns: [[Double]] = []
    var consistencies: [JudgmentConsistency?] = []
    for criterion in weights.criteria {
      switch performances[criterion] {
      case nil: throw .weighting(.unjudgedAlternatives(criterion: criterion))
      case .judged(let comparisons)?:
        let weighting = try ahp.weigh(Self.ordered(comparisons, alternatives, criterion))
        columns.append(weighting.values)
        consistencies.append(weighting.consistency)
      case .measured(let values, let direction)?:
        columns.append(try Self.shares(values, direction, alternatives, criterion))
        consistencies.append(nil)
      }
    }
    do throws(LinearAlgebraError) { localPriorities = try Matrix(columns: columns) } catch {
      throw .linearAlgebra(error)
    }
    self.alternatives = alternatives
    self.weights = weights
    self.consistencies = consistencies
    let shares = weights.normalised
    priorities = alternatives.indices.map { row in
      zip(columns, shares).reduce(0) { $0 + $1.1 * $1.0[row] }
    }
  }

  /// Comparisons of the alternatives, in their order.
  private static func ordered(
    _ comparisons: PairwiseComparisons, _ alternatives: [String], _ criterion: String
  ) throws(DecisionError) -> PairwiseComparisons {
    let missing = alternatives.filter { !comparisons.criteria.contains($0) }
    let unknown = comparisons.criteria.filter { !alternatives.contains($0) }
    guard missing.isEmpty, unknown.isEmpty else {
      throw .weighting(.judgedAlternatives(criterion: criterion, missing: missing, unknown: unknown))
    }
    return comparisons.reordered(to: alternatives)
  }

  private static func shares(
    _ values: [Double], _ direction: Direction, _ alternatives: [String], _ criterion: String
  ) throws(DecisionError) -> [Double] {
    guard values.count == alternatives.count else {
      throw .count(values.count, expected: alternatives.count, what: "values of '\(criterion)'")
    }
    for (name, value) in zip(alternatives, values) where !(value.isFinite && value > 0) {
      throw .weighting(
        .measurement(alternative: name, criterion: criterion, value: value, allowed: "a finite number above 0"))
    }
    let extreme = (direction == .maximize ? values.max() : values.min()) ?? 1
    let relative = values.map { direction == .maximize ? $0 / extreme : extreme / $0 }
    let total = relative.reduce(0, +)
    return relative.map { $0 / total }
  }
}
