/// What the first rows of a column say about it.
public struct ColumnSample: Hashable, Sendable {
  /// The name of the column.
  public let name: String
  /// How many values are there.
  public internal(set) var valueCount = 0
  /// How many of them are numbers; `NaN` and `Inf` count, so that reading the column names the cell.
  public internal(set) var numberCount = 0
  /// How many values are missing.
  public internal(set) var missingCount = 0

  /// Nothing is known yet.
  init(name: String) { self.name = name }

  /// Number when at least one value is there and at least 90 % of those there are numbers.
  public var kind: ColumnKind {
    valueCount == 0 ? .empty : numberCount * 10 >= valueCount * 9 ? .number : .text
  }
}
