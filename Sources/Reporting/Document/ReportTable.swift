/// A table: columns with headings, and rows of cells.
package struct ReportTable: Hashable, Sendable {
  package let title: String?
  package let columns: [ReportColumn]
  package let rows: [[ReportCell]]
  /// A remark below the table.
  package let note: String?

  /// Rows must have one cell a column.
  package init(title: String? = nil, columns: [ReportColumn], rows: [[ReportCell]], note: String? = nil) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "every row needs one cell a column")
    self.title = title
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}

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

/// One cell.
package struct ReportCell: Hashable, Sendable {
  /// How a cell stands out.
  package enum Emphasis: Hashable, Sendable {
    case plain
    case strong
    /// Marked, above the reference.
    case above
    /// Marked, below the reference.
    case below
    case muted

    /// The sign that says the same without colour.
    var sign: String? {
      switch self {
      case .above: "▲"
      case .below: "▼"
      default: nil
      }
    }
  }

  package let text: String
  package let emphasis: Emphasis

  package init(_ text: String, emphasis: Emphasis = .plain) {
    self.text = text
    self.emphasis = emphasis
  }
}
