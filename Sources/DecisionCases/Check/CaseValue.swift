/// What is found for a key of a case.
enum CaseValue: Hashable, Sendable {
  /// Numbers, equal up to a tolerance; lists of lists are read row after row.
  case numbers([Double])
  /// Whole numbers, which must be equal.
  case counts([Int])
  /// Truths, which must be equal.
  case truths([Bool])
  /// Names in groups, which must be equal; names that stand alone are groups of one.
  case names([[String]])

  /// One number.
  static func number(_ value: Double) -> CaseValue { .numbers([value]) }

  /// One number, or none at all.
  static func number(_ value: Double?) -> CaseValue? { value.map { .numbers([$0]) } }

  /// Names that stand alone.
  static func words(_ names: [String]) -> CaseValue { .names(names.map { [$0] }) }
}

/// What is found, by the keys of the case; the keys of objects within objects are joined by points.
typealias Findings = [String: CaseValue]

extension Findings {
  /// Adds what else is found.
  mutating func add(_ others: Findings) { merge(others) { $1 } }
}
