import Foundation
import Testing

/// A program that is told to end leaves nothing half-written and says so, and its caller sees by which signal it ended.
struct InterruptionLawTests {
  /// Long enough that the signal comes in the middle.
  private static let call = "generate '\(ProjectFiles.segments)' --accounts 300000000 -o out.csv"

  private func run(_ script: String) throws -> (CommandRun, [String]) {
    let work = try Workspace()
    let run = try CommandRun.shell(script, in: work.folder)
    return (run, try work.names)
  }

  @Test(
    arguments: [
      ("INT", 130, "Interrupted."), ("TERM", 143, "Told to end by the signal TERM."),
      ("HUP", 129, "Told to end by the signal HUP."),
    ] as [(String, Int32, String)])
  func nothingStays(_ signal: String, _ status: Int32, _ sentence: String) throws {
    // A shell without job control starts what is behind an ampersand with INT ignored; `env` sets it right again.
    let (run, names) = try run(
      "env --default-signal=INT \"$PONDERA\" \(Self.call) & sleep 0.4; kill -\(signal) $!; wait $!; exit $?")
    #expect(run.exitCode == status)
    #expect(run.message == "pondera: \(sentence)\n")
    #expect(names.isEmpty)
  }

  @Test func anIgnoredSignalStaysIgnored() throws {
    let (run, names) = try run(
      "trap '' HUP; \"$PONDERA\" generate '\(ProjectFiles.segments)' --accounts 200000 -o out.csv & "
        + "kill -HUP $!; wait $!; exit $?")
    #expect(run.exitCode == 0 && names == ["out.csv"])
  }

  @Test func aFileLargerThanAllowedIsAnError() throws {
    let (run, names) = try run(
      "ulimit -f 100; \"$PONDERA\" generate '\(ProjectFiles.segments)' --accounts 300000 -o out.csv")
    #expect(run.exitCode == 74 && run.message == "pondera: Writing out.csv failed: file too large.\n")
    #expect(names.isEmpty)
  }

  /// Killed outright, a program may leave a file only in the moment of the exchange; the next run of the same output
  /// removes it.
  @Test func theBenchmarkCleansUp() throws {
    let work = try Workspace()
    let run = try CommandRun.shell(
      "TMPDIR=$PWD \"$PONDERA\" benchmark --accounts 3000000 --repeats 1 & sleep 0.4; kill -TERM $!; wait $!; exit $?",
      in: work.folder)
    #expect(run.exitCode == 143)
    #expect(try work.names.isEmpty)
    try work.write("left", to: ".pondera-benchmark.csv.999999999-0.tmp")
    let second = try CommandRun.shell(
      "TMPDIR=$PWD \"$PONDERA\" benchmark --accounts 200 --repeats 1", in: work.folder)
    #expect(second.exitCode == 0)
    #expect(try work.names.isEmpty)
  }
}
