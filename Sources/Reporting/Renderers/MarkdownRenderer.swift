import Provenance
import Tables

/// Writes a report in GitHub's Markdown. Names from outside cannot become markup.
package struct MarkdownRenderer {
  /// The number of characters of a bar.
  private static let barWidth = 20

  package init() {}

  package func render(_ document: ReportDocument) -> String {
    (["# \(MarkdownText.of(document.title))"] + document.blocks.map(text).filter { !$0.isEmpty })
      .joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: ReportBlock) -> String {
    switch block {
    case .heading(let text): "## \(MarkdownText.of(text))"
    case .paragraph(let text): MarkdownText.atLineStart(text)
    case .facts(let facts): facts.map(item).joined(separator: "\n")
    case .table(let table): self.table(table)
    case .bars(let bars): self.bars(bars)
    case .notes(let notes): self.notes(notes)
    case .command(let words): "```sh\n" + VisibleText.of(words.joined(separator: " ")) + "\n```"
    case .lines(let lines): self.lines(lines)
    }
  }

  private func item(_ fact: ReportFact) -> String {
    "- " + [MarkdownText.strong(fact.label), MarkdownText.of(fact.value)].joined(separator: ": ")
  }

  private func notes(_ notes: [Diagnostic]) -> String {
    guard !notes.isEmpty else { return "" }
    let ordered = notes.filter { $0.severity == .warning } + notes.filter { $0.severity == .note }
    return "## What to mind\n\n"
      + ordered.map { note in
        "- " + (note.severity == .warning ? "**Warning.** " : "") + MarkdownText.atLineStart(note.message)
      }.joined(separator: "\n")
  }

  /// A code block whose fence is longer than any in the text.
  private func lines(_ lines: [String]) -> String {
    let visible = lines.map { VisibleText.of($0) }
    let longest = visible.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence] + visible + [fence]).joined(separator: "\n")
  }

  private func table(_ table: ReportTable) -> String {
    let columns = table.columns.map { (heading: MarkdownText.of($0.heading), alignment: $0.alignment) }
    let body = table.columns.isEmpty ? [] : pipes(columns, table.rows.map { $0.map(self.cell) })
    let title = table.title.map { [MarkdownText.strong($0)] } ?? []
    let note = table.note.map { ["_\(MarkdownText.of($0))_"] } ?? []
    return (title + [body.joined(separator: "\n")] + note).filter { !$0.isEmpty && $0 != "__" }
      .joined(separator: "\n\n")
  }

  private func cell(_ cell: ReportCell) -> String {
    switch cell.emphasis {
    case .above, .below, .strong: marked(MarkdownText.strong(cell.text), cell.emphasis)
    case .plain, .muted: MarkdownText.of(cell.text)
    }
  }

  private func marked(_ text: String, _ emphasis: ReportCell.Emphasis) -> String {
    [text, emphasis.sign ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func bars(_ bars: ReportBars) -> String {
    let titles = [MarkdownText.strong(bars.title), MarkdownText.of(bars.subtitle)].filter { !$0.isEmpty }
    let showsReferences = bars.rows.contains { !$0.referenceText.isEmpty }
    let references: [(heading: String, alignment: ReportColumn.Alignment)] =
      showsReferences ? [(MarkdownText.of(bars.referenceHeading), .trailing)] : []
    let table = pipes(
      [("", .leading), (MarkdownText.of(bars.valueHeading), .trailing)] + references + [("", .leading)],
      bars.rows.map { row in
        [MarkdownText.of(row.label), marked(MarkdownText.of(row.valueText), row.emphasis)]
          + (showsReferences ? [MarkdownText.of(row.referenceText)] : []) + [bar(row, bars)]
      })
    return ([titles.joined(separator: " – ")] + [table.joined(separator: "\n")]).joined(separator: "\n\n")
  }

  /// A bar on a grey ground, which unlike blanks keeps its width, with a line at the reference.
  private func bar(_ row: ReportBars.Row, _ bars: ReportBars) -> String {
    let width = Double(Self.barWidth)
    let filled = Int(((bars.place(of: row.value) ?? 0) * width).rounded())
    let mark = bars.place(of: row.reference).map { min(Self.barWidth - 1, Int($0 * width)) }
    return (0..<Self.barWidth).map { $0 == mark ? "│" : $0 < filled ? "█" : "░" }.joined()
  }

  private func pipes(
    _ columns: [(heading: String, alignment: ReportColumn.Alignment)], _ rows: [[String]]
  ) -> [String] {
    let rules = columns.map { $0.alignment == .trailing ? "---:" : ":---" }
    return ([columns.map(\.heading), rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
  }
}
