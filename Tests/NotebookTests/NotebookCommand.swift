/// One `$ pondera …` line of a notebook and the output shown under it.
struct NotebookCommand: Hashable, Sendable {
  /// The line on which it stands, counted from 1.
  let line: Int
  /// What follows the `$ `, continued lines joined.
  let text: String
  /// The lines of the output as shown, without an opening or a closing `…`.
  let shown: [String]
  /// Whether the beginning is left out: after an opening `…` the output is shown from the first line that equals the first
  /// one shown.
  let startsLater: Bool
  /// Whether only the beginning is shown: the output goes on after a line `…`.
  let isCut: Bool
  /// Where the shown lines stand in the file, each `…` included.
  let shownLines: Range<Int>

  /// The words of the command, split as a shell does: at blanks, with '…' and "…" kept together. Nothing is expanded.
  ///
  /// - Returns: `nil` when a quote is not closed.
  var words: [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return quote == nil ? words : nil
  }

  /// The part of an output that is to be shown, from where it begins.
  func part(of output: [String]) -> [String] {
    startsLater ? Array(output.drop { $0 != shown.first }) : output
  }

  /// What is wrong with an output, or `nil` when it is what is shown.
  func flaw(of output: [String]) -> String? {
    let output = part(of: output)
    if startsLater, output.isEmpty { return "no line of the output is '\(shown.first ?? "")'" }
    if isCut {
      if output.count <= shown.count { return "the block ends with … and the output does not go on after it" }
      if shown.isEmpty { return "nothing is shown before the …" }
    } else if output.count != shown.count, output.starts(with: shown) || shown.starts(with: output) {
      return "\(shown.count) lines are shown and the output has \(output.count)"
    }
    for (index, line) in shown.enumerated() {
      let actual = index < output.count ? output[index] : "(nothing)"
      if line != actual {
        return "line \(shownLines.lowerBound + index + 1) shows\n  \(line)\nand the tool prints\n  \(actual)"
      }
    }
    return nil
  }
}
