import Provenance

/// What tests do with texts that came out.
extension String {
  /// The text without colours.
  var withoutColor: String {
    var result = String.UnicodeScalarView()
    var isEscape = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" { isEscape = true }
      if !isEscape { result.append(scalar) }
      if scalar == "m" { isEscape = false }
    }
    return String(result)
  }

  /// The lines, the line end at the end not counted.
  var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
}
