import Foundation
import Testing

/// Every command of every notebook prints what the notebook shows. `PONDERA_RECORD=1` rewrites what they show instead.
@Suite struct NotebookOracleTests {
  private static let isRecording = ProcessInfo.processInfo.environment["PONDERA_RECORD"] == "1"

  @Test func thereAreNotebooksWithCommands() throws {
    let notebooks = try Notebook.all()
    #expect(!notebooks.isEmpty)
    for notebook in notebooks { #expect(!notebook.commands.isEmpty, "\(notebook.name) runs nothing") }
  }

  @Test(arguments: try Notebook.all())
  func commandsPrintWhatIsShown(_ notebook: Notebook) throws {
    let copy = try WorkingCopy()
    var outputs: [[String]] = []
    for command in notebook.commands {
      let place: Comment = "\(notebook.name), line \(command.line): \(command.text)"
      let words = try #require(command.words, place)
      try #require(words.first == "pondera", place)
      let run = try BuiltTool.run(Array(words.dropFirst()), in: copy.url)
      let failure = run.status == 0 ? nil : "ended with status \(run.status): \(run.lines.joined(separator: "\n"))"
      #expect(failure == nil, place)
      outputs.append(run.lines)
      if !Self.isRecording {
        let flaw = command.flaw(of: run.lines)
        #expect(flaw == nil, place)
      }
    }
    if Self.isRecording {
      try notebook.recorded(outputs).write(to: notebook.url, atomically: true, encoding: .utf8)
    }
  }
}
