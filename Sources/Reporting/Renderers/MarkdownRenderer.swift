import Provenance
import Tables

/// Writes a report in GitHub's Markdown. Names from outside cannot become markup.
package struct MarkdownRenderer {
  package init() {}

  package func render(_ document: ReportDocument) -> String {
    (["# \(escaped(document.title))"] + document.blocks.map(text).filter { !$0.isEmpty }).joined(separator: "\n\n")
      + "\n"
  }

  private func text(_ block: ReportBlock) -> String {
    switch block {
    case .heading(let text): "## \(escaped(text))"
    case .paragraph(let text): plainStart(text)
    case .facts(let facts): facts.map { "- **\(escaped($0.label))**: \(escaped($0.value))" }.joined(separator: "\n")
    case .table(let table): self.table(table)
    case .bars(let bars): self.bars(bars)
    case .notes(let notes): self.notes(notes)
    case .command(let words): "```sh\n" + VisibleText.of(words.joined(separator: " ")) + "\n```"
    case .lines(let lines):
      "```\n" + lines.map { VisibleText.of($0).replacing("```", with: "'''") }.joined(separator: "\n") + "\n```"
    }
  }

  private func notes(_ notes: [Diagnostic]) -> String {
    guard !notes.isEmpty else { return "" }
    let ordered = notes.filter { $0.severity == .warning } + notes.filter { $0.severity == .note }
    return "## What to mind\n\n"
      + ordered.map { "- \($0.severity == .warning ? "**Warning.** \(escaped($0.message))" : plainStart($0.message))" }
      .joined(separator: "\n")
  }

  private func table(_ table: ReportTable) -> String {
    var lines = table.title.map { ["**\(escaped($0))**", ""] } ?? []
    lines.append(row(table.columns.map { escaped($0.heading) }))
    lines.append(row(table.columns.map { $0.alignment == .trailing ? "---:" : ":---" }))
    for cells in table.rows {
      lines.append(
        row(
          cells.map { cell in
            let text = escaped(cell.text)
            switch cell.emphasis {
            case .above, .below: return "**\(text)** \(cell.emphasis.sign!)"
            case .strong: return "**\(text)**"
            case .plain, .muted: return text
            }
          }))
    }
    if let note = table.note { lines += ["", "_\(escaped(note))_"] }
    return lines.joined(separator: "\n")
  }

  private func bars(_ bars: ReportBars) -> String {
    let span = bars.high > bars.low ? bars.high - bars.low : 1
    var lines = ["**\(escaped(bars.title))** – \(escaped(bars.subtitle))", "", "| | | |", "|:---|---:|:---|"]
    for bar in bars.rows {
      let filled = Int((min(1, max(0, (bar.value - bars.low) / span)) * 20).rounded())
      let sign = bar.emphasis.sign.map { " \($0)" } ?? ""
      lines.append(
        row([escaped(bar.label), escaped(bar.valueText) + sign, String(repeating: "█", count: filled)]))
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// Puts a backslash before everything that could be markup, and writes what could be HTML as an entity.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in VisibleText.of(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~": result += "\\\(character)"
      default: result.append(character)
      }
    }
    // GitHub makes links of bare addresses.
    return result.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
  }

  /// A text that begins a block: it must not begin a list, a quotation or a code block.
  private func plainStart(_ text: String) -> String {
    let text = escaped(text.trimmingPrefix(while: \.isWhitespace).description)
    guard let sign = text.firstIndex(where: { !($0.isASCII && $0.isNumber) }), "-+=.)".contains(text[sign]) else {
      return text
    }
    return "\(text[..<sign])\\\(text[sign...])"
  }
}
