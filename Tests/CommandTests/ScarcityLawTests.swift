import Foundation
import Testing

/// With little memory, without threads, descriptors or a BLAS, the program answers or says what is missing, and never waits.
struct ScarcityLawTests {
  private static let cluster = "cluster '\(ProjectFiles.buyers)' -c 6-14 -k 4"

  private func run(_ script: String) throws -> CommandRun {
    let work = try Workspace()
    return try withExtendedLifetime(work) { try CommandRun.shell(script, in: work.folder, limit: 30) }
  }

  @Test(arguments: [150_000, 200_000, 300_000, 400_000, 600_000], ["--validate", "--method ward", ""])
  func memoryIsShort(_ kilobytes: Int, _ option: String) throws {
    let run = try run("ulimit -v \(kilobytes); exec \"$PONDERA\" \(Self.cluster) \(option)")
    #expect(run.exitCode == 0 || run.exitCode == 69)
    if run.exitCode == 69 {
      #expect(run.text.isEmpty && run.message.hasPrefix("pondera: ") && run.message.contains("memory"))
    }
  }

  @Test func enoughMemoryIsEnough() throws {
    let run = try run("ulimit -v 1000000; exec \"$PONDERA\" \(Self.cluster) --validate")
    #expect(run.exitCode == 0 && run.message.isEmpty)
  }

  @Test func fewDescriptors() throws {
    let expected = try run("exec \"$PONDERA\" \(Self.cluster)").text
    for count in 4...6 {
      let run = try run("ulimit -n \(count); exec \"$PONDERA\" \(Self.cluster)")
      #expect(run.exitCode == 0 && run.text == expected)
    }
  }

  /// Where the system makes no further thread, one does the work, with the same result.
  @Test func noThreads() throws {
    let expected = try run("exec \"$PONDERA\" \(Self.cluster)").text
    // A user who may have one thread: the first of the program. For root there is no limit.
    let isRoot = getuid() == 0
    let other = isRoot ? "setpriv --reuid=65533 --regid=65533 --clear-groups" : ""
    // That user may not look into the folder where the program was built.
    let run = try run(
      "chmod 755 .; cp \"$PONDERA\" p; chmod 755 p; cat '\(ProjectFiles.buyers)' | "
        + "\(other) prlimit --nproc=1 ./p cluster - -c 6-14 -k 4 --threads 8")
    let heading = { (text: String) in text.split(separator: "\n").dropFirst(2).joined(separator: "\n") }
    #expect(run.exitCode == 0 && run.message.isEmpty, "\(run.message)")
    #expect(heading(run.text) == heading(expected))
  }
}
