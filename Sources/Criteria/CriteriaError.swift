public import Provenance

/// What can be wrong with a weighting table, a criterion, a set of weights or a decision matrix.
public enum CriteriaError: PonderaError {
  /// There is no segment or no criterion.
  case emptyTable
  /// The values do not have one row a segment and one column a criterion.
  case shape(rows: Int, columns: Int, segments: Int, criteria: Int)
  /// Two segments or two criteria have one name.
  case repeatedName(String, kind: String)
  /// A weight is not a finite number.
  case notFinite(segment: String, criterion: String)
  /// Shares need weights of at least 0 whose sum is positive.
  case noShares(segment: String)
  /// A criterion is not among those of the table.
  case unknownCriterion(String, available: [String])
  /// A criterion has an empty name.
  case unnamedCriterion
  /// A threshold (q, p, v or s) is negative or not finite, or it is 0 where it must not be.
  case threshold(criterion: String, threshold: String, value: Double)
  /// A threshold is larger than the one that must not be below it.
  case thresholdOrder(criterion: String, lower: String, value: Double, upper: String, upperValue: Double)
  /// The bounds of a criterion are not finite or not in order.
  case bounds(criterion: String, low: Double, high: Double)
  /// There are more or fewer weights than criteria.
  case weightCount(Int, criteria: Int)
  /// A weight is negative or not finite.
  case badWeight(criterion: String, value: Double)
  /// Every weight is 0, or there is none.
  case allWeightsZero
  /// There is no alternative or no criterion.
  case emptyDecisionMatrix
  /// The values do not have one row an alternative and one column a criterion.
  case decisionShape(rows: Int, columns: Int, alternatives: Int, criteria: Int)
  /// A value is infinite.
  case valueNotFinite(alternative: String, criterion: String, value: Double)
  /// A value is missing and the rule refuses that.
  case missingValue(alternative: String, criterion: String)
  /// Every value of a criterion is missing.
  case noValues(criterion: String)

  /// Whether the call or the data is to blame.
  public var category: ErrorCategory { .data }

  /// The sentence for people.
  public var description: String {
    switch self {
    case .emptyTable:
      "A weighting table needs at least one segment and one criterion."
    case .shape(let rows, let columns, let segments, let criteria):
      "The weighting table has \(rows) x \(columns) values for \(segments) segments and \(criteria) criteria."
    case .repeatedName(let name, let kind):
      "There are two \(kind) of the name '\(name)'; each name must be used once."
    case .notFinite(let segment, let criterion):
      "The weight of '\(criterion)' for the segment '\(segment)' is missing or not a finite number."
    case .noShares(let segment):
      "The weights of the segment '\(segment)' cannot become shares: they must be at least 0 and not all 0. "
        + "Choose the scale mean, range or rank."
    case .unknownCriterion(let name, let available):
      "The weighting table has no criterion '\(name)'.\(NearestName.hint(for: name, among: available))"
    default: decisionDescription
    }
  }
}
