import ArgumentParser
import Segmentation
import Tables

/// `pondera generate`.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make synthetic buyers from a weighting table.",
    discussion: """
      TABLE is a CSV file with criteria in rows and segments in columns; with --segments-in-rows it is the transpose. Each \
      account is put into a segment at random and rates each criterion with the weight of its segment plus normal noise. \
      The same seed gives the same file. Accounts are written as they are drawn, so that a file may be larger than memory.

      With --descriptors each account has a country, a sector, a revenue (revenue_keur, thousand euros a year) and a \
      margin (margin_percent), which hang together with its segment. They are as invented as the ratings.

      Examples:
        pondera generate segments.csv --accounts 2000 --integers -o buyers.csv
        pondera generate segments.csv --accounts 500 --mix 40,30,20,10 --mislabelled 0.125 --descriptors
        pondera generate segments.csv --accounts 10000000 --integers | gzip > many.csv.gz
      """)

  @Argument(help: "A CSV file with a weighting table, or - for standard input.")
  var table: String

  @Flag(help: "The table has segments in rows and criteria in columns.")
  var segmentsInRows = false

  @Option(
    parsing: .unconditional, help: OptionBounds.generated.help("The number of accounts"),
    transform: OptionBounds.generated.read)
  var accounts: Int

  @Option(
    parsing: .unconditional,
    help: OptionBounds.noise.help("The standard deviation of a rating about the weight of its segment", name: "points"),
    transform: OptionBounds.noise.read)
  var noise = OptionBounds.noise.standard

  @Flag(help: "Round ratings to whole numbers and limit them to 1…10, as on a questionnaire.")
  var integers = false

  @Option(
    parsing: .unconditional,
    help: OptionBounds.mix.help(
      "How frequent each segment is, in the order of the table and in any unit, such as 40,30,20,10",
      " each (default: all are equally frequent)", name: "shares"),
    transform: MixArgument.init)
  var mix: MixArgument?

  @Option(
    parsing: .unconditional,
    help: OptionBounds.mislabelled.help(
      "The share of accounts that are believed to be in a wrong segment", name: "share"),
    transform: OptionBounds.mislabelled.read)
  var mislabelled = OptionBounds.mislabelled.standard

  @Flag(help: "Add country, sector, revenue and margin.")
  var descriptors = false

  @Flag(help: "Add the column true_segment: the segment that the ratings were drawn from.")
  var trueSegments = false

  @Option(
    parsing: .unconditional,
    help: OptionBounds.seed.help("Where random numbers start", "; the same seed gives the same accounts"),
    transform: OptionBounds.seed.read)
  var seed = OptionBounds.seed.standard

  @OptionGroup(title: "Output") var output: TableOutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func run() throws {
    try OutputPlan.check(inputs: [table], outputs: [OutputPlan.Output("--output", output.output)])
    let options = try BuyerGenerationOptions(
      accountCount: accounts, noise: noise, roundsToIntegers: integers, mix: mix?.shares,
      mislabelledShare: mislabelled, hasDescriptors: descriptors, seed: seed)
    let predefined = try PredefinedTable(
      CSVFile(path: table, options: input.csvOptions()), criteriaInRows: !segmentsInRows)
    let progress = ProgressLine()
    defer { progress.finish() }
    let written = try BuyerGenerator(predefined.table, options: options).written(
      to: output.csv.destination(output.output), dialect: output.dialect(), includesTrueSegment: trueSegments,
      progress: progress.handler)
    try written.commit()
    output.csv.tell(of: [written])
  }
}
