/// Reads back what `MarkdownRenderer` writes, by the rules of GitHub's Markdown that matter here: pipes divide cells, a
/// backslash takes the next sign as it is, entities are characters.
enum MarkdownReader {
  /// The cells of a table's line, each as the text a reader sees, bold type taken off.
  static func cells(_ line: some StringProtocol) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == "|", !isEscaped {
        cells.append(cell)
        cell = ""
      } else {
        cell.unicodeScalars.append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return cells.dropFirst().map(text)
  }

  /// By scalars, as parsers do: a combining mark does not change what the sign before it means.
  static func text(_ markdown: String) -> String {
    var rest = Array(markdown.unicodeScalars)[...].drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    var result = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": continue
      case "\\": result.append(rest.popFirst() ?? scalar)
      case "&":
        let end = rest.firstIndex(of: ";") ?? rest.startIndex
        let entities = ["lt": "<", "gt": ">", "amp": "&"] as [String: Unicode.Scalar]
        result.append(entities[String(String.UnicodeScalarView(rest[..<end]))] ?? "?")
        rest = rest[(end + 1)...]
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
