public import LinearAlgebra

/// Alternatives and how they do on each criterion: the input of every ranking method.
///
/// The values are stored criterion after criterion, each column contiguous, and are all finite: what was missing has
/// been treated by a stated rule.
public struct DecisionMatrix: Hashable, Sendable {
  /// The criteria: one a column, names used once.
  public let criteria: [Criterion]
  /// The values: one row an alternative, one column a criterion, in the unit of the criterion.
  public let values: Matrix
  /// What was done about missing values.
  public let missingValues: MissingValueTreatment
  /// The names, or `nil` when alternatives are only numbered: a million names are a burden nobody reads.
  private let names: [String]?

  /// Checks and keeps a decision matrix.
  ///
  /// - Parameters:
  ///   - alternatives: n different names; `nil` numbers them from 1.
  ///   - criteria: At least one, with different names.
  ///   - values: n × q with n at least 1; NaN means missing, infinities are refused.
  ///   - missingValues: What happens to missing values.
  /// - Throws: `emptyDecisionMatrix`, `decisionShape`, `repeatedName`, `valueNotFinite`, `missingValue` under `refuse`,
  ///   `noValues` when a criterion to be filled in has none. Time and space are O(n q).
  public init(
    alternatives: [String]? = nil, criteria: [Criterion], values: Matrix, missingValues rule: MissingValueRule = .refuse
  ) throws(CriteriaError) {
    try self.init(
      alternatives: alternatives, criteria: criteria, values: values, areFinite: false, areDifferent: false,
      missingValues: rule)
  }

  /// The same, where it may be known already that all values are finite, or that the names of the alternatives differ.
  package init(
    alternatives: [String]?, criteria: [Criterion], values: Matrix, areFinite: Bool = false, areDifferent: Bool,
    missingValues rule: MissingValueRule
  ) throws(CriteriaError) {
    guard !criteria.isEmpty, values.rowCount > 0 else { throw .emptyDecisionMatrix }
    let count = alternatives?.count ?? values.rowCount
    guard values.rowCount == count, values.columnCount == criteria.count else {
      throw .decisionShape(
        rows: values.rowCount, columns: values.columnCount, alternatives: count, criteria: criteria.count)
    }
    let unchecked = areDifferent ? [] : alternatives ?? []
    for (names, kind) in [(criteria.map(\.name), "criteria"), (unchecked, "alternatives")] {
      var seen = Set<String>(minimumCapacity: names.count)
      for name in names where !seen.insert(name).inserted { throw .repeatedName(name, kind: kind) }
    }
    self.criteria = criteria
    let gaps = areFinite ? nil : try MissingValues(values, alternatives: alternatives, criteria: criteria)
    guard let gaps, !gaps.isEmpty else {
      (self.values, names) = (values, alternatives)
      missingValues = MissingValueTreatment(rule: rule, fills: [], omittedAlternatives: [])
      return
    }
    switch rule {
    case .refuse:
      throw gaps.firstError
    case .omitAlternative:
      let (kept, omitted) = gaps.split()
      guard !kept.isEmpty else { throw .emptyDecisionMatrix }
      self.values = values.selecting(rows: kept)
      // Numbers stay those of the rows that were given.
      names = kept.map { alternatives?[$0] ?? String($0 + 1) }
      missingValues = MissingValueTreatment(
        rule: rule, fills: [], omittedAlternatives: omitted.map { alternatives?[$0] ?? String($0 + 1) })
    case .mean, .median, .worst:
      let (filled, fills) = try gaps.filled(by: rule)
      (self.values, names) = (filled, alternatives)
      missingValues = MissingValueTreatment(rule: rule, fills: fills, omittedAlternatives: [])
    }
  }

  /// Trusts its input.
  private init(names: [String]?, criteria: [Criterion], values: Matrix, missingValues: MissingValueTreatment) {
    self.names = names
    self.criteria = criteria
    self.values = values
    self.missingValues = missingValues
  }

  /// n, the number of alternatives.
  public var alternativeCount: Int { values.rowCount }

  /// q, the number of criteria.
  public var criterionCount: Int { criteria.count }

  /// Whether the alternatives have names of their own and not only numbers.
  public var isNamed: Bool { names != nil }

  /// The name of an alternative, counted from 0; `"1"` for the first when they have none.
  public func alternative(_ index: Int) -> String {
    precondition(values.rowCount > index && index >= 0, "alternative out of range")
    return names?[index] ?? String(index + 1)
  }

  /// The names of all alternatives. O(n) when they are only numbered.
  public var alternatives: [String] { names ?? (0..<alternativeCount).map { String($0 + 1) } }

  /// The matrix with these alternatives only, counted from 0, in this order; they keep their names.
  ///
  /// - Parameter alternatives: At least one, each once and in range.
  public func selecting(alternatives: [Int]) -> DecisionMatrix {
    precondition(!alternatives.isEmpty, "a decision matrix has at least one alternative")
    precondition(Set(alternatives).count == alternatives.count, "an alternative is selected once")
    return DecisionMatrix(
      names: alternatives.map { alternative($0) }, criteria: criteria, values: values.selecting(rows: alternatives),
      missingValues: missingValues)
  }

  /// The matrix with the criteria at these places only, counted from 0, in this order.
  ///
  /// - Parameter criteria: At least one, each once and in range.
  public func selecting(criteria columns: [Int]) -> DecisionMatrix {
    precondition(!columns.isEmpty, "a decision matrix has at least one criterion")
    precondition(Set(columns).count == columns.count, "a criterion is selected once")
    var selected = Matrix(rowCount: alternativeCount, columnCount: columns.count)
    for (new, old) in columns.enumerated() {
      for row in 0..<alternativeCount { selected[row, new] = values[row, old] }
    }
    return DecisionMatrix(
      names: names, criteria: columns.map { criteria[$0] }, values: selected, missingValues: missingValues)
  }
}
