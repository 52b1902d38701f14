import Criteria
import Provenance

extension WeightingError {
  /// The sentence for people.
  public var description: String {
    switch self {
    case .wrongInput(let method, let needed, let given):
      "The method \(method) takes \(needed.summary); this is \(given.summary)."
    case .criteria(let error):
      error.description
    case .noCriteria:
      "There is nothing to weigh: at least one criterion is needed."
    case .unknownCriterion(let name, let available):
      "There is no criterion '\(name)'.\(NearestName.hint(for: name, among: available)) "
        + "There are: \(available.joined(separator: ", "))."
    case .noMembers:
      "There is nobody in the group; at least one member is needed."
    case .memberWeight(let member, let value):
      "The weight of the member '\(member)' is \(Self.text(value)); it must be a finite number above 0."
    case .memberCriteria(let member, let missing, let unknown):
      Self.mismatch("The member '\(member)' did not judge", "The first member did not judge", missing, unknown)
    case .judgedAlternatives(let criterion, let missing, let unknown):
      Self.mismatch(
        "Under '\(criterion)' nobody compared", "Under '\(criterion)' there is no alternative", missing, unknown)
    case .unknownGroup(let name, let available):
      "The group '\(name)' stands nowhere in the hierarchy.\(NearestName.hint(for: name, among: available))"
    case .unjudgedAlternatives(let criterion):
      "Nothing says how the alternatives do under '\(criterion)'."
    case .measurement(let alternative, let criterion, let value, let allowed):
      "The value of '\(alternative)' in '\(criterion)' is \(Self.text(value)); to become a share it must be \(allowed)."
    case .ratingNotFinite(let row, let name, let value):
      "Row \(row + 1) of '\(name)' is \(Self.text(value)); values must be finite numbers, or missing."
    case .tooFewRows(let count, let needed):
      "There are \(count) complete rows; at least \(needed) are needed."
    case .constantOutcome:
      "The outcome is the same in every row, so nothing can explain its differences."
    case .tooManyCriteria(let count, let limit, let method):
      "\(count) criteria are too many for \(method), which goes through every subset of them; it takes at most \(limit). "
        + "The method relative-weights comes close and takes any number."
    case .tooManyPairs(let count, let limit, let method):
      "\(count) criteria are too many for \(method), which works on a table of every two of them, "
        + "\(count) x \(count) numbers; it takes at most \(limit). Choose fewer criteria, or another method."
    default: judgmentDescription
    }
  }

  /// The sentences about judgments, ranks and points.
  private var judgmentDescription: String {
    switch self {
    case .judgmentShape(let rows, let columns, let criteria):
      "There are \(rows) x \(columns) judgments for \(criteria) criteria; each criterion needs a row and a column."
    case .judgment(let first, let second, let value, let allowed):
      "The judgment of '\(first)' against '\(second)' is \(Self.text(value)); it must be \(allowed)."
    case .selfJudgment(let criterion, let value, let expected):
      "'\(criterion)' against itself is \(Self.text(value)); it must be \(Self.text(expected))."
    case .notReciprocal(let first, let second, let value, let mirrored):
      "'\(first)' against '\(second)' is \(Self.text(value)), and '\(second)' against '\(first)' is \(Self.text(mirrored)); "
        + "one must be 1 divided by the other."
    case .notComplementary(let first, let second, let value, let mirrored):
      "'\(first)' against '\(second)' is \(Self.text(value)), and '\(second)' against '\(first)' is \(Self.text(mirrored)); "
        + "the two must add up to 1."
    case .unconnected(let first, let second):
      "No chain of judgments leads from '\(first)' to '\(second)', so their weights cannot be compared; "
        + "judge one pair that joins them."
    case .bestIsWorst(let criterion):
      "'\(criterion)' is both the best and the worst criterion; they must differ."
    case .conflictingJudgments(let best, let worst, let fromBest, let toWorst):
      "'\(best)' against '\(worst)' is \(Self.text(fromBest)) among the comparisons of the best and \(Self.text(toWorst)) among those with "
        + "the worst; both must be the same."
    case .outOfOrder(let first, let second, let ratio):
      "'\(first)' stands before '\(second)' and is said to weigh \(Self.text(ratio)) times as much; the ratio must be a finite "
        + "number of at least 1, or the order is wrong."
    case .rank(let criterion, let value, let count):
      "The rank of '\(criterion)' is \(value); it must be a whole number from 1 to \(count)."
    case .points(let criterion, let value, let allowed):
      "'\(criterion)' has \(Self.text(value)) points; they must be \(allowed)."
    case .pointTotal(let total, let expected):
      "The points add up to \(Self.text(total)); exactly \(Self.text(expected)) are to be allocated."
    default: ""
    }
  }

  /// A number without needless decimals.
  private static func text(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }

  private static func mismatch(
    _ missingWords: String, _ unknownWords: String, _ missing: [String], _ unknown: [String]
  ) -> String {
    var sentences: [String] = []
    if !missing.isEmpty {
      sentences.append("\(missingWords) \(missing.map { "'\($0)'" }.joined(separator: ", ")).")
    }
    for name in unknown {
      sentences.append("\(unknownWords) '\(name)'.\(NearestName.hint(for: name, among: missing))")
    }
    return sentences.joined(separator: " ")
  }
}
