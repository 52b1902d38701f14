import Foundation
import TestSupport
import Testing

/// A Markdown file whose ```` ```console ```` blocks are run.
///
/// In a block, a line `$ pondera …` is a command; a command that ends with `\` goes on in the next line. The lines up to the
/// next command are what it prints, standard output first and standard error after it. A last line `…` says that the output goes
/// on; a first line `…` says that it begins earlier, and is shown from the line that follows.
struct Notebook: Sendable, CustomTestStringConvertible {
  let name: String
  let url: URL
  let lines: [String]
  let commands: [NotebookCommand]

  var testDescription: String { name }

  /// Reads a notebook.
  init(_ url: URL) throws {
    self.init(name: url.lastPathComponent, url: url, text: try String(contentsOf: url, encoding: .utf8))
  }

  init(name: String, url: URL, text: String) {
    self.name = name
    self.url = url
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    self.lines = lines
    commands = Self.blocks(lines).flatMap { Self.commands(in: $0, of: lines) }
  }

  /// Every notebook of the package.
  static func all() throws -> [Notebook] {
    let folder = URL(filePath: ProjectFiles.path("notebooks-md"))
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.map { try Notebook($0) }
  }

  /// The text with other outputs, one a command; what was cut stays cut after as many lines.
  func recorded(_ outputs: [[String]]) -> String {
    var lines = lines
    for (command, whole) in zip(commands, outputs).reversed() {
      let output = command.part(of: whole)
      let isCut = command.isCut && output.count > max(1, command.shown.count)
      let shown = isCut ? output.prefix(max(1, command.shown.count)) + ["…"] : output
      lines.replaceSubrange(command.shownLines, with: (command.startsLater ? ["…"] : []) + shown)
    }
    return lines.joined(separator: "\n")
  }

  /// The lines inside each console block.
  private static func blocks(_ lines: [String]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start: Int?
    var isOther = false
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      if let first = start {
        blocks.append(first..<index)
        start = nil
      } else if isOther {
        isOther = false
      } else if line == "```console" {
        start = index + 1
      } else {
        isOther = true
      }
    }
    return blocks
  }

  private static func commands(in block: Range<Int>, of lines: [String]) -> [NotebookCommand] {
    var starts = block.filter { lines[$0].hasPrefix("$ ") }
    starts.append(block.upperBound)
    return zip(starts, starts.dropFirst()).map { start, end in
      var text = String(lines[start].dropFirst(2))
      var next = start + 1
      while text.hasSuffix("\\"), next < end {
        text = text.dropLast() + lines[next].trimmingCharacters(in: .whitespaces)
        next += 1
      }
      let startsLater = next < end - 1 && lines[next] == "…"
      let isCut = next < end && lines[end - 1] == "…"
      let first = startsLater ? next + 1 : next
      return NotebookCommand(
        line: start + 1, text: text, shown: Array(lines[first..<max(first, isCut ? end - 1 : end)]),
        startsLater: startsLater, isCut: isCut, shownLines: next..<end)
    }
  }
}
