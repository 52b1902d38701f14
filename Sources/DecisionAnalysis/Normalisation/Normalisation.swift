import Criteria
package import Parallelism

/// How criteria in different units are made comparable.
///
/// With x a value, and max, min, Σ and ‖·‖ taken over the alternatives. After a *directed* normalisation more is better
/// on every criterion; the others keep the direction of the criterion.
public enum Normalisation: String, Hashable, Sendable, Codable, CaseIterable {
  /// x as it is. Keeps the direction.
  case none
  /// x / ‖x‖. Keeps the direction.
  case vector
  /// x / Σx. Keeps the direction.
  case sum
  /// (x − min) / (max − min); minimised: (max − x) / (max − min). Directed.
  case minMax = "min-max"
  /// x / max; minimised: min / x. Directed. Also called linear, ratio or best-value normalisation.
  case ratio
  /// x / max; minimised: 1 − x / max. Directed.
  case maximum
  /// x / Σx; minimised: (1 / x) / Σ(1 / x). Directed.
  case sumReciprocal = "sum-reciprocal"
  /// x / ‖x‖; minimised: 1 − x / ‖x‖. Directed.
  case vectorComplement = "vector-complement"
  /// ln x / ln Πx; minimised: (1 − ln x / ln Πx) / (n − 1). Directed; only for values above 1. Zavadskas, Turskis
  /// (2008).
  case logarithmic
  /// 1 − (max − x) / Σ(max − x); minimised: 1 − (x − min) / Σ(x − min). Directed. Zeng, Li, Yang (2013).
  case enhancedAccuracy = "enhanced-accuracy"

  /// Whether more is better on every criterion afterwards.
  public var isDirected: Bool {
    switch self {
    case .none, .vector, .sum: false
    default: true
    }
  }

  /// Whether another unit of a criterion leaves the normalised values as they are.
  var ignoresUnits: Bool { self != .none && self != .logarithmic }

  /// Whether another zero of a criterion leaves the normalised values as they are.
  var ignoresZeros: Bool { self == .minMax || self == .enhancedAccuracy }

  /// The formula for each criterion that counts.
  ///
  /// A criterion of zeros stays zero under `vector`. A criterion without a range becomes 1 under `minMax` and
  /// `enhancedAccuracy` when *no* criterion has one, so that alternatives that are all equal are a tie.
  ///
  /// - Throws: `constantCriterion`, `valueTooSmall`, `noPositiveSum`. O(n q).
  package func maps(
    _ problem: DecisionProblem, _ summaries: [ColumnSummary], _ workers: Workers
  ) throws(DecisionError) -> [ColumnMap] {
    let areAllConstant = summaries.allSatisfy(\.isConstant)
    var maps: [ColumnMap] = []
    for (criterion, summary) in summaries.enumerated() {
      if ignoresZeros, summary.isConstant {
        guard areAllConstant else {
          throw .constantCriterion(problem.criteria[criterion].name, method: problem.method)
        }
        maps.append(.constant(1))
      } else {
        maps.append(try map(problem, criterion, summary, workers))
      }
    }
    return maps
  }

