import ArgumentParser
import Reporting
import Tables

/// `pondera inspect`.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "See what a file holds before working with it.",
    usage: "pondera inspect [<options>] <file>",
    discussion: """
      Reads all of FILE and shows how it is written, what is in each column (missing values, ranges, likely identifiers and \
      ratings), what to mind, and the command to run next.

      Examples:
        pondera inspect buyers.csv
        pondera inspect export.csv --encoding windows-1252 --format json
      """)

  @Argument(help: "A CSV file, or - for standard input.")
  var file: String

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func run() throws {
    try output.check(inputs: [file])
    let progress = ProgressLine()
    let profile = try CSVFile(path: file, options: input.csvOptions(), progress: progress.handler).profile()
    progress.finish()
    try output.show(InspectReport(profile, path: file))
  }
}
