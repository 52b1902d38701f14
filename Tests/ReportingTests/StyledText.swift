/// A text without its colours.
func withoutColors(_ text: String) -> String {
  var plain = String.UnicodeScalarView()
  var isInside = false
  for scalar in text.unicodeScalars {
    if scalar == "\u{1B}" {
      isInside = true
    } else if isInside {
      if scalar == "m" { isInside = false }
    } else {
      plain.append(scalar)
    }
  }
  return String(plain)
}

/// The lines of a text that ends with a line feed.
func lines(of text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
}
