import Foundation
import Testing

/// A program that is told to end leaves nothing half-written and says so, and its caller sees by which signal it ended.
struct InterruptionLawTests {
  /// The shell becomes the program, and a part of it that goes on sends the signal.
  private func run(_ call: String, signal: String, in work: Workspace, after seconds: Double = 0.4) throws -> CommandRun
  {
    try CommandRun.shell(
      "(sleep \(seconds); kill -\(signal) $$) & \(call.replacing("pondera", with: "exec \"$PONDERA\""))",
      environment: ["TMPDIR": work.folder.path()], in: work.folder)
  }

  private static let generate = "pondera generate '\(ProjectFiles.segments)' -o out.csv --accounts"

  @Test(
    arguments: [
      ("INT", 130, "Interrupted."), ("TERM", 143, "Told to end by the signal TERM."),
      ("HUP", 129, "Told to end by the signal HUP."),
    ] as [(String, Int32, String)])
  func nothingStays(_ signal: String, _ status: Int32, _ sentence: String) throws {
    let work = try Workspace()
    // Long enough that the signal comes in the middle.
    let run = try run("\(Self.generate) 300000000", signal: signal, in: work)
    #expect(run.exitCode == status)
    #expect(run.message == "pondera: \(sentence)\n")
    #expect(try work.names.isEmpty)
  }

  @Test func anIgnoredSignalStaysIgnored() throws {
    let work = try Workspace()
    let run = try run("trap '' HUP; \(Self.generate) 2000000", signal: "HUP", in: work, after: 0.1)
    #expect(run.exitCode == 0 && run.message == "")
    #expect(try work.names == ["out.csv"])
  }

  @Test func aFileLargerThanAllowedIsAnError() throws {
    let work = try Workspace()
    let run = try run("ulimit -f 100; \(Self.generate) 300000", signal: "0", in: work)
    #expect(run.exitCode == 74 && run.message == "pondera: Writing out.csv failed: file too large.\n")
    #expect(try work.names.isEmpty)
  }

  /// What the old file held stays when the new one does not come.
  @Test func theOldFileStays() throws {
    let work = try Workspace()
    try work.write("old", to: "out.csv")
    _ = try run("\(Self.generate) 300000000", signal: "TERM", in: work)
    #expect(try work.names == ["out.csv"])
    #expect(try work.read("out.csv") == "old")
  }

  @Test func theBenchmarkCleansUp() throws {
    let work = try Workspace()
    let ended = try run("pondera benchmark --accounts 10000000 --repeats 1", signal: "TERM", in: work)
    #expect(ended.exitCode == 143)
    #expect(try work.names.isEmpty)
    // What a killed one left is removed by the next.
    try work.write("left", to: ".pondera-benchmark.csv.999999999-0.tmp")
    let second = try run("pondera benchmark --accounts 200 --repeats 1", signal: "0", in: work)
    #expect(second.exitCode == 0)
    #expect(try work.names.isEmpty)
  }
}
