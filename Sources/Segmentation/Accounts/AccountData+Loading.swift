public import Parallelism
import Provenance
public import Tables

extension AccountData {
  /// Loads accounts from a CSV file, reading only the columns that are needed.
  ///
  /// - Parameters:
  ///   - file: The opened file.
  ///   - columns: Which columns are what.
  ///   - preferredCriteria: When no criteria are given: the names to take, if the file has them all.
  ///   - workers: The threads to read with; the result does not depend on it.
  /// - Throws: ``TableError`` and ``SegmentationError``.
  public init(
    _ file: CSVFile, columns: AccountColumns, preferredCriteria: [String]? = nil, workers: Workers = .automatic
  ) throws {
    let roles = try ColumnRoles(file, columns: columns, preferredCriteria: preferredCriteria)
    var requests = roles.criteria.map { ColumnRequest.number($0) }
    for name in [roles.weight, roles.amount].compactMap({ $0 }) { requests.append(.number(name)) }
    for name in [roles.id, roles.label, roles.likelyID, roles.together, roles.apart].compactMap({ $0 })
      + roles.categories
    {
      requests.append(.text(name))
    }
    let table = try file.read(columns: requests.uniqued(), workers: workers)
    let found = roles.likelyID.flatMap { Self.allDiffer(table.texts($0)!) ? $0 : nil }
    var criteria: [String] = []
    let guessed =
      roles.areGuessed
      ? GuessedIdentifiers(among: roles.criteria, of: table, first: file.columnNames[0], leavesOut: true)
      : GuessedIdentifiers()
    for name in roles.criteria where !guessed.leftOut.contains(name) {
      let column = table.numbers(name)!
      guard column.missingRows.count < column.count else {
        throw SegmentationError.emptyCriterion(file: table.fileName, column: name)
      }
      criteria.append(name)
    }
    guard !criteria.isEmpty else { throw SegmentationError.noCriteria(file: table.fileName) }
    self.init(
      fileName: table.fileName, criteria: criteria, ratings: criteria.map { table.numbers($0)! },
      ids: try roles.id.map { try Self.checkedIDs(table, column: $0) } ?? found.map { table.texts($0)! },
      idColumn: roles.id ?? found,
      weights: try roles.weight.map { try Self.checkedWeights(table, column: $0) }, weightColumn: roles.weight,
      labels: roles.label.map { table.texts($0)!.categories() }, labelColumn: roles.label,
      limits: try AccountLimits(
        table, amount: roles.amount, together: roles.together, apart: roles.apart, categories: roles.categories),
      identifiers: guessed, dialect: table.dialect, lineOfRow: { table.line(ofRow: $0) })
  }

  private static func allDiffer(_ ids: TextColumn) -> Bool {
    ids.missingRows.isEmpty && ids.firstRepeat() == nil
  }

  private static func checkedIDs(_ table: Table, column: String) throws(SegmentationError) -> TextColumn {
    let ids = table.texts(column)!
    if let row = ids.missingRows.first {
      throw .missingID(file: table.fileName, column: column, line: table.line(ofRow: row))
    }
    if let (earlier, later) = ids.firstRepeat() {
      throw .duplicateID(
        file: table.fileName, column: column, id: VisibleText.of(ids[later]!, limit: 40),
        lines: [table.line(ofRow: earlier), table.line(ofRow: later)])
    }
    return ids
  }

  private static func checkedWeights(_ table: Table, column: String) throws(SegmentationError) -> [Double] {
    let weights = table.numbers(column)!
    var values: [Double] = []
    values.reserveCapacity(weights.count)
    for row in 0..<weights.count {
      guard let value = weights[row], value >= 0 else {
        throw .badWeight(
          file: table.fileName, column: column, line: table.line(ofRow: row),
          value: weights[row].map { "\($0)" } ?? "missing")
      }
      values.append(value)
    }
    guard values.contains(where: { $0 > 0 }) else { throw .allWeightsZero(file: table.fileName, column: column) }
    return values
  }
}

/// The names behind ``AccountColumns`` in one file.
private struct ColumnRoles {
  let criteria: [String]
  let id: String?
  let weight: String?
  let label: String?
  let amount: String?
  let together: String?
  let apart: String?
  let categories: [String]
  /// A column whose name says that it identifies, when one is wanted and none was named.
  let likelyID: String?
  /// Whether the criteria were chosen by kind and not by name.
  let areGuessed: Bool

  init(_ file: CSVFile, columns: AccountColumns, preferredCriteria: [String]?) throws(TableError) {
    func resolve(_ name: String?) throws(TableError) -> String? {
      guard let name else { return nil }
      guard file.columnNames.contains(name) else {
        throw .unknownColumn(name, file: file.name, available: file.columnNames)
      }
      return name
    }
    id = try resolve(columns.id)
    weight = try resolve(columns.weight)
    label = try resolve(columns.label)
    amount = try resolve(columns.amount)
    together = try resolve(columns.together)
    apart = try resolve(columns.apart)
    if let text = columns.categories {
      categories = try ColumnSelection(text).names(among: file.columnNames, fileName: file.name)
    } else {
      categories = []
    }
    likelyID =
      columns.findsID && columns.id == nil ? file.columnNames.first { ColumnProfileBuilder.isNameOfID($0) } : nil
    if let text = columns.criteria {
      criteria = try ColumnSelection(text).names(among: file.columnNames, fileName: file.name)
      areGuessed = false
    } else if let preferredCriteria, preferredCriteria.allSatisfy({ file.columnNames.contains($0) }) {
      criteria = preferredCriteria
      areGuessed = false
    } else {
      let taken = [id, weight, label, amount, together, apart].compactMap { $0 } + categories
      criteria = zip(file.columnNames, file.columnKinds).filter { $1 == .number && !taken.contains($0) }.map(\.0)
      areGuessed = true
    }
  }
}

extension [ColumnRequest] {
  /// Each request once, in the order of their first.
  fileprivate func uniqued() -> [ColumnRequest] {
    var seen: Set<ColumnRequest> = []
    return filter { seen.insert($0).inserted }
  }
}
