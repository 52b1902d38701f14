public import Criteria
import LinearAlgebra
public import Tables

/// A weighting table of segments believed in before looking, as a file holds it.
///
/// The criteria may stand in the rows and the segments in the columns, or the other way round; which of the two is found
/// out by where the names of the criteria stand. The names of the rows stand in a column of texts. A second column of
/// texts, such as a translation, may serve instead when it is the one that names the criteria.
public struct PredefinedTable: Sendable {
  /// Where it comes from, for people.
  public let fileName: String
  /// The table.
  public let table: WeightingTable
  /// The criteria of the file that were not asked for, in its order.
  public let otherCriteria: [String]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - file: The opened file.
  ///   - criteria: The criteria of the accounts; `nil` takes the table as it stands.
  ///   - criteriaInRows: Which way the table stands when no criteria are given.
  /// - Throws: ``TableError``, ``SegmentationError``, ``CriteriaError``.
  public init(_ file: CSVFile, criteria: [String]? = nil, criteriaInRows: Bool = true) throws {
    let grid = try WeightGrid(file)
    fileName = file.name
    guard let criteria else {
      table = try grid.table(rowNames: grid.rowNames[0], criteriaInRows: criteriaInRows)
      otherCriteria = []
      return
    }
    let wanted = Set(criteria)
    func hits(_ names: [String]) -> Int { names.count { wanted.contains($0) } }
    let bestRows = grid.rowNames.max { hits($0) < hits($1) }!
    let inRows = hits(bestRows)
    let inColumns = hits(grid.columnNames)
    guard max(inRows, inColumns) > 0 else {
      throw SegmentationError.noCommonCriteria(file: file.name, wanted: criteria, found: grid.rowNames[0])
    }
    let whole = try grid.table(
      rowNames: inRows >= inColumns ? bestRows : grid.rowNames[0], criteriaInRows: inRows >= inColumns)
    let known = Set(whole.criteria)
    for name in criteria where !known.contains(name) {
      throw SegmentationError.criterionNotInTable(name, file: file.name, available: whole.criteria)
    }
    table = try whole.selecting(criteria: criteria)
    otherCriteria = whole.criteria.filter { !wanted.contains($0) }
  }

  /// Every name that may be a criterion: the names of rows and columns.
  public static func possibleCriteria(_ file: CSVFile) throws -> [[String]] {
    let grid = try WeightGrid(file)
    return grid.rowNames + [grid.columnNames]
  }
}

/// The numbers of a weighting table and the names around them.
private struct WeightGrid {
  let fileName: String
  /// The texts of each column of texts: names of rows, or translations of them.
  let rowNames: [[String]]
  let columnNames: [String]
  /// One row a row of the file.
  let values: [[Double]]
  private let lines: [Int]

  init(_ file: CSVFile) throws {
    fileName = file.name
    let kinds = zip(file.columnNames, file.columnKinds)
    let textNames = kinds.filter { $1 == .text }.map(\.0)
    let numberNames = kinds.filter { $1 != .text }.map(\.0)
    // A table that Pondera wrote for a spreadsheet has names guarded that would run as formulas.
    columnNames = numberNames.map { FormulaGuard.removed(from: $0, in: file.dialect) }
    guard !textNames.isEmpty, !numberNames.isEmpty else {
      throw SegmentationError.noCommonCriteria(file: file.name, wanted: [], found: file.columnNames)
    }
    let table = try file.read(columns: textNames.map { .text($0) } + numberNames.map { .number($0) })
    lines = (0..<table.rowCount).map { table.line(ofRow: $0) }
    var names: [[String]] = []
    for column in textNames {
      names.append(table.texts(column)!.values.map { FormulaGuard.removed(from: $0 ?? "", in: file.dialect) })
    }
    rowNames = names
    var values: [[Double]] = []
    let columns = numberNames.map { (name: $0, numbers: table.numbers($0)!) }
    for row in 0..<table.rowCount {
      var cells: [Double] = []
      for column in columns {
        guard let cell = column.numbers[row] else {
          throw SegmentationError.missingWeight(file: file.name, line: lines[row], column: column.name)
        }
        cells.append(cell)
      }
      values.append(cells)
    }
    self.values = values
  }

  func table(rowNames: [String], criteriaInRows: Bool) throws -> WeightingTable {
    var seen: Set<String> = []
    for (row, name) in rowNames.enumerated() where !seen.insert(name).inserted {
      throw SegmentationError.repeatedInTable(name, file: fileName, line: lines[row])
    }
    let matrix = try Matrix(rows: values)
    return criteriaInRows
      ? try WeightingTable(segments: columnNames, criteria: rowNames, means: matrix.transposed)
      : try WeightingTable(segments: rowNames, criteria: columnNames, means: matrix)
  }
}
