/// How many columns a text takes in a terminal.
///
/// Combining marks and joiners take none, East Asian wide characters and emoji two, everything else one. Terminals differ
/// for rare scripts and for emoji of several parts, which count here as two.
package enum DisplayWidth {
  /// The width of a text without control characters.
  package static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }), scalar.properties.isEmoji { return 2 }
    return isWide(scalar.value) ? 2 : 1
  }

  /// The blocks that Unicode's East Asian Width calls wide or full-width.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The text cut to a width, with `…` in place of what is gone.
  package static func shortened(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let next = of(character)
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…"
  }

  /// The text filled up with blanks.
  static func padded(_ text: String, to width: Int, _ alignment: ReportColumn.Alignment = .leading) -> String {
    let blanks = String(repeating: " ", count: max(0, width - of(text)))
    return alignment == .leading ? text + blanks : blanks + text
  }

  /// The pieces of a text between which a line may end: after a blank, and after `_`, `-` and `/` inside a word.
  static func breaks(in text: String) -> [String] {
    text.split(separator: " ").flatMap { pieces(ofWord: $0) }
  }

  private static func pieces(ofWord word: Substring) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      piece.append(character)
      if "_-/".contains(character) {
        pieces.append(piece)
        piece = ""
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  /// The text in lines of at most a width, broken at blanks; a word that is longer is broken after `_`, `-` or `/`, or
  /// where it must.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    func place(_ piece: String, after gap: String) {
      if of(line) + of(gap) + of(piece) <= width {
        line += line.isEmpty ? piece : gap + piece
        return
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      // Character by character: the piece may be longer than a line.
      for character in piece {
        if !line.isEmpty, of(line) + of(character) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    for word in text.split(separator: " ") {
      if of(String(word)) <= width {
        place(String(word), after: " ")
      } else {
        for (index, piece) in pieces(ofWord: word).enumerated() { place(piece, after: index == 0 ? " " : "") }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
