import Criteria
import Provenance

/// A number for each criterion that somebody gave: the more, the more important.
public struct CriterionPoints: WeightingInput, Hashable {
  /// Points for the criteria.
  public static var kind: WeightingInputKind { .points }

  /// The names of the criteria, each once.
  public let criteria: [String]
  /// The points, one number of at least 0 for each criterion, not all 0.
  public let values: [Double]

  /// The names of the criteria.
  public var criterionNames: [String] { criteria }

  /// Checks and keeps points.
  ///
  /// - Throws: `noCriteria`, `repeatedName`, `count`, `points`, `criteria` when all are 0.
  public init(criteria: [String], values: [Double]) throws(DecisionError) {
    try CriterionNames.check(criteria)
    guard values.count == criteria.count else {
      throw .count(values.count, expected: criteria.count, what: "numbers of points")
    }
    for (name, value) in zip(criteria, values) where !(value.isFinite && value >= 0) {
      throw .weighting(.points(criterion: name, value: value, allowed: "a finite number of at least 0"))
    }
    guard values.contains(where: { $0 > 0 }) else { throw .weighting(.criteria(.allWeightsZero)) }
    self.criteria = criteria
    self.values = values
  }

  /// Checks that the points of every criterion lie in a range.
  func require(_ range: ClosedRange<Double>, allowed: String) throws(DecisionError) {
    for (name, value) in zip(criteria, values) where !range.contains(value) {
      throw .weighting(.points(criterion: name, value: value, allowed: allowed))
    }
  }

  /// The points as shares of their sum.
  func weighting(
    method: String, conventions: [Convention], diagnostics: [Diagnostic] = []
  ) throws(DecisionError) -> Weighting<NoDetail> {
    let result = try WeightingResult(
      method: method, conventions: conventions, criteria: criteria, values: values, diagnostics: diagnostics)
    return Weighting(result, detail: NoDetail())
  }
}
