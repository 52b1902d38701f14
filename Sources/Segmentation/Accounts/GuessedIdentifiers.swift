import Provenance
import Tables

/// Which columns of numbers, taken for criteria because nobody named any, look like identifiers.
struct GuessedIdentifiers: Hashable, Sendable {
  /// Whole numbers that all differ: not criteria.
  private(set) var leftOut: [String] = []
  /// Called like an identifier, of whole numbers, and criteria all the same: a number of employees, or an identifier with a
  /// mistake in it.
  private(set) var counted: [String] = []

  /// Only so many rows are looked at.
  private static let rowLimit = 10_000

  private enum Values { case different, repeating, other }

  /// None.
  init() {}

  /// - Parameters:
  ///   - names: Columns of numbers in the table.
  ///   - first: A column that counts as called like an identifier whatever its name.
  ///   - leavesOut: Whether numbers that all differ are left out: not among few offers, whose numbers of anything may differ.
  init(among names: [String], of table: Table, first: String? = nil, leavesOut: Bool) {
    for name in names {
      let isCalledSo = ColumnProfileBuilder.isNameOfID(name)
      guard isCalledSo || name == first, let column = table.numbers(name) else { continue }
      switch Self.values(column) {
      case .different where leavesOut: leftOut.append(name)
      case .different, .repeating: if isCalledSo { counted.append(name) }
      case .other: break
      }
    }
  }

  private static func values(_ column: NumberColumn) -> Values {
    guard column.count > 1, column.missingRows.isEmpty else { return .other }
    var seen: Set<Double> = []
    var areDifferent = true
    for row in 0..<min(column.count, rowLimit) {
      guard let value = column[row], value == value.rounded() else { return .other }
      areDifferent = seen.insert(value).inserted && areDifferent
    }
    return areDifferent ? .different : .repeating
  }

  /// What a person should know.
  var diagnostics: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if !leftOut.isEmpty {
      let isOne = leftOut.count == 1
      diagnostics.append(
        Diagnostic(
          .note, code: "identifier-left-out",
          "\(Self.list(leftOut)) look\(isOne ? "s" : "") like \(isOne ? "an identifier" : "identifiers") and \(isOne ? "was" : "were") "
            + "left out of the criteria; name it in --criteria to use it."))
    }
    if !counted.isEmpty {
      let isOne = counted.count == 1
      diagnostics.append(
        Diagnostic(
          .warning, code: "identifier-counted",
          "\(Self.list(counted)) \(isOne ? "is" : "are") called like \(isOne ? "an identifier" : "identifiers") and "
            + "\(isOne ? "counts as a criterion" : "count as criteria"); name the criteria with --criteria if "
            + "\(isOne ? "it is" : "they are") none."))
    }
    return diagnostics
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\(VisibleText.of($0, limit: 40))'" }.joined(separator: ", ")
  }
}
