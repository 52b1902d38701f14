import ArgumentParser
import Criteria
import DecisionAnalysis
import DecisionCases
import Parallelism
import Reporting
import Segmentation
import Tables

/// `pondera sort`.
struct SortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sort",
    abstract: "Which category each alternative is in: A, B and C accounts between fixed boundaries.",
    discussion: """
      Sorts the rows of OFFERS into ordered categories. PROFILES has a row a category, best first or worst first, and a \
      column a criterion: the lower boundary of the category. The worst category has no boundary, and its cells are empty. \
      OFFERS may say in rows before the first alternative what criteria are (see rank); electre-tri-b uses the thresholds \
      indifference, preference and veto. Unlike a ranking, what happens to one alternative does not depend on the others.

      Methods: \(SortingCatalogue.identifiers.joined(separator: ", ")).

      Examples:
        pondera sort accounts.csv --profiles categories.csv --weights revenue=5,growth=3,risk=2 --minimize risk
        pondera sort suppliers.csv --profiles categories.csv --methods mr-sort --set mr-sort.majority=0.6
      """)

  @Argument(help: "A CSV file with one alternative a row, or - for standard input.")
  var offers: String?

  @Option(help: ArgumentHelp("A CSV file of categories and their lower boundaries.", valueName: "file"))
  var profiles: String?

  @Option(
    help: ArgumentHelp(
      "For mr-sort: a CSV file like that of the boundaries, with the values from which on a category is forbidden.",
      valueName: "file"))
  var vetoes: String?

  @OptionGroup(title: "Alternatives") var columns: OfferOptions
  @OptionGroup(title: "Weights") var weighting: OfferWeightOptions

  @Option(
    name: [.customLong("methods"), .customLong("method")],
    help: ArgumentHelp("The methods, separated by commas, or all (default: electre-tri-b).", valueName: "names"))
  var methods: MethodListArgument?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting of a method, such as electre-tri-b.lambda=0.7; may be repeated.", valueName: "method.name=value"))
  var settings: [MethodSettingArgument] = []

  @Option(help: ArgumentHelp("A reference case in JSON instead of OFFERS and PROFILES.", valueName: "case"))
  var inputJson: String?

  @OptionGroup var runOptions: AlternativeRunOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws {
    if inputJson != nil {
      guard offers == nil, profiles == nil, vetoes == nil else {
        throw ValidationError(
          "--input-json has alternatives, boundaries and vetoes; give no OFFERS, --profiles or --vetoes.")
      }
    } else {
      guard offers != nil else { throw ValidationError("Give OFFERS or --input-json.") }
      guard profiles != nil else { throw ValidationError("--profiles is missing: the boundaries of the categories.") }
    }
  }

  func run() throws {
    try output.check(inputs: [offers, profiles, vetoes, inputJson] + weighting.files)
    let workers = runOptions.workers
    let progress = ProgressLine()
    let found = try inputJson.map { try sorting(ofCase: $0, workers) } ?? sorting(workers, progress.handler)
    progress.finish()
    try output.show(SortReport(found, shown: runOptions.top))
  }

  private var names: [String]? { methods?.names(of: SortingCatalogue.identifiers) }

  private func sorting(_ workers: Workers, _ progress: ProgressHandler?) throws -> OfferSorting {
    let options = try input.csvOptions()
    let table = try OfferTable(
      CSVFile(path: offers ?? "-", options: options, progress: progress), columns: columns.columns,
      workers: workers)
    let made = try OfferSorting.methods(
      names ?? [ELECTRETriB.identifier],
      profiles: CategoryProfiles(CSVFile(path: profiles ?? "", options: options)),
      vetoes: vetoes.map { try CategoryProfiles.vetoes(CSVFile(path: $0, options: options)) } ?? [:],
      settings: [MethodSettingArgument].byMethod(settings), workers: workers)
    return try OfferSorting(
      table, weights: weighting.weights(for: table, options: options), by: made, progress: progress)
  }

  private func sorting(ofCase path: String, _ workers: Workers) throws -> OfferSorting {
    let known = try CaseFile.read(path)
    let chosen = [MethodSettingArgument].byMethod(settings)
    let names = names ?? [known.sortingIdentifier].compactMap { $0 }
    try chosen.check(among: names)
    let made =
      try names.isEmpty
      ? [known.sortingMethod(workers: workers)]
      : names.map { try known.sortingMethod($0, settings: chosen[$0] ?? [:], workers: workers) }
    let table = OfferTable(try known.decisionMatrix(), name: path, weights: try known.weights())
    return try OfferSorting(table, weights: weighting.weights(for: table, options: input.csvOptions()), by: made)
  }
}
