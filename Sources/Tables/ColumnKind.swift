/// What the values of a column are.
public enum ColumnKind: String, Hashable, Sendable, Codable {
  /// At least 90 % of the values that are there are numbers.
  case number
  /// Anything else.
  case text
  /// No value is there.
  case empty
}
