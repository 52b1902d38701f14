import Criteria
import LinearAlgebra
import Provenance

extension DecisionError {
  /// The sentence for people.
  public var description: String {
    switch self {
    case .unknownMethod(let name, let available):
      "There is no method '\(name)'.\(NearestName.hint(for: name, among: available)) "
        + "There are: \(available.joined(separator: ", "))."
    case .unknownSetting(let name, let method, let available):
      "\(method) has no setting '\(name)'.\(NearestName.hint(for: name, among: available)) "
        + (available.isEmpty ? "It has none." : "It has: \(available.joined(separator: ", ")).")
    case .setting(let name, let value, let allowed):
      // Counts are settings too and have no decimals.
      "\(name) is \(Int(exactly: value).map(String.init) ?? String(value)); it must be \(allowed)."
    case .settingName(let name, let value, let allowed):
      "\(name) is '\(value)'; it must be one of: \(allowed.joined(separator: ", "))."
        + NearestName.hint(for: value, among: allowed)
    case .weightsMismatch(let unweighted, let unknown, let criteria):
      Self.mismatch(unweighted, unknown, criteria)
    case .count(let count, let expected, let what):
      "There are \(count) \(what); \(expected) are needed."
    case .profileOrder(let category, let criterion):
      "The lower boundary of the category '\(category)' is worse than the one below it in '\(criterion)'; "
        + "boundaries go from the worst category to the best."
    case .boundaryNotFinite(let category, let criterion):
      "The lower boundary of the category '\(category)' has no finite number in '\(criterion)'."
    case .missingBoundary(let criterion, let available):
      "The boundaries between categories have no value for '\(criterion)'."
        + NearestName.hint(for: criterion, among: available)
    case .repeatedName(let name, let kind):
      "There are two \(kind) of the name '\(name)'; each name must be used once."
    case .linearAlgebra(let error):
      error.description
    case .weighting(let error):
      error.description
    case .criteria(let error):
      error.description
    default:
      valueDescription
    }
  }

  /// The sentences about values and sizes.
  private var valueDescription: String {
    switch self {
    case .constantCriterion(let criterion, let method):
      "'\(criterion)' has the same value for every alternative, and \(method) divides by its range. "
        + "It cannot tell them apart: leave it out, or give it the weight 0."
    case .valueTooSmall(let criterion, let alternative, let value, let allowed, let method):
      "The value of '\(alternative)' in '\(criterion)' is \(value); \(method) takes ratios or logarithms of "
        + "the values, which must be \(allowed)."
    case .noPositiveSum(let criterion, let sum, let method):
      "The values of '\(criterion)' add up to \(sum); \(method) divides by that and needs a sum above 0."
    case .outsideBounds(let criterion, let alternative, let value, let low, let high):
      "The value of '\(alternative)' in '\(criterion)' is \(value), outside its bounds \(low) and \(high)."
    case .missingBounds(let criterion, let method):
      "'\(criterion)' has no bounds; \(method) needs the least and the greatest value that could occur."
    case .valuesTooLarge(let method):
      "The values are too large for \(method): a sum or a product exceeds the largest number. Use larger units."
    case .tooManyAlternatives(let count, let limit, let method):
      "\(count) alternatives are too many for \(method), which compares every pair of them; it takes at most \(limit). "
        + "PROMETHEE II, TOPSIS, VIKOR and the weighted sum take millions."
    case .noShares(let method, let alternative, let score, let higherIsBetter):
      "The Bradley-Terry-Luce rule divides scores by their sum and cannot use those of \(method), "
        + (higherIsBetter ? "since that of '\(alternative)' is \(score)." : "which are better when lower.")
        + " Use the logit rule, or a method with scores above 0 that are better when higher."
    case .tooManyObjects(let criteria, let valueCount, let limit):
      "\(criteria) criteria with \(valueCount) characteristic values each make too many objects to compare; "
        + "at most \(limit) are possible. Use fewer criteria or fewer values."
    default: ""
    }
  }

  private static func mismatch(_ unweighted: [String], _ unknown: [String], _ criteria: [String]) -> String {
    var sentences: [String] = []
    if let first = unweighted.first {
      let names = unweighted.map { "'\($0)'" }.joined(separator: ", ")
      sentences.append(
        unweighted.count == 1
          ? "The criterion \(names) has no weight.\(NearestName.hint(for: first, among: unknown))"
          : "The criteria \(names) have no weights.")
    }
    for name in unknown {
      sentences.append(
        "There is a weight for '\(name)' and no such criterion.\(NearestName.hint(for: name, among: criteria))")
    }
    return sentences.joined(separator: " ")
  }
}
