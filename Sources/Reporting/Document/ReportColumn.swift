/// The head of a column.
package struct ReportColumn: Hashable, Sendable {
  /// Where the cells stand.
  package enum Alignment: Hashable, Sendable {
    case leading
    case trailing
  }

  package let heading: String
  package let alignment: Alignment
  /// Whether the column is repeated when a wide table is shown in several parts.
  package let isPinned: Bool

  package init(_ heading: String, alignment: Alignment = .leading, isPinned: Bool = false) {
    self.heading = heading
    self.alignment = alignment
    self.isPinned = isPinned
  }
}
