public import Criteria
public import Provenance

/// What can be wrong with the input of a weighting method.
///
/// It travels inside ``DecisionError/weighting(_:)``: the cases are about judgments, ranks and points, which ranking does not
/// know.
public enum WeightingError: PonderaError {
  /// The method takes another kind of input.
  case wrongInput(method: String, needed: WeightingInputKind, given: WeightingInputKind)
  /// Names or weights are wrong.
  case criteria(CriteriaError)
  /// There is no criterion to weigh.
  case noCriteria
  /// A name is not among the criteria.
  case unknownCriterion(String, available: [String])
  /// The judgments do not have one row and one column a criterion.
  case judgmentShape(rows: Int, columns: Int, criteria: Int)
  /// A comparison of two criteria has a value that it may not have.
  case judgment(first: String, second: String, value: Double, allowed: String)
  /// A criterion compared with itself has another value than it must have.
  case selfJudgment(String, value: Double, expected: Double)
  /// Two criteria are compared twice and the values are not reciprocal.
  case notReciprocal(first: String, second: String, value: Double, mirrored: Double)
  /// Two criteria are compared twice and the values do not add up to 1.
  case notComplementary(first: String, second: String, value: Double, mirrored: Double)
  /// No chain of judgments leads from one criterion to another.
  case unconnected(first: String, second: String)
  /// The best and the worst criterion are the same, and there are others.
  case bestIsWorst(String)
  /// The best criterion is compared with the worst twice, with different values.
  case conflictingJudgments(best: String, worst: String, fromBest: Double, toWorst: Double)
  /// A criterion of a ranking weighs less than the next one.
  case outOfOrder(first: String, second: String, ratio: Double)
  /// A rank is not in 1 ... n.
  case rank(criterion: String, value: Int, count: Int)
  /// Points lie outside what the method allows.
  case points(criterion: String, value: Double, allowed: String)
  /// The allocated points do not add up to what there was to allocate.
  case pointTotal(Double, expected: Double)
  /// There is nobody in the group.
  case noMembers
  /// A member of a group counts with a weight that is no weight.
  case memberWeight(member: String, value: Double)
  /// A member of a group judged other criteria than the first member.
  case memberCriteria(member: String, missing: [String], unknown: [String])
  /// A group of criteria is described and stands nowhere in the hierarchy.
  case unknownGroup(String, available: [String])
  /// The alternatives have no priorities under a criterion.
  case unjudgedAlternatives(criterion: String)
  /// Others than the alternatives were compared under a criterion.
  case judgedAlternatives(criterion: String, missing: [String], unknown: [String])
  /// A measured value of an alternative cannot be turned into a share.
  case measurement(alternative: String, criterion: String, value: Double, allowed: String)
  /// A value among ratings or outcomes is infinite.
  case ratingNotFinite(row: Int, name: String, value: Double)
  /// There are fewer complete rows than the method needs.
  case tooFewRows(Int, needed: Int)
  /// The outcome is the same in every row.
  case constantOutcome
  /// There are more criteria than the method can take.
  case tooManyCriteria(Int, limit: Int, method: String)
  /// There are more criteria than a table of every two of them is made for.
  case tooManyPairs(criteria: Int, limit: Int, method: String)

  /// Whether the call or the data is to blame.
  public var category: ErrorCategory {
    switch self {
    case .wrongInput: .usage
    case .criteria(let error): error.category
    default: .data
    }
  }
}
