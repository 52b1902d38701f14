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
