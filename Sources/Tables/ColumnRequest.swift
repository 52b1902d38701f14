/// A column that is wanted from a file, and as what.
public struct ColumnRequest: Hashable, Sendable {
  /// What the values become.
  public enum Kind: Hashable, Sendable {
    /// Numbers; anything else that is not missing is an error.
    case number
    /// Texts, as they stand in the file.
    case text
  }

  /// The name of the column.
  public let name: String
  /// What its values become.
  public let kind: Kind

  /// Asks for a column.
  public init(_ name: String, as kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// Asks for numbers.
  public static func number(_ name: String) -> ColumnRequest { ColumnRequest(name, as: .number) }

  /// Asks for texts.
  public static func text(_ name: String) -> ColumnRequest { ColumnRequest(name, as: .text) }
}
