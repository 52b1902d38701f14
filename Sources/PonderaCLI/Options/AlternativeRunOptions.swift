import ArgumentParser
import Parallelism

/// How many alternatives are shown, and by how many threads they are worked on.
struct AlternativeRunOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: OptionBounds.top.help("How many alternatives are shown to people"),
    transform: OptionBounds.top.read)
  var top = OptionBounds.top.standard

  @Option(
    parsing: .unconditional,
    help: OptionBounds.threads.help("The threads to use", " (default: all); the result does not depend on it"),
    transform: OptionBounds.threads.read)
  var threads: Int?

  var workers: Workers { threads.map { Workers(count: $0) } ?? .automatic }
}
