import ArgumentParser
import Parallelism

/// How many alternatives are shown, and by how many threads they are worked on.
struct AlternativeRunOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("How many alternatives are shown to people.", valueName: "n"))
  var top: Int = 20

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The threads to use (default: all); the result does not depend on it.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); it must be at least 1.") }
    guard top >= 1 else { throw ValidationError("--top is \(top); it must be at least 1.") }
  }

  var workers: Workers { threads.map { Workers(count: $0) } ?? .automatic }
}
