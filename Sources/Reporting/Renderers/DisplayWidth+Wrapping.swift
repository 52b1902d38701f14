extension DisplayWidth {
  /// Marks a place where a word of ours may be divided; it shows as a hyphen at the end of a line and as nothing elsewhere.
  ///
  /// It is a private character and not U+00AD, which is shown as what it is: in a name from outside it would hide.
  static let softHyphen: Character = "\u{F00AD}"

  /// The text in lines of at most a width, broken at blanks; a word that is longer is broken after a soft hyphen, `_`,
  /// `-` or `/`, or where it must. A width of at least 2 is always kept.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = LineFiller(width: max(1, width))
    for word in text.split(separator: " ") {
      let whole = word.filter { $0 != softHyphen }
      if of(whole) <= width {
        lines.place(Piece(text: whole, isSoft: false), afterBlank: true)
      } else {
        for (index, piece) in pieces(of: word).enumerated() { lines.place(piece, afterBlank: index == 0) }
      }
    }
    return lines.finished()
  }

  /// The longest part of a text that must stay in one line.
  static func longestPiece(in text: String) -> Int {
    text.split(separator: " ").flatMap { pieces(of: $0) }.map { of($0.text) + ($0.isSoft ? 1 : 0) }.max() ?? 0
  }

  private static func pieces(of word: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var text = ""
    for character in word {
      if character != softHyphen { text.append(character) }
      guard character == softHyphen || "_-/".contains(character) else { continue }
      if !text.isEmpty { pieces.append(Piece(text: text, isSoft: character == softHyphen)) }
      text = ""
    }
    if !text.isEmpty { pieces.append(Piece(text: text, isSoft: false)) }
    return pieces
  }
}

/// A part of a word; a soft one ends in a hyphen when it ends a line.
private struct Piece {
  let text: String
  let isSoft: Bool
}

/// Lines that are filled one after another.
private struct LineFiller {
  let width: Int
  private var lines: [String] = []
  private var line = ""
  private var used = 0
  private var endsSoft = false

  init(width: Int) { self.width = width }

  mutating func place(_ piece: Piece, afterBlank: Bool) {
    let gap = afterBlank && !line.isEmpty ? 1 : 0
    let needed = DisplayWidth.of(piece.text) + (piece.isSoft ? 1 : 0)
    if used + gap + needed > width { breakLine() } else if gap == 1 { append(" ") }
    // Character by character: the piece may be longer than a line.
    for character in piece.text { append(character) }
    // A piece that was longer than a line may have left no room for its hyphen.
    endsSoft = piece.isSoft && used < width
  }

  private mutating func append(_ character: Character) {
    let needed = DisplayWidth.of(character)
    if used + needed > width {
      endsSoft = false
      breakLine()
    }
    line.append(character)
    used += needed
  }

  private mutating func breakLine() {
    guard !line.isEmpty else { return }
    lines.append(endsSoft ? line + "-" : line)
    line = ""
    used = 0
    endsSoft = false
  }

  /// At least one line.
  consuming func finished() -> [String] { line.isEmpty && !lines.isEmpty ? lines : lines + [line] }
}
