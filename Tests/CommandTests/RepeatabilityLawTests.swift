import Foundation
import Testing

/// The same question has the same answer, byte by byte.
struct RepeatabilityLawTests {
  static let commands: [[String]] = [
    ["cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "4"],
    ["cluster", ProjectFiles.buyers, "--criteria", "4-14", "-k", "auto", "--scaling", "standardize"],
    ["compare", ProjectFiles.buyers, "--with", ProjectFiles.segments, "--with-column", "believed_segment"],
  ]

  @Test(arguments: commands, ["json", "text", "csv", "markdown"])
  func threadsDoNotChangeAByte(_ command: [String], _ format: String) throws {
    let work = try Workspace()
    let outputs = try [1, 2, 3].map { threads in
      try work.succeed(command + ["--format", format, "--threads", "\(threads)"]).output
    }
    #expect(outputs[0].count > 100)
    #expect(outputs[1] == outputs[0] && outputs[2] == outputs[0])
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let work = try Workspace()
    func run(_ seed: Int) throws -> CommandRun {
      try work.succeed(
        ["cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "5", "--format", "json", "--seed", "\(seed)"])
    }
    #expect(try run(7).output == run(7).output)
    #expect(try run(7).output != run(8).output)
  }

  @Test(arguments: ["text", "json", "csv", "markdown"]) func aFileHoldsWhatTheScreenShows(_ format: String) throws {
    let work = try Workspace()
    let command = Self.commands[0] + ["--format", format]
    let shown = try work.succeed(command)
    let written = try work.succeed(command + ["--output", "out"])
    #expect(written.output.isEmpty)
    #expect(try work.read("out") == shown.text)
    #expect(try work.names == ["out"])
  }

  @Test func standardInputIsAFile() throws {
    let work = try Workspace()
    let input = try Data(contentsOf: URL(filePath: ProjectFiles.buyers))
    let command = ["--criteria", "6-14", "-k", "4"]
    let piped = try work.decode(ClusterOutput.self, ["cluster", "-"] + command, input: input)
    let read = try work.decode(ClusterOutput.self, ["cluster", ProjectFiles.buyers] + command)
    #expect(piped.file == "standard input")
    #expect(piped.inertia == read.inertia && piped.segments.map(\.name) == read.segments.map(\.name))
  }
}
