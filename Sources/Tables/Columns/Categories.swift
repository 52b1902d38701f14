/// A text column as a list of distinct texts and, for every row, which of them it has.
public struct Categories: Hashable, Sendable {
  /// The code of a row without a value.
  public static let missing: Int32 = -1
  /// The distinct texts in the order of their first row.
  public let names: [String]
  /// For every row an index into `names`, or ``missing``.
  public let codes: [Int32]
}
