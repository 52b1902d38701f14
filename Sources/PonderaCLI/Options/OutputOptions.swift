import ArgumentParser
import Reporting
import Tables

/// How and where a result is shown.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How the result is written."))
  var format: OutputFormat = .text

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String = "-"

  /// Shows a report. A reader that stops reading (`| head`) does not stop the command.
  func show(_ report: some Report) throws {
    do {
      try report.write(as: format, to: output, for: output == "-" ? .current : .plain)
    } catch TableError.brokenPipe {}
  }
}

extension OutputFormat: ExpressibleByArgument {}
