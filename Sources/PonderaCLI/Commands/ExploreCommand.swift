import ArgumentParser
import Clustering
import Reporting
import Segmentation
import Tables

/// `pondera explore`.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "How many segments there are, and how far they can be trusted.",
    discussion: """
      Divides the accounts of FILE into each number of segments and weighs the evidence: how tight and how far apart the \
      segments are, whether bootstrap samples lead to the same ones, and whether there is a gap between neighbours. A segment \
      is natural when it is found again and lies apart, reproducible when it is found again, and constructive otherwise: a \
      cut that was made.

      Examples:
        pondera explore buyers.csv
        pondera explore buyers.csv --criteria 3-11 -k 2-12 --format json
        pondera explore buyers.csv --methods kmeans,ward,mixture-tied
      """)

  @Argument(help: "A CSV file with one account a row, or - for standard input.")
  var file: String

  @OptionGroup(title: "Columns") var accounts: AccountOptions

  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: OptionBounds.segmentsToTry.help("The numbers of segments to try", " (default: 2-8)", name: "from-to"),
    transform: SegmentRangeArgument.init)
  var segmentCounts = SegmentRangeArgument(2...8)

  @Option(
    parsing: .unconditional, help: OptionBounds.pairs.help("The pairs of bootstrap samples"),
    transform: OptionBounds.pairs.read)
  var pairs = OptionBounds.pairs.standard

  @Option(
    help: ArgumentHelp(
      "Other methods to hold against each other at the recommended number, separated by commas, or all: "
        + "\(ClusteringCatalogue.entries.map(\.identifier).joined(separator: ", ")).", valueName: "names"))
  var methods: MethodListArgument?

  @Flag(help: "Add to the JSON the values behind pictures of the recommended solution.")
  var pictures = false

  @OptionGroup(title: "Method") var clustering: ClusteringOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws { try methodNames.forEach { try MethodOptions.check($0) } }

  private var methodNames: [String] { methods?.names(of: ClusteringCatalogue.entries.map(\.identifier)) ?? [] }

  func run() throws {
    try output.check(inputs: [file])
    let progress = ProgressLine()
    let data = try AccountData(
      CSVFile(path: file, options: input.csvOptions(), progress: progress.handler),
      columns: accounts.columns(findsID: false),
      workers: clustering.workers)
    let options = ExplorationOptions(
      segmentCounts: segmentCounts.counts, segmentation: clustering.options(segmentCount: .automatic),
      pairCount: pairs, methods: methodNames, makesPictures: pictures)
    let exploration = try ExplorationRunner(
      options, workers: clustering.workers, progress: progress.handler
    ).run(data)
    progress.finish()
    try output.show(ExploreReport(exploration, dialect: data.dialect))
  }
}
