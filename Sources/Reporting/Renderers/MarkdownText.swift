import Tables

/// Makes a text say in GitHub's Markdown exactly what it says, whatever it holds.
///
/// What could be markup gets a backslash, what could be HTML becomes an entity, and a web address stays a text. GitHub
/// may still link a mail address or a person it knows (`@name`): it looks for those after Markdown, and nothing
/// visible stops it.
enum MarkdownText {
  /// The text in one line.
  static func of(_ text: String) -> String {
    // By scalars: a combining mark must not hide the markup that it stands on.
    let scalars = Array(VisibleText.of(text).unicodeScalars).filter { Character($0) != DisplayWidth.softHyphen }.drop {
      $0 == " "
    }
    let body = scalars[..<(scalars.lastIndex { $0 != " " }.map { $0 + 1 } ?? scalars.startIndex)]
    return body.indices.reduce(into: "") { $0 += escaped(body, at: $1) }
  }

  /// The text at the beginning of a line, where it could begin a list, a heading or a rule.
  static func atLineStart(_ text: String) -> String {
    let line = of(text)
    guard let first = line.first else { return line }
    if "-+=".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    if !digits.isEmpty, let sign = rest.first, sign == "." || sign == ")" { return "\(digits)\\\(rest)" }
    return line
  }

  /// The text in bold type; nothing for nothing.
  static func strong(_ text: String) -> String {
    let body = of(text)
    return body.isEmpty ? "" : "**\(body)**"
  }

  private static func escaped(_ scalars: ArraySlice<Unicode.Scalar>, at index: Int) -> String {
    let scalar = scalars[index]
    switch scalar {
    case "&": return "&amp;"
    case "<": return "&lt;"
    case ">": return "&gt;"
    case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$": return "\\\(scalar)"
    // The two beginnings of a web address that GitHub links by itself.
    case ":" where scalars[(index + 1)...].prefix(2).elementsEqual(["/", "/"]): return "\\:"
    case "." where scalars[..<index].suffix(3).elementsEqual(["w", "w", "w"]): return "\\."
    default: return String(scalar)
    }
  }
}
