/// Columns read from a file.
public struct Table: Hashable, Sendable {
  /// One column.
  public enum Column: Hashable, Sendable {
    /// A column of numbers.
    case number(NumberColumn)
    /// A column of texts.
    case text(TextColumn)
  }

  /// The name of the file, for people.
  public let fileName: String
  /// How the file is written.
  public let dialect: CSVDialect
  /// The number of rows of data.
  public let rowCount: Int
  /// The columns in the order they were asked for.
  public let requests: [ColumnRequest]
  /// The columns in the same order.
  public let columns: [Column]
  private let lines: LineMap
  private let positions: [ColumnRequest: Int]

  init(
    fileName: String, dialect: CSVDialect, rowCount: Int, requests: [ColumnRequest], columns: [Column], lines: LineMap
  ) {
    self.fileName = fileName
    self.dialect = dialect
    self.rowCount = rowCount
    self.requests = requests
    self.columns = columns
    self.lines = lines
    positions = Dictionary(uniqueKeysWithValues: zip(requests, requests.indices))
  }

  /// The numbers of a column that was asked for as numbers, else `nil`.
  public func numbers(_ name: String) -> NumberColumn? {
    guard let index = positions[.number(name)], case .number(let column) = columns[index] else {
      return nil
    }
    return column
  }

  /// The texts of a column that was asked for as texts, else `nil`.
  public func texts(_ name: String) -> TextColumn? {
    guard let index = positions[.text(name)], case .text(let column) = columns[index] else {
      return nil
    }
    return column
  }

  /// The line of the file, counted from 1, on which a row (counted from 0) begins. Values in quotes may hold line breaks,
  /// so that a row can be several lines.
  public func line(ofRow row: Int) -> Int {
    precondition(0..<rowCount ~= row, "row out of range")
    return lines.line(of: row)
  }
}
