import ArgumentParser
import Provenance
import Reporting
import Segmentation
import Tables

/// `pondera compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Hold the segments found against those believed in.",
    discussion: """
      The believed segments are a weighting table (criteria in rows and segments in columns, or the transpose), a column \
      of the accounts that names each account's segment, or both. With a table alone each account is given to the nearest \
      believed profile.

      Examples:
        pondera compare buyers.csv --with segments.csv
        pondera compare buyers.csv --with segments.csv --with-column believed_segment
        pondera compare buyers.csv --with-column industry --criteria 3-11 -k 4
      """)

  @Argument(help: "A CSV file with one account a row, or - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("A CSV file with the believed weighting table.", valueName: "file"))
  var with: String?

  @Option(help: ArgumentHelp("The column of the accounts that names the believed segment.", valueName: "column"))
  var withColumn: String?

  @Option(help: ArgumentHelp("Segments saved by cluster --model, instead of clustering.", valueName: "file"))
  var model: String?

  @OptionGroup(title: "Columns") var accounts: AccountOptions

  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: OptionBounds.segments.help(
      "The number of segments to find", ", or auto (default: as many as are believed in)"),
    transform: SegmentCountArgument.init)
  var segmentCount: SegmentCountArgument?

  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Method") var clustering: ClusteringOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws {
    if with == nil, withColumn == nil {
      throw ValidationError("Say what to compare with: --with FILE, --with-column NAME, or both.")
    }
    if file == "-", with == "-" { throw ValidationError("Only one of FILE and --with can be standard input.") }
  }

  func run() throws {
    try output.check(inputs: [file, with, model])
    let progress = ProgressLine()
    let job = ComparisonJob(
      accounts: try CSVFile(path: file, options: input.csvOptions(), progress: progress.handler),
      columns: accounts.columns(label: withColumn, findsID: true, method: method),
      predefined: try with.map { try CSVFile(path: $0, options: input.csvOptions()) },
      model: try model.map { try SegmentModel(path: $0) }, segmentCount: segmentCount?.count,
      options: clustering.options(segmentCount: .automatic, method: method), workers: clustering.workers)
    let comparison = try job.run(progress: progress.handler)
    progress.finish()
    try output.show(ComparisonReport(comparison, dialect: job.accounts.dialect))
  }
}
