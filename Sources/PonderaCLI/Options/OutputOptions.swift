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

  @OptionGroup var csv: CSVDialectOptions

  /// Checks, before anything is read, that no output is also an input or another output, and that each can be made.
  ///
  /// - Parameters:
  ///   - inputs: The paths that will be read.
  ///   - others: What else is written, by its option.
  func check(inputs: [String?], others: [(option: String, path: String?)] = []) throws {
    let named = others.compactMap { other in other.path.map { OutputPlan.Output(other.option, $0) } }
    try OutputPlan.check(
      inputs: inputs.compactMap { $0 },
      outputs: named + [OutputPlan.Output(output == "-" ? "the report" : "--output", output)])
  }

  /// Shows a report and puts all files in their places, or none. A reader that stops reading (`| head`) does not stop the
  /// command.
  ///
  /// - Parameters:
  ///   - files: What else was written.
  ///   - told: One of these files, of which the report itself says what is to be said; CSV has no place for it.
  func show(_ report: some Report, with files: [FinishedFile] = [], telling told: FinishedFile? = nil) throws {
    var files = files
    do {
      files.append(
        try report.written(as: format, to: csv.destination(output), for: output == "-" ? .current : .plain))
    } catch TableError.brokenPipe {}
    try FinishedFile.commit(files)
    csv.tell(of: files.filter { $0 !== told || format == .csv })
  }
}

extension OutputFormat: ExpressibleByArgument {}
