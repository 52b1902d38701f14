import Criteria
import LinearAlgebra
import Parallelism
import Provenance
import Tables

/// What stands where in a file of offers: rows that describe criteria, then alternatives.
///
/// With describing rows the cells of a column are of several kinds and are read as texts; without, columns are read as
/// numbers, which is fast for a million alternatives.
struct OfferLayout {
  let criteria: [String]
  let nameColumn: String?
  /// The name column, where it was found by its name only.
  let identifier: String?
  /// The columns that are no criteria because they hold texts, where criteria were not stated.
  let texts: [OfferTable.TextColumn]
  /// The criteria that might be identifiers, where criteria were not stated.
  let identifiers: GuessedIdentifiers
  /// The names of the alternatives; `nil` numbers them.
  let alternatives: [String]?
  private let file: CSVFile
  private let table: Table
  /// How many rows at the beginning describe criteria.
  private let describingRows: [CriterionRow]

  /// At most so many rows at the beginning may describe criteria: each name once.
  private static let describingLimit = CriterionRow.allCases.count

  /// In so many columns of texts the first text is looked for.
  private static let readTextLimit = 20

  /// - Parameter findsIdentifier: Whether, without a column of texts, one of numbers may name the alternatives.
  init(_ file: CSVFile, columns: OfferTable.Columns, workers: Workers, findsIdentifier: Bool = true) throws {
    let stated = try columns.criteria.map {
      try ColumnSelection($0).names(among: file.columnNames, fileName: file.name)
    }
    let nameColumn = try Self.nameColumn(file, columns, besides: findsIdentifier ? stated ?? [] : file.columnNames)
    let numbers = stated ?? file.samples.filter { $0.name != nameColumn && Self.isOfNumbers($0) }.map(\.name)
    // Columns of numbers are most likely read once: rows of words above them would make them columns of texts.
    let kinds = Dictionary(zip(file.columnNames, file.columnKinds)) { first, _ in first }
    let arePlain = numbers.allSatisfy { kinds[$0] == .number }
    let first = try file.read(
      columns: (nameColumn.map { [.text($0)] } ?? []) + (arePlain ? numbers.map { .number($0) } : []), workers: workers)
    let names = nameColumn.map { first.texts($0)! }
    let identifier = columns.names == nil && nameColumn.map { kinds[$0] == .number } == true ? nameColumn : nil
    if let names, identifier != nil, names.firstRepeat() != nil {
      // What is there twice identifies nothing.
      self = try OfferLayout(file, columns: columns, workers: workers, findsIdentifier: false)
      return
    }
    let rows = Self.describingRows(names)
    // Rows of words before the numbers hide what kind a column is.
    let criteria = rows.isEmpty ? numbers : stated ?? file.columnNames.filter { $0 != nameColumn }
    guard !criteria.isEmpty else { throw SegmentationError.noCriteria(file: file.name) }
    let isRead = rows.isEmpty && arePlain
    let table =
      try isRead
      ? first : file.read(columns: criteria.map { rows.isEmpty ? .number($0) : .text($0) }, workers: workers)
    identifiers =
      stated == nil && rows.isEmpty
      ? GuessedIdentifiers(among: criteria, of: table, leavesOut: false) : GuessedIdentifiers()
    guard table.rowCount > rows.count else { throw SegmentationError.noAlternatives(file: file.name) }
    (self.file, self.nameColumn, self.identifier) = (file, nameColumn, identifier)
    (describingRows, self.criteria, self.table) = (rows, criteria, table)
    let known = Set(criteria)
    let others = stated == nil ? file.samples.filter { $0.name != nameColumn && !known.contains($0.name) } : []
    texts = try others.enumerated().map { place, sample in
      try OfferTable.TextColumn(sample, of: file, isRead: place < Self.readTextLimit)
    }
    if let names { try Self.check(names, of: nameColumn ?? "", from: rows.count, in: table) }
    alternatives = names.map { names in (rows.count..<names.count).map { names[$0] ?? "" } }
  }

