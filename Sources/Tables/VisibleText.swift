/// Makes text from a file safe to print: a value must not be able to move the cursor or turn the line around.
package enum VisibleText {
  /// The text with every control character written out.
  ///
  /// Line feed, carriage return and tab become `\n`, `\r` and `\t`; the other C0 and C1 controls, DEL, the line and paragraph
  /// separators, the marks that change the direction of writing, and what has no width (joiners, fillers, tags, the byte order
  /// mark: `Default_Ignorable_Code_Point`) become `\u{…}`, so that two names that differ never look the same. Only what makes
  /// one picture of several emoji stays. A byte of a file's name that is no UTF-8 becomes `\xFF`.
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
      let isEmoji = isEmoji(character)
      for scalar in character.unicodeScalars where scalarCount < scalarLimit {
        scalarCount += 1
        if isHidden(scalar), !(isEmoji && joinsEmoji(scalar)) {
          visible += escape(scalar)
        } else {
          visible.unicodeScalars.append(scalar)
        }
      }
    }
    return isLong || scalarCount >= scalarLimit ? visible + "…" : visible
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      SystemPath.carriedByte(scalar).map { "\\x\(String($0, radix: 16, uppercase: true))" }
        ?? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// Whether a character does something else than show itself.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x20...0xAC: false
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: scalar.properties.isDefaultIgnorableCodePoint || SystemPath.carriedByte(scalar) != nil
    }
  }

  /// Whether a character is drawn as a picture: one emoji, or several with joiners between them.
  private static func isEmoji(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first, first.value > 0xA8 else { return false }
    return first.properties.isEmoji && character.unicodeScalars.count > 1
  }

  /// The zero-width joiner and the selector of the coloured form.
  private static func joinsEmoji(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200D || scalar.value == 0xFE0F }
}
