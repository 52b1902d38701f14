import Foundation
import Testing

/// What the text form may send to a terminal.
struct TerminalLawTests {
  static let commands: [[String]] = [
    ["inspect", ProjectFiles.buyers],
    ["cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "4"],
    ["cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "8"],
    ["compare", ProjectFiles.buyers, "--with", ProjectFiles.segments, "--with-column", "believed_segment"],
  ]
  /// `script` gives a command a terminal to write to.
  static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

  @Test(arguments: commands, [60, 80, 140]) func noLineIsWiderThanTheTerminal(_ command: [String], _ width: Int) throws
  {
    let work = try Workspace()
    // A command to copy is never cut, so the file has a short name here.
    try FileManager.default.copyItem(
      at: URL(filePath: ProjectFiles.buyers), to: work.folder.appending(path: "buyers.csv"))
    let run = try work.succeed(
      command.map { $0 == ProjectFiles.buyers ? "buyers.csv" : $0 }, environment: ["COLUMNS": "\(width)"])
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 20)
    // Every character of these reports takes one column.
    for line in lines { #expect(line.count <= width, "\(line)") }
    #expect(!run.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!lines.contains { $0.hasSuffix(" ") })
  }

  @Test(.enabled(if: hasScript), arguments: commands.prefix(2) + commands.suffix(1))
  func coloursOnATerminalAndNeverWithNoColor(_ command: [String]) throws {
    let work = try Workspace()
    let call = "\"$PONDERA\" " + command.map { "'\($0)'" }.joined(separator: " ")
    func onTerminal(_ environment: [String: String]) throws -> String {
      let run = try CommandRun.shell(
        "exec script -qec \"$CALL\" /dev/null </dev/null",
        environment: ["CALL": call, "TERM": "xterm", "COLUMNS": "80", "SHELL": "/bin/sh"].merging(environment) { $1 },
        in: work.folder)
      try #require(run.exitCode == 0)
      return run.text.replacing("\r\n", with: "\n")
    }
    let plain = try work.succeed(command).text
    let coloured = try onTerminal([:])
    #expect(coloured.contains("\u{1B}[1m"))
    // Painted cells keep the blanks that fill them up.
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*[mK]|\r/, with: "").replacing(/[ ]+\n/, with: "\n") == plain)
    #expect(try onTerminal(["NO_COLOR": "1"]) == plain)
    #expect(try onTerminal(["TERM": "dumb"]) == plain)
  }

  /// Whoever reads only the beginning is not bothered, and files are written all the same.
  @Test func aClosedPipeEndsQuietly() throws {
    let work = try Workspace()
    // Longer than a pipe holds, so that writing meets the closed end.
    let names = (1...400).map { "c\($0)" }
    let rows = (0..<20).map { row in names.indices.map { "\((row * 7 + $0 * 3) % 11)" }.joined(separator: ",") }
    try work.write(([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n", to: "wide.csv")
    for call in [
      "cluster wide.csv --criteria '*' -k 4 --format json --assignments who.csv",
      "cluster wide.csv --criteria '*' -k 4 --format csv", "inspect wide.csv --format json",
    ] {
      let run = try CommandRun.shell(
        "{ \"$PONDERA\" \(call); echo $? >status; } | head -n 1", in: work.folder)
      #expect(run.text.split(separator: "\n").count == 1)
      #expect(run.message == "", "\(call)")
      #expect(try work.read("status") == "0\n", "\(call)")
    }
    #expect(try work.names == ["status", "who.csv", "wide.csv"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func aFullDiskIsSaid() throws {
    let work = try Workspace()
    for format in ["text", "json", "csv", "markdown"] {
      let run = try CommandRun.shell(
        "\"$PONDERA\" inspect '\(ProjectFiles.segments)' --format \(format) >/dev/full", in: work.folder)
      #expect(run.exitCode == 74)
      #expect(run.message == "pondera: Writing standard output failed: no space left on device.\n")
    }
  }
}