  /// Names may be anything, but each must be there, and once.
  private static func check(
    _ names: TextColumn, of column: String, from first: Int, in table: Table
  ) throws(SegmentationError) {
    if let row = names.missingRows.first(where: { $0 >= first }) {
      throw .missingID(file: table.fileName, column: column, line: table.line(ofRow: row))
    }
    if let (earlier, later) = names.firstRepeat() {
      throw .duplicateID(
        file: table.fileName, column: column, id: VisibleText.of(names[later] ?? "", limit: 40),
        lines: [table.line(ofRow: earlier), table.line(ofRow: later)])
    }
  }

  /// The rows at the beginning whose names say something of criteria, each once.
  private static func describingRows(_ names: TextColumn?) -> [CriterionRow] {
    var rows: [CriterionRow] = []
    // An alternative may be called P; after a row that is no alternative, p is a threshold.
    while let names, rows.count < min(describingLimit, names.count), let name = names[rows.count],
      !rows.isEmpty || name.count > 1, let row = CriterionRow(named: name), !rows.contains(row)
    { rows.append(row) }
    return rows
  }

  /// The column that was named; else the first of texts; else one of numbers whose name says that it identifies.
  private static func nameColumn(
    _ file: CSVFile, _ columns: OfferTable.Columns, besides criteria: [String]
  ) throws -> String? {
    guard let name = columns.names else {
      let kinds = zip(file.columnNames, file.columnKinds)
      return kinds.first { $1 == .text }?.0
        ?? kinds.first { $1 == .number && ColumnProfileBuilder.isNameOfID($0) && !criteria.contains($0) }?.0
    }
    guard file.columnNames.contains(name) else {
      throw TableError.unknownColumn(name, file: file.name, available: file.columnNames)
    }
    return name
  }

  /// Whether most values are numbers: among five offers one word is a fifth, and more likely a mistake than a column of
  /// words. Reading the column says where it stands.
  private static func isOfNumbers(_ sample: ColumnSample) -> Bool { sample.numberCount * 2 > sample.valueCount }

  /// The line on which an alternative stands.
  func line(ofAlternative row: Int) -> Int { table.line(ofRow: describingRows.count + row) }

  /// The values, one row an alternative; NaN where one is missing.
  func values(workers: Workers) throws -> Matrix {
    let first = describingRows.count
    let columns = try criteria.map { name -> [Double] in
      if let numbers = table.numbers(name) { return numbers.values }
      let texts = table.texts(name)!
      return try (first..<texts.count).map { row in
        guard let text = texts[row] else { return .nan }
        guard case .number(let number) = NumberText.of(text, decimalMark: file.dialect.decimalMark) else {
          throw SegmentationError.badCriterionCell(
            file: file.name, line: table.line(ofRow: row), column: name, row: alternatives?[row - first] ?? "value",
            value: VisibleText.of(text, limit: 40), allowed: "a number")
        }
        guard NumberRange.contains(number) else { throw outOfRange(text, name, row: row) }
        return number
      }
    }
    return try Matrix(columns: columns)
  }

  private func outOfRange(_ text: String, _ column: String, row: Int) -> TableError {
    .numberOutOfRange(
      file: file.name, line: table.line(ofRow: row), column: column, value: VisibleText.of(text, limit: 40))
  }

  /// What the rows say of a criterion.
  ///
  /// - Throws: `numberOutOfRange`.
  func description(of name: String) throws(TableError) -> CriterionDescription {
    var description = CriterionDescription()
    for (index, row) in describingRows.enumerated() {
      guard let text = table.texts(name)?[index] else { continue }
      var number: Double?
      if case .number(let value) = NumberText.of(text, decimalMark: file.dialect.decimalMark) {
        guard NumberRange.contains(value) else { throw outOfRange(text, name, row: index) }
        number = value
      }
      description.cells[row] = .init(
        text: VisibleText.of(text, limit: 40), number: number, line: table.line(ofRow: index))
    }
    return description
  }

  /// The weights of a describing row.
  func weights() throws -> Weights? {
    guard describingRows.contains(.weight) else { return nil }
    let values = try criteria.map { name in
      let cell = try description(of: name).cells[.weight]
      guard let number = cell?.number else {
        throw SegmentationError.badCriterionCell(
          file: file.name, line: table.line(ofRow: describingRows.firstIndex(of: .weight) ?? 0), column: name,
          row: "weight", value: cell?.text ?? "missing", allowed: "a number")
      }
      return number
    }
    return try Weights(criteria: criteria, values: values)
  }
}
