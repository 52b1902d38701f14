/// Colours, when they are allowed: ANSI "select graphic rendition", used sparingly.
struct TerminalStyle {
  let usesColor: Bool

  func heading(_ text: String) -> String { painted(text, "1") }
  func muted(_ text: String) -> String { painted(text, "2") }

  func paint(_ text: String, _ emphasis: ReportCell.Emphasis) -> String {
    switch emphasis {
    case .plain: text
    case .strong: painted(text, "1")
    case .above: painted(text, "32;1")
    case .below: painted(text, "35;1")
    case .muted: painted(text, "2")
    }
  }

  /// Blanks at both ends stay outside the colour, so that they can be trimmed at the end of a line.
  private func painted(_ text: String, _ code: String) -> String {
    guard usesColor, let first = text.firstIndex(where: { $0 != " " }), let last = text.lastIndex(where: { $0 != " " })
    else { return text }
    return "\(text[..<first])\u{1B}[\(code)m\(text[first...last])\u{1B}[0m\(text[text.index(after: last)...])"
  }
}
