public import Criteria
public import LinearAlgebra
public import Provenance

/// What can be wrong with a decision: with the call, the weights or the values.
public enum DecisionError: PonderaError {
  /// No method has this name.
  case unknownMethod(String, available: [String])
  /// A method has no setting of this name.
  case unknownSetting(String, method: String, available: [String])
  /// A numeric setting lies outside its range, or is no number.
  case setting(name: String, value: Double, allowed: String)
  /// A setting is not one of the names it may be.
  case settingName(name: String, value: String, allowed: [String])
  /// Weights and matrix are about different criteria: some of the matrix have no weight, or some weights no criterion.
  case weightsMismatch(unweighted: [String], unknown: [String], criteria: [String])
  /// A criterion has one value for all alternatives where a method divides by its range.
  case constantCriterion(String, method: String)
  /// A value is too small where a method divides by it or takes its logarithm.
  case valueTooSmall(criterion: String, alternative: String, value: Double, allowed: String, method: String)
  /// The values of a criterion add up to nothing, or to less than nothing, where a method divides by their sum or mean.
  case noPositiveSum(criterion: String, sum: Double, method: String)
  /// A value lies outside the bounds stated for its criterion.
  case outsideBounds(criterion: String, alternative: String, value: Double, low: Double, high: Double)
  /// A method needs bounds that a criterion does not have.
  case missingBounds(criterion: String, method: String)
  /// Values are so large that what is computed of them is not finite.
  case valuesTooLarge(method: String)
  /// A method that compares pairs of alternatives was given more than it has memory or time for.
  case tooManyAlternatives(Int, limit: Int, method: String)
  /// The combinations of characteristic values are too many.
  case tooManyObjects(criteria: Int, valueCount: Int, limit: Int)
  /// A list of things does not have one entry for each criterion, category or alternative.
  case count(Int, expected: Int, what: String)
  /// A boundary between categories is worse than the one below it on a criterion.
  case profileOrder(category: String, criterion: String)
  /// A boundary between categories has a value that is not finite.
  case boundaryNotFinite(category: String, criterion: String)
  /// The boundaries between categories have no value for a criterion.
  case missingBoundary(criterion: String, available: [String])
  /// Two names are equal that must differ.
  case repeatedName(String, kind: String)
  /// The Bradley-Terry-Luce rule needs scores above 0 that are better when higher.
  case noShares(method: String, alternative: String, score: Double, higherIsBetter: Bool)
  /// Criteria, weights or values are wrong by themselves.
  case criteria(CriteriaError)
  /// A linear-algebra routine failed.
  case linearAlgebra(LinearAlgebraError)
  /// What weights are to be made of is wrong: judgments, ranks, points or an outcome.
  case weighting(WeightingError)

  /// Whether the call or the data is to blame.
  public var category: ErrorCategory {
    switch self {
    case .unknownMethod, .unknownSetting, .setting, .settingName: .usage
    case .linearAlgebra(let error): error.category
    case .weighting(let error): error.category
    case .criteria(let error): error.category
    default: .data
    }
  }
}