  private func map(
    _ problem: DecisionProblem, _ criterion: Int, _ summary: ColumnSummary, _ workers: Workers
  ) throws(DecisionError) -> ColumnMap {
    let isMaximised = problem.signs[criterion] > 0
    switch self {
    case .none:
      return .affine(origin: 0, divisor: 1, constant: 0)
    case .vector:
      return summary.norm == 0 ? .constant(0) : .affine(origin: 0, divisor: summary.norm, constant: 0)
    case .vectorComplement:
      guard summary.norm > 0 else { return .constant(isMaximised ? 0 : 1) }
      return isMaximised
        ? .affine(origin: 0, divisor: summary.norm, constant: 0)
        : .affine(origin: 0, divisor: -summary.norm, constant: 1)
    case .minMax:
      return isMaximised
        ? .affine(origin: summary.minimum, divisor: summary.range, constant: 0)
        : .affine(origin: summary.maximum, divisor: -summary.range, constant: 0)
    case .sum:
      try problem.requirePositive(sum: summary.sum, criterion)
      return .affine(origin: 0, divisor: summary.sum, constant: 0)
    case .ratio, .maximum, .sumReciprocal:
      return try ratioMap(problem, criterion, summary, workers)
    case .logarithmic:
      return try logarithmicMap(problem, criterion, summary, workers)
    case .enhancedAccuracy:
      let count = Double(problem.alternativeCount)
      // Σ(max − x), with the origin at an extreme so that no digits are lost on the way.
      return isMaximised
        ? .affine(origin: summary.maximum, divisor: count * summary.maximum - summary.sum, constant: 1)
        : .affine(origin: summary.minimum, divisor: -(summary.sum - count * summary.minimum), constant: 1)
    }
  }

  /// Normalisations that divide by the best value or by a sum.
  private func ratioMap(
    _ problem: DecisionProblem, _ criterion: Int, _ summary: ColumnSummary, _ workers: Workers
  ) throws(DecisionError) -> ColumnMap {
    let isMaximised = problem.signs[criterion] > 0
    let divides = isMaximised || self == .maximum
    try problem.requirePositive(criterion, summary, divides ? .atLeastZero : .aboveZero)
    guard divides else {
      return .reciprocal(
        numerator: self == .ratio
          ? summary.minimum : 1 / ColumnSummary.sumOfReciprocals(problem, criterion, workers))
    }
    let divisor = self == .sumReciprocal ? summary.sum : summary.maximum
    try problem.requirePositive(sum: divisor, criterion)
    return isMaximised
      ? .affine(origin: 0, divisor: divisor, constant: 0) : .affine(origin: 0, divisor: -divisor, constant: 1)
  }

  private func logarithmicMap(
    _ problem: DecisionProblem, _ criterion: Int, _ summary: ColumnSummary, _ workers: Workers
  ) throws(DecisionError) -> ColumnMap {
    // Below 1 the logarithms differ in sign, and the formula turns the order of the alternatives round.
    try problem.requirePositive(criterion, summary, .aboveOne)
    let total = ColumnSummary.sumOfLogarithms(problem, criterion, workers)
    guard problem.signs[criterion] < 0 else { return .logarithm(divisor: total, factor: 1, constant: 0) }
    let others = Double(max(1, problem.alternativeCount - 1))
    return .logarithm(divisor: total, factor: -1 / others, constant: 1 / others)
  }
}

/// What the values of a criterion must be for a method that divides by them.
package enum ValueFloor: String, Sendable {
  case atLeastZero = "at least 0"
  case aboveZero = "above 0"
  case aboveOne = "above 1"

  /// Whether a value is allowed.
  package func allows(_ value: Double) -> Bool {
    switch self {
    case .atLeastZero: value >= 0
    case .aboveZero: value > 0
    case .aboveOne: value > 1
    }
  }
}

extension DecisionProblem {
  /// Every value of a criterion is above a floor.
  ///
  /// - Throws: `valueTooSmall` for the first one that is not.
  package func requirePositive(
    _ criterion: Int, _ summary: ColumnSummary, _ floor: ValueFloor = .aboveZero
  ) throws(DecisionError) {
    guard !floor.allows(summary.minimum) else { return }
    for alternative in 0..<alternativeCount where !floor.allows(value(alternative, criterion)) {
      throw .valueTooSmall(
        criterion: criteria[criterion].name, alternative: matrix.alternative(alternative),
        value: value(alternative, criterion), allowed: floor.rawValue, method: method)
    }
  }

  /// A sum that is divided by is positive.
  package func requirePositive(sum: Double, _ criterion: Int) throws(DecisionError) {
    guard sum > 0 else { throw .noPositiveSum(criterion: criteria[criterion].name, sum: sum, method: method) }
  }
}
