/// How many rows and columns a matrix has.
public struct MatrixShape: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int

  /// Makes a shape.
  public init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
  }
}

extension MatrixShape: CustomStringConvertible {
  /// The shape in the form `3 × 4`.
  public var description: String { "\(rowCount) × \(columnCount)" }
}
