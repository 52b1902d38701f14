import Provenance
import Tables

/// Writes a report for a terminal of a given width. No line is wider, and names from outside cannot carry escapes.
///
/// Lines are as wide as their content needs: a wide terminal gets two pictures side by side and tables in one part,
/// not longer lines of text.
package struct TerminalRenderer {
  /// The number of columns, at least 40.
  let width: Int
  let style: TerminalStyle

  /// Running text is not set wider: longer lines are hard to read.
  private static let widestText = 110
  private static let narrowest = 40

  package init(width: Int, usesColor: Bool) {
    self.width = max(Self.narrowest, width)
    style = TerminalStyle(usesColor: usesColor)
  }

  package func render(_ document: ReportDocument) -> String {
    let title = DisplayWidth.wrapped(clean(document.title), to: textWidth)
    var lines = title.map(style.heading)
    lines.append(style.muted(String(repeating: "─", count: title.map { DisplayWidth.of($0) }.max() ?? 0)))
    for group in grouped(document.blocks) {
      let rendered = group.count == 1 ? self.lines(group[0]) : BarLayout(renderer: self).lines(group.compactMap(\.bars))
      guard !rendered.isEmpty else { continue }
      lines.append("")
      lines += rendered
    }
    return lines.map(Self.trimmed).joined(separator: "\n") + "\n"
  }

  /// Neighbouring pictures are laid out together.
  private func grouped(_ blocks: [ReportBlock]) -> [[ReportBlock]] {
    blocks.reduce(into: []) { groups, block in
      if block.bars != nil, groups.last?.last?.bars != nil {
        groups[groups.count - 1].append(block)
      } else {
        groups.append([block])
      }
    }
  }

  private func lines(_ block: ReportBlock) -> [String] {
    switch block {
    case .heading(let text): headings(text)
    case .paragraph(let text): DisplayWidth.wrapped(clean(text), to: textWidth)
    case .facts(let facts): lines(facts)
    case .table(let table): TableLayout(renderer: self, table: table).lines()
    case .bars(let bars): BarLayout(renderer: self).lines([bars])
    case .notes(let notes): lines(notes)
    case .command(let words): lines(words)
    case .lines(let texts): texts.map(shortened)
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
    let widest = min(24, width * 2 / 5)
    let labelWidth = min(widest, facts.map { DisplayWidth.of(clean($0.label)) }.max() ?? 0)
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

  /// Headings are wrapped, never shortened: they say what follows.
  func headings(_ text: String) -> [String] {
    DisplayWidth.wrapped(clean(text), to: textWidth).map(style.heading)
  }

  /// A text that can be printed: a control character is written out, and a soft hyphen, which terminals draw
  /// differently, is left out.
  func clean(_ text: String) -> String { cleanKeepingSoftHyphens(text).filter { $0 != DisplayWidth.softHyphen } }

  /// The same for a text that is about to be wrapped.
  func cleanKeepingSoftHyphens(_ text: String) -> String { VisibleText.of(text) }

  func shortened(_ text: String) -> String { DisplayWidth.shortened(clean(text), to: width) }

  /// Blanks at the end of a line show nothing and only get in the way of copying.
  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension ReportBlock {
  fileprivate var bars: ReportBars? {
    if case .bars(let bars) = self { bars } else { nil }
  }
}
