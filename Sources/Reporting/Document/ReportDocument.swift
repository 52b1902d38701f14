package import Provenance

/// What a report says, whatever it is written in: a title and blocks in reading order.
package struct ReportDocument: Hashable, Sendable {
  package let title: String
  package let blocks: [ReportBlock]

  package init(title: String, blocks: [ReportBlock]) {
    self.title = title
    self.blocks = blocks
  }
}

/// A part of a report.
package enum ReportBlock: Hashable, Sendable {
  case heading(String)
  case paragraph(String)
  /// Labels and values, aligned.
  case facts([ReportFact])
  case table(ReportTable)
  case bars(ReportBars)
  /// What to mind; nothing is shown for an empty list.
  case notes([Diagnostic])
  /// Text that is shown line by line as it is.
  case lines([String])
  /// A command to copy, as words ready for a shell; lines are broken only between words, so that it stays whole.
  case command([String])
}

/// A label and what it stands for.
package struct ReportFact: Hashable, Sendable {
  package let label: String
  package let value: String

  package init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}
