package import Provenance

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
