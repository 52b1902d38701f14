import Provenance
package import Tables

/// How a report is written.
package enum OutputFormat: String, CaseIterable, Sendable {
  /// For people, in a terminal.
  case text
  /// For scripts.
  case json
  /// The central table, for a spreadsheet.
  case csv
  /// For documents.
  case markdown
}

/// A result that can be shown in every format.
package protocol Report {
  /// For scripts.
  associatedtype Result: Encodable
  /// The keys and values of the JSON form.
  var result: Result { get }
  /// What people read.
  var document: ReportDocument { get }
  /// Writes the central table in the dialect of the input.
  func csv(to destination: CSVDestination) throws -> FinishedFile
}

extension Report {
  /// Writes the report to a file, or to standard output when the path is `-`.
  ///
  /// - Parameter terminal: The width and colours of the text form.
  /// - Returns: The file, written aside; it appears when it is committed.
  package func written(
    as format: OutputFormat, to destination: CSVDestination, for terminal: TerminalEnvironment
  ) throws -> FinishedFile {
    let text: String
    switch format {
    case .csv: return try csv(to: destination)
    case .text: text = TerminalRenderer(width: terminal.width, usesColor: terminal.usesColor).render(document)
    case .json: text = try JSONText.of(result)
    case .markdown: text = MarkdownRenderer().render(document)
    }
    let file = try AtomicFile(path: destination.path)
    try file.write(text)
    return try file.finished()
  }
}
