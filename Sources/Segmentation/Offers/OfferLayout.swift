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
  /// The names of the alternatives; `nil` numbers them.
  let alternatives: [String]?
  private let file: CSVFile
  private let table: Table
  /// How many rows at the beginning describe criteria.
  private let describingRows: [CriterionRow]

  /// At most so many rows at the beginning may describe criteria: each name once.
  private static let describingLimit = CriterionRow.allCases.count

  init(_ file: CSVFile, columns: OfferTable.Columns, workers: Workers) throws {
    self.file = file
    let nameColumn = try Self.nameColumn(file, columns)
    let names = try nameColumn.map { name in
      try file.read(columns: [.text(name)], workers: workers).texts(name)!
    }
    var rows: [CriterionRow] = []
    // An alternative may be called P; after a row that is no alternative, p is a threshold.
    while let names, rows.count < min(Self.describingLimit, names.count), let name = names[rows.count],
      !rows.isEmpty || name.count > 1, let row = CriterionRow(named: name), !rows.contains(row)
    { rows.append(row) }
    describingRows = rows
    self.nameColumn = nameColumn
    let criteria: [String]
    if let text = columns.criteria {
      criteria = try ColumnSelection(text).names(among: file.columnNames, fileName: file.name)
    } else {
      // Rows of words before the numbers hide what kind a column is.
      criteria = zip(file.columnNames, file.columnKinds)
        .filter { $0 != nameColumn && ($1 == .number || !rows.isEmpty) }.map(\.0)
    }
    guard !criteria.isEmpty else { throw SegmentationError.noCriteria(file: file.name) }
    self.criteria = criteria
    table = try file.read(columns: criteria.map { rows.isEmpty ? .number($0) : .text($0) }, workers: workers)
    guard table.rowCount > rows.count else { throw SegmentationError.noAlternatives(file: file.name) }
    alternatives = names.map { names in (rows.count..<names.count).map { names[$0] ?? "" } }
  }

  private static func nameColumn(_ file: CSVFile, _ columns: OfferTable.Columns) throws -> String? {
    guard let name = columns.names else {
      return zip(file.columnNames, file.columnKinds).first { $1 == .text }?.0
    }
    guard file.columnNames.contains(name) else {
      throw TableError.unknownColumn(name, file: file.name, available: file.columnNames)
    }
    return name
  }

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
        return number
      }
    }
    return try Matrix(columns: columns)
  }

  /// What the rows say of a criterion.
  func description(of name: String) -> CriterionDescription {
    var description = CriterionDescription()
    for (index, row) in describingRows.enumerated() {
      guard let text = table.texts(name)?[index] else { continue }
      var number: Double?
      if case .number(let value) = NumberText.of(text, decimalMark: file.dialect.decimalMark) { number = value }
      description.cells[row] = .init(
        text: VisibleText.of(text, limit: 40), number: number, line: table.line(ofRow: index))
    }
    return description
  }

  /// The weights of a describing row.
  func weights() throws -> Weights? {
    guard describingRows.contains(.weight) else { return nil }
    let values = try criteria.map { name in
      guard let cell = description(of: name).cells[.weight], let number = cell.number else {
        throw SegmentationError.badCriterionCell(
          file: file.name, line: table.line(ofRow: describingRows.firstIndex(of: .weight) ?? 0), column: name,
          row: "weight", value: description(of: name).cells[.weight]?.text ?? "missing", allowed: "a number")
      }
      return number
    }
    return try Weights(criteria: criteria, values: values)
  }
}
