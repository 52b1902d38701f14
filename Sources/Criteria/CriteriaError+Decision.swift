extension CriteriaError {
  /// The sentences about criteria, weights and decision matrices.
  var decisionDescription: String {
    switch self {
    case .unnamedCriterion:
      "A criterion has no name."
    case .threshold(let criterion, let threshold, let value):
      "The threshold \(threshold) of '\(criterion)' is \(value); it must be a finite number "
        + (threshold == "s" ? "above 0." : "of at least 0.")
    case .thresholdOrder(let criterion, let lower, let value, let upper, let upperValue):
      "The thresholds of '\(criterion)' are out of order: \(lower) = \(value) is larger than \(upper) = \(upperValue); "
        + "q ≤ p ≤ v is needed."
    case .bounds(let criterion, let low, let high):
      "The bounds of '\(criterion)' are \(low) and \(high); they must be finite, the lower one first."
    case .weightCount(let count, let criteria):
      "There are \(count) weights for \(criteria) criteria; each criterion needs one."
    case .badWeight(let criterion, let value):
      "The weight of '\(criterion)' is \(value); a weight must be a finite number of at least 0."
    case .allWeightsZero:
      "All weights are 0; at least one must be positive."
    case .emptyDecisionMatrix:
      "There is nothing to decide: at least one alternative and one criterion are needed."
    case .decisionShape(let rows, let columns, let alternatives, let criteria):
      "There are \(rows) x \(columns) values for \(alternatives) alternatives and \(criteria) criteria."
    case .valueNotFinite(let alternative, let criterion, let value):
      "The value of '\(alternative)' in '\(criterion)' is \(value); values must be finite numbers."
    case .missingValue(let alternative, let criterion):
      "The value of '\(alternative)' in '\(criterion)' is missing. Give it, or state a rule for missing values: "
        + MissingValueRule.allCases.dropFirst().map(\.rawValue).joined(separator: ", ") + "."
    case .noValues(let criterion):
      "Every value of '\(criterion)' is missing, so none can take their place; leave the criterion out."
    default: ""
    }
  }
}
