/// How many columns a text takes in a terminal.
///
/// Combining marks, joiners and the vowels of Hangul syllables take none, East Asian wide characters and emoji two,
/// everything else one; a spacing mark of an Indian script, too, which some terminals draw with its letter. An emoji
/// of several parts (a family, a flag, a skin tone) counts two, as recent terminals draw it; older ones draw the
/// parts. Terminals also differ for private characters and reorder Arabic and Hebrew; nothing is done about that.
///
/// Source: Unicode Standard Annex 11 (East Asian Width) and Annex 29 (grapheme clusters), as `wcwidth` applies them.
package enum DisplayWidth {
  /// The width of a text without control characters.
  package static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    let scalars = character.unicodeScalars
    // One picture, however many parts it is made of.
    if scalars.contains(where: \.properties.isEmojiPresentation) { return 2 }
    if scalars.contains(where: { $0.value == 0xFE0F }), scalars.first?.properties.isEmoji == true { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: return 1
    // The medial vowels and final consonants that join the Hangul consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    // Signs that are drawn below or around the digits after them: of category "format", yet seen.
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The blocks that Unicode's East Asian Width calls wide or full-width; single emoji are found by their property.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
      0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The text cut to a width, with `…` in place of what is gone.
  package static func shortened(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    var used = 0
    // Where the text ends when `…` has to follow.
    var cut = text.startIndex
    for index in text.indices {
      used += of(text[index])
      if used > width { return text[..<cut] + "…" }
      if used < width { cut = text.index(after: index) }
    }
    return text
  }

  /// The text filled up with blanks.
  static func padded(_ text: String, to width: Int, _ alignment: ReportColumn.Alignment = .leading) -> String {
    let blanks = String(repeating: " ", count: max(0, width - of(text)))
    return alignment == .leading ? text + blanks : blanks + text
  }
}
