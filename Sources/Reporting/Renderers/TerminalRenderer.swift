import Provenance
import Tables

/// Writes a report for a terminal of a given width. No line is wider, and names from outside cannot carry escapes.
package struct TerminalRenderer {
  let width: Int
  let style: TerminalStyle

  /// Lines are not stretched beyond this width.
  private static let widestText = 110

  package init(width: Int, usesColor: Bool) {
    self.width = max(40, width)
    style = TerminalStyle(usesColor: usesColor)
  }

  package func render(_ document: ReportDocument) -> String {
    var lines = [style.heading(shortened(document.title))]
    lines.append(style.muted(String(repeating: "─", count: min(width, DisplayWidth.of(clean(document.title))))))
    var index = 0
    while index < document.blocks.count {
      let block = document.blocks[index]
      var rendered: [String]
      if case .bars = block {
        // Neighbouring pictures are laid out together.
        var group: [ReportBars] = []
        while index < document.blocks.count, case .bars(let bars) = document.blocks[index] {
          group.append(bars)
          index += 1
        }
        rendered = BarLayout(renderer: self).lines(group)
      } else {
        rendered = self.lines(block)
        index += 1
      }
      if rendered.isEmpty { continue }
      lines.append("")
      lines += rendered
    }
    return lines.map(Self.trimmed).joined(separator: "\n") + "\n"
  }

  private func lines(_ block: ReportBlock) -> [String] {
    switch block {
    case .heading(let text): return [style.heading(shortened(text))]
    case .paragraph(let text): return DisplayWidth.wrapped(clean(text), to: textWidth)
    case .facts(let facts): return lines(facts)
    case .table(let table): return TableLayout(renderer: self).lines(table)
    case .notes(let notes): return lines(notes)
    case .lines(let texts): return texts.map(shortened)
    case .command(let words): return lines(words)
    case .bars: return []
    }
  }

  /// A command is never cut: a word that is wider than the terminal runs on, as a shell would show it.
  private func lines(_ words: [String]) -> [String] {
    var lines: [String] = []
    for word in words.map(clean) {
      let limit = textWidth - 2
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= limit {
        lines[lines.count - 1] += " " + word
      } else {
        if !lines.isEmpty { lines[lines.count - 1] += " \\" }
        lines.append((lines.isEmpty ? "  " : "    ") + word)
      }
    }
    return lines
  }

  private func lines(_ facts: [ReportFact]) -> [String] {
    let labelWidth = min(24, width * 3 / 10, facts.map { DisplayWidth.of(clean($0.label)) }.max() ?? 0)
    return facts.flatMap { fact in
      let label = DisplayWidth.padded(DisplayWidth.shortened(clean(fact.label), to: labelWidth), to: labelWidth)
      let values = DisplayWidth.wrapped(clean(fact.value), to: textWidth - labelWidth - 2)
      return values.enumerated().map { index, line in
        (index == 0 ? style.muted(label) : String(repeating: " ", count: labelWidth)) + "  " + line
      }
    }
  }

  private func lines(_ notes: [Diagnostic]) -> [String] {
    guard !notes.isEmpty else { return [] }
    let ordered = notes.filter { $0.severity == .warning } + notes.filter { $0.severity == .note }
    return [style.heading("What to mind")]
      + ordered.flatMap { note in
        DisplayWidth.wrapped(clean(note.message), to: textWidth - 2).enumerated().map { index, line in
          guard index == 0 else { return "  " + line }
          return (note.severity == .warning ? style.paint("!", .below) : style.muted("·")) + " " + line
        }
      }
  }

  /// The width of running text.
  var textWidth: Int { min(width, Self.widestText) }

  func clean(_ text: String) -> String { VisibleText.of(text) }

  func shortened(_ text: String) -> String { DisplayWidth.shortened(clean(text), to: width) }

  /// Blanks at the end of a line show nothing and only get in the way of copying.
  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// Colours, when they are allowed.
struct TerminalStyle {
  let usesColor: Bool

  func heading(_ text: String) -> String { wrapped(text, "1") }
  func muted(_ text: String) -> String { wrapped(text, "2") }

  func paint(_ text: String, _ emphasis: ReportCell.Emphasis) -> String {
    switch emphasis {
    case .plain: text
    case .strong: wrapped(text, "1")
    case .above: wrapped(text, "32;1")
    case .below: wrapped(text, "35;1")
    case .muted: wrapped(text, "2")
    }
  }

  /// Blanks at the end stay outside of the colour, so that those at the end of a line can be dropped with or without it.
  private func wrapped(_ text: String, _ code: String) -> String {
    guard usesColor, let last = text.lastIndex(where: { $0 != " " }) else { return text }
    return "\u{1B}[\(code)m\(text[...last])\u{1B}[0m\(text[text.index(after: last)...])"
  }
}
