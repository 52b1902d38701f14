public import Criteria
import LinearAlgebra
public import Parallelism
public import Provenance
public import Tables

/// Alternatives and how they do on each criterion, as a file holds them: offers, machines, suppliers, or the accounts of a
/// customer base.
///
/// One row is an alternative and one column a criterion. Rows before the first alternative may say what a criterion is; the
/// first cell names them:
///
///     offer       ; price ; reliability ; fuel
///     direction   ; min   ; max         ; min
///     unit        ; k€    ; 1-10        ; l/h
///     indifference; 5     ; 0.5         ; 1
///     Model A     ; 150   ; 8.7         ; 14
///
/// See ``CriterionRow`` for the names. Without such rows all criteria are to be maximised, unless the call says otherwise.
public struct OfferTable: Sendable {
  /// Where it comes from, for people.
  public let fileName: String
  /// The alternatives and their values.
  public let matrix: DecisionMatrix
  /// The weights that a row of the file states.
  public let weights: Weights?
  /// How the file was written; outputs follow it.
  public let dialect: CSVDialect
  /// The name of the column of alternatives.
  public let nameColumn: String?
  /// A column of numbers that looks like an identifier, and so names the alternatives and is no criterion.
  public let identifier: String?
  /// The columns that are no criteria because they hold texts; empty where criteria were stated.
  public let texts: [TextColumn]
  /// The criteria that might be identifiers.
  private let identifiers: GuessedIdentifiers

  /// Which columns are what, and what is not in the file.
  public struct Columns: Hashable, Sendable {
    /// The criteria, as a person writes them (`a,b`, `3-11`, `x1_*`); `nil` means every column of numbers but the names.
    public var criteria: String?
    /// The column of names; `nil` takes the first column of texts, and numbers the alternatives when there is none.
    public var names: String?
    /// Criteria to minimise, in the same way.
    public var minimize: String?
    /// Criteria to maximise, in the same way; they overrule the file.
    public var maximize: String?
    /// What happens to missing values.
    public var missingValues: MissingValueRule

    /// Makes a description.
    public init(
      criteria: String? = nil, names: String? = nil, minimize: String? = nil, maximize: String? = nil,
      missingValues: MissingValueRule = .refuse
    ) {
      self.criteria = criteria
      self.names = names
      self.minimize = minimize
      self.maximize = maximize
      self.missingValues = missingValues
    }
  }

  /// What was done about identifiers, texts and missing values.
  public var diagnostics: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let identifier {
      diagnostics.append(
        Diagnostic(
          .note, code: "identifier",
          "The column '\(identifier)' looks like an identifier: it names the alternatives and is no criterion."))
    }
    if !texts.isEmpty {
      let list = ShortList.of(texts.lazy.map(\.description), limit: 5)
      diagnostics.append(Diagnostic(.note, code: "texts", "No criteria, for they hold no numbers: \(list)."))
    }
    return diagnostics + identifiers.diagnostics + [missingValues].compactMap { $0 }
  }

  /// What was done about missing values.
  private var missingValues: Diagnostic? {
    let done = matrix.missingValues
    guard done.isNeeded else { return nil }
    var sentences: [String] = []
    if !done.omittedAlternatives.isEmpty {
      sentences.append("Left out for missing values: \(ShortList.of(done.omittedAlternatives, limit: 5)).")
    }
    for fill in done.fills {
      let (noun, verb) = fill.count == 1 ? ("value", "was") : ("values", "were")
      sentences.append(
        "\(fill.count) missing \(noun) of '\(matrix.criteria[fill.criterion].name)' \(verb) taken as \(fill.value), the "
          + "\(done.rule.rawValue).")
    }
    return Diagnostic(.warning, code: "missing-values", sentences.joined(separator: " "))
  }

  /// Alternatives that are in memory.
  ///
  /// - Parameters:
  ///   - name: Where they come from, for people.
  ///   - weights: How much each criterion counts, when that belongs to the alternatives.
  public init(_ matrix: DecisionMatrix, name: String, weights: Weights? = nil) {
    self.matrix = matrix
    self.weights = weights
    (fileName, dialect, nameColumn, identifier, texts) = (name, .standard, nil, nil, [])
    identifiers = GuessedIdentifiers()
  }

  /// Reads a table.
  ///
  /// - Throws: ``TableError``, ``CriteriaError``, ``SegmentationError``.
  public init(_ file: CSVFile, columns: Columns = Columns(), workers: Workers = .automatic) throws {
    let layout = try OfferLayout(file, columns: columns, workers: workers)
    let values = try layout.values(workers: workers)
    let names = layout.alternatives
    let directions = try OfferDirections(file, columns: columns, criteria: layout.criteria)
    matrix = try SegmentationError.naming(file.name) {
      let criteria = try layout.criteria.map { name in
        try layout.description(of: name).criterion(name, overruled: directions[name], file: file.name)
      }
      do {
        return try DecisionMatrix(
          alternatives: names, criteria: criteria, values: values, areDifferent: true,
          missingValues: columns.missingValues)
      } catch CriteriaError.missingValue {
        throw Self.firstMissing(of: values, layout, file: file.name)
      }
    }
    weights = try SegmentationError.naming(file.name) { try layout.weights() }
    (identifier, texts, identifiers) = (layout.identifier, layout.texts, layout.identifiers)
    fileName = file.name
    dialect = file.dialect
    nameColumn = layout.nameColumn
  }

  /// Where a value is missing: here the line is known, and further in it is not.
  private static func firstMissing(of values: Matrix, _ layout: OfferLayout, file: String) -> SegmentationError {
    let place = values.withUnsafeElements { elements in elements.firstIndex { $0.isNaN } } ?? 0
    let (row, column) = (place % values.rowCount, place / values.rowCount)
    return .missingValue(
      file: file, line: layout.line(ofAlternative: row), column: layout.criteria[column],
      alternative: VisibleText.of(layout.alternatives?[row] ?? "\(row + 1)", limit: 40))
  }
}

/// The directions that a call states.
private struct OfferDirections {
  private var directions: [String: Direction] = [:]

  init(_ file: CSVFile, columns: OfferTable.Columns, criteria: [String]) throws {
    let known = Set(criteria)
    for (text, direction) in [(columns.minimize, Direction.minimize), (columns.maximize, .maximize)] {
      guard let text else { continue }
      for name in try ColumnSelection(text).names(among: file.columnNames, fileName: file.name) {
        guard known.contains(name) else {
          throw SegmentationError.directionOfNoCriterion(name, file: file.name, criteria: criteria)
        }
        if let other = directions[name], other != direction {
          throw SegmentationError.bothDirections(name, file: file.name)
        }
        directions[name] = direction
      }
    }
  }

  subscript(name: String) -> Direction? { directions[name] }
}
