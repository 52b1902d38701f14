import Provenance
import Segmentation
package import Tables

/// How the facts about a file are shown.
package struct InspectReport: Report {
  private let profile: TableProfile
  private let suggestion: InspectSuggestion?
  private let diagnostics: [Diagnostic]

  /// - Parameter path: The file as the person named it, for the command to run next.
  package init(_ profile: TableProfile, path: String) {
    self.profile = profile
    suggestion = InspectSuggestion(profile, path: path)
    diagnostics = InspectDiagnostics.all(profile)
  }

  package var result: some Encodable {
    InspectResult(profile, suggestion: suggestion, diagnostics: diagnostics)
  }

  /// One row a column of the file.
  package func csv(to destination: CSVDestination) throws -> FinishedFile {
    var writer = try destination.writer(profile.dialect.forOutput)
    try writer.writeRow([
      "position", "name", "kind", "missing", "missing_share", "distinct", "min", "max", "mean", "looks_like",
      "duplicate_of", "not_numbers", "examples",
    ])
    for column in profile.columns {
      try writer.number(column.position)
      try writer.text(column.name)
      try writer.text(column.kind.rawValue)
      try writer.number(column.missingCount)
      try writer.number(column.missingShare)
      try writer.number(column.distinctCount)
      try writer.number(column.minimum)
      try writer.number(column.maximum)
      try writer.number(column.mean)
      try writer.text(Self.role(column))
      try writer.text(column.duplicateOf)
      try writer.number(column.strayCount)
      try writer.text(column.examples.joined(separator: " | "))
      try writer.endRow()
    }
    return try writer.closed()
  }

  package var document: ReportDocument {
    ReportDocument(
      title: "What is in \(profile.fileName)",
      blocks: [.facts(summary), .table(table)] + texts + [.notes(diagnostics)] + next)
  }

  private var summary: [ReportFact] {
    [
      ReportFact("Rows", NumberFormat.count(profile.rowCount)),
      ReportFact("Columns", NumberFormat.count(profile.columns.count)),
      ReportFact("Written with", profile.dialect.description),
    ]
  }

  private var table: ReportTable {
    ReportTable(
      title: "Columns",
      columns: [
        ReportColumn("#", alignment: .trailing, isPinned: true), ReportColumn("column", isPinned: true),
        ReportColumn("kind"), ReportColumn("missing", alignment: .trailing),
        ReportColumn("distinct", alignment: .trailing), ReportColumn("min", alignment: .trailing),
        ReportColumn("mean", alignment: .trailing), ReportColumn("max", alignment: .trailing),
      ], rows: profile.columns.map(Self.row))
  }

  private static func row(_ column: ColumnProfile) -> [ReportCell] {
    let isBare = column.kind == .empty
    let role = role(column)
    return [
      ReportCell("\(column.position)", emphasis: .muted), ReportCell(column.name),
      ReportCell(role ?? column.kind.rawValue, emphasis: role == nil ? .plain : .strong),
      ReportCell(column.missingCount == 0 ? "" : NumberFormat.percent(column.missingShare)),
      ReportCell(isBare ? "" : (column.hasMoreDistinct ? "> " : "") + NumberFormat.count(column.distinctCount)),
    ] + range(column).map { ReportCell($0) }
  }

  /// What a column seems to be for.
  private static func role(_ column: ColumnProfile) -> String? {
    column.isLikelyID ? "identifier" : column.isLikelyRating ? "rating" : nil
  }

  /// Minimum, mean and maximum; nothing for texts, and no mean of identifiers, which would mean nothing.
  private static func range(_ column: ColumnProfile) -> [String] {
    guard let minimum = column.minimum, let mean = column.mean, let maximum = column.maximum else {
      return ["", "", ""]
    }
    let bounds = NumberFormat.column(column.areAllIntegers ? [minimum, maximum] : [minimum, maximum, mean])
    return [bounds[0], column.isLikelyID ? "" : NumberFormat.significant(mean, 3), bounds[1]]
  }

  /// What a range is for numbers, examples are for texts.
  private var texts: [ReportBlock] {
    let columns = profile.columns.filter { $0.kind == .text }
    guard !columns.isEmpty else { return [] }
    return [
      .heading("Texts, for example"),
      .facts(columns.map { ReportFact($0.name, $0.examples.joined(separator: ", ")) }),
    ]
  }

  private var next: [ReportBlock] {
    guard let suggestion else {
      return [.heading("Next"), .paragraph("No column of numbers is left to cluster on.")]
    }
    return [.heading("Next"), .command(suggestion.words)]
  }
}
