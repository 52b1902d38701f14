import Criteria
public import DecisionAnalysis
import LinearAlgebra
import Provenance
public import Tables

/// A square table of judgments as a file holds it: criteria in the rows, the first column naming them, and in the columns.
private struct JudgmentTable {
  let criteria: [String]
  /// NaN where nobody judged.
  let values: Matrix

  /// - Parameter diagonal: What a criterion is against itself, where the file does not say.
  init(_ file: CSVFile, diagonal: Double, allowed: String) throws {
    guard let nameColumn = file.columnNames.first, file.columnNames.count > 1 else {
      throw SegmentationError.noCriteria(file: file.name)
    }
    let criteria = Array(file.columnNames.dropFirst())
    // A square table needs n² numbers, and what is made of them more: said before any is asked for.
    guard criteria.count <= PairwiseComparisons.criterionLimit else {
      throw SegmentationError.decision(
        file: file.name,
        .weighting(
          .tooManyPairs(
            criteria: criteria.count, limit: PairwiseComparisons.criterionLimit, method: "judgments of pairs")))
    }
    let places = Dictionary(criteria.enumerated().map { ($1, $0) }) { first, _ in first }
    let table = try file.read(columns: file.columnNames.map { .text($0) })
    let names = table.texts(nameColumn)!
    var values = Matrix(rowCount: criteria.count, columnCount: criteria.count)
    for row in 0..<criteria.count {
      for column in 0..<criteria.count { values[row, column] = row == column ? diagonal : .nan }
    }
    var seen: Set<String> = []
    for line in 0..<table.rowCount {
      let name = names[line] ?? ""
      guard let row = places[name] else {
        throw SegmentationError.criterionNotInTable(name, file: file.name, available: criteria)
      }
      guard seen.insert(name).inserted else {
        throw SegmentationError.repeatedInTable(name, file: file.name, line: table.line(ofRow: line))
      }
      for (column, other) in criteria.enumerated() {
        guard let text = table.texts(other)![line] else { continue }
        let ratio = JudgmentText.ratio(text, mark: file.dialect.decimalMark)
        if let ratio, !NumberRange.contains(ratio) {
          throw TableError.numberOutOfRange(
            file: file.name, line: table.line(ofRow: line), column: other, value: VisibleText.of(text, limit: 40))
        }
        guard let value = ratio else {
          throw SegmentationError.badCriterionCell(
            file: file.name, line: table.line(ofRow: line), column: other, row: name,
            value: VisibleText.of(text, limit: 40), allowed: allowed)
        }
        values[row, column] = value
      }
    }
    (self.criteria, self.values) = (criteria, values)
  }
}

/// A judgment as people write it.
private enum JudgmentText {
  /// `3`, `0.33`, or `1/3`.
  static func ratio(_ text: String, mark: DecimalMark) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
      NumberText.of(String($0), decimalMark: mark)
    }
    switch parts.count {
    case 1: if case .number(let value) = parts[0] { return value }
    case 2:
      if case .number(let above) = parts[0], case .number(let below) = parts[1], below != 0 { return above / below }
    default: break
    }
    return nil
  }
}

extension PairwiseComparisons {
  /// Reads judgments: a cell says how many times as important the criterion of its row is as that of its column. `1/3` is
  /// read as such, and an empty cell as not judged.
  ///
  /// - Throws: ``TableError``, ``SegmentationError`` for a cell that is no number or a row that is no column, ``DecisionError``.
  public init(_ file: CSVFile) throws {
    let table = try JudgmentTable(file, diagonal: 1, allowed: "a number above 0, or a fraction such as 1/3")
    self = try SegmentationError.naming(file.name) {
      try Self(criteria: table.criteria, values: table.values)
    }
  }
}

extension RankComparisons {
  /// Reads which criterion is more important: 1 when that of the row is, 0 when that of the column is, 0.5 for neither.
  ///
  /// - Throws: As for judgments.
  public init(_ file: CSVFile) throws {
    let table = try JudgmentTable(file, diagonal: 0.5, allowed: "0, 0.5 or 1")
    self = try SegmentationError.naming(file.name) {
      try Self(criteria: table.criteria, values: table.values)
    }
  }
}

extension BestWorstComparisons {
  /// Reads comparisons with the best and the worst criterion: a row a criterion, with its name, how many times as important
  /// the best is as it, and how many times as important it is as the worst.
  ///
  /// The best is the criterion with 1 in the first column of numbers, the worst that with 1 in the second; of several with 1
  /// the one farthest from the other end.
  ///
  /// - Throws: ``TableError``, ``SegmentationError`` for a missing number or when nothing has a 1, ``DecisionError``.
  public init(_ file: CSVFile) throws {
    let kinds = zip(file.columnNames, file.columnKinds)
    let numberNames = kinds.filter { $1 == .number }.map(\.0)
    guard let nameColumn = kinds.first(where: { $1 == .text })?.0, numberNames.count >= 2 else {
      throw SegmentationError.notBestWorst(file: file.name, reason: "it needs a column of names and two of numbers")
    }
    let columns = Array(numberNames.prefix(2))
    let table = try file.read(columns: [.text(nameColumn)] + columns.map { .number($0) })
    var lists: [[Double]] = [[], []]
    for (place, column) in columns.enumerated() {
      for row in 0..<table.rowCount {
        guard let value = table.numbers(column)![row] else {
          throw SegmentationError.missingWeight(file: file.name, line: table.line(ofRow: row), column: column)
        }
        lists[place].append(value)
      }
    }
    let names = (0..<table.rowCount).map { table.texts(nameColumn)![$0] ?? "" }
    func end(_ own: [Double], _ other: [Double], _ column: String) throws(SegmentationError) -> String {
      guard let place = own.indices.filter({ own[$0] == 1 }).max(by: { other[$0] < other[$1] }) else {
        throw .notBestWorst(file: file.name, reason: "no criterion has 1 in the column '\(column)'")
      }
      return names[place]
    }
    let (best, worst) = (try end(lists[0], lists[1], columns[0]), try end(lists[1], lists[0], columns[1]))
    self = try SegmentationError.naming(file.name) {
      try Self(criteria: names, best: best, worst: worst, bestToOthers: lists[0], othersToWorst: lists[1])
    }
  }
}
