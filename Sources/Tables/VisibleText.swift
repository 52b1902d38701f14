/// Makes text from a file safe to print: a value must not be able to move the cursor or turn the line around.
package enum VisibleText {
  /// The text with every control character written out.
  ///
  /// Line feed, carriage return and tab become `\n`, `\r` and `\t`; the other C0 and C1 controls, DEL, the line and paragraph
  /// separators, the byte order mark and the marks that change the direction of writing become `\u{…}`.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: The greatest number of characters to show; a longer text is cut and ends with `…`.
  package static func of(_ text: String, limit: Int = .max) -> String {
    let isLong = limit < .max && text.unicodeScalars.count > limit && text.count > limit
    var visible = ""
    // A character may carry any number of combining marks, so the scalars are bounded too.
    let scalarLimit = limit < .max / 8 ? limit * 8 : .max
    var scalarCount = 0
    for character in isLong ? text.prefix(limit - 1) : text[...] {
      for scalar in character.unicodeScalars where scalarCount < scalarLimit {
        scalarCount += 1
        if isHidden(scalar.value) { visible += escape(scalar) } else { visible.unicodeScalars.append(scalar) }
      }
    }
    return isLong || scalarCount >= scalarLimit ? visible + "…" : visible
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
