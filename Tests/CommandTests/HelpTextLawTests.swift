import Foundation
import Testing

/// The help of every command, word by word. `PONDERA_RECORD=1 swift test --filter HelpText` records a new wording.
struct HelpTextLawTests {
  private static let folder = ProjectFiles.fixtures.appending(path: "help")
  private static let isRecording = ProcessInfo.processInfo.environment["PONDERA_RECORD"] == "1"

  /// The commands that the program itself lists.
  private static func commands() throws -> [String] {
    let help = try Workspace().succeed(["--help"], environment: ["COLUMNS": "80"]).text
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
    return list.split(separator: "\n").compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ") ? String(line.dropFirst(2).prefix { $0 != " " }) : nil
    }.filter { $0 != "See" }
  }

  @Test func everyCommandSaysWhatIsRecorded() throws {
    let commands = try Self.commands()
    #expect(commands.contains("inspect") && commands.contains("cluster") && commands.contains("compare"))
    try compare("pondera", ["--help"])
    for command in commands { try compare(command, [command, "--help"]) }
    // A recorded text without a command is left over.
    let recorded = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path()).sorted()
    #expect(recorded == (commands + ["pondera"]).map { "\($0).txt" }.sorted())
  }

  private func compare(_ name: String, _ arguments: [String]) throws {
    let text = try Workspace().succeed(arguments, environment: ["COLUMNS": "80"]).text
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let file = Self.folder.appending(path: "\(name).txt")
    if Self.isRecording {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name)")
  }

  @Test func theVersionIsOneLine() throws {
    let run = try Workspace().succeed(["--version"])
    #expect(run.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }
}
