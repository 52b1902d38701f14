import ArgumentParser
import Criteria
import DecisionAnalysis
import Parallelism
import Reporting
import Segmentation
import Tables

/// `pondera rank`.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Which alternative wins, for each segment and by each method.",
    discussion: """
      Ranks the rows of OFFERS, one alternative each, by its columns, one criterion each. Rows before the first \
      alternative may say what a criterion is: their first cell is direction (max or min), unit, weight, indifference, \
      preference, veto, low, high, function or inflection. Weights come from a table of segments, as cluster writes it, and \
      every segment has its own ranking.

      Methods: \(RankingCatalogue.identifiers.joined(separator: ", ")).

      Examples:
        pondera rank machines.csv --weights segments.csv --methods topsis,promethee2
        pondera rank machines.csv --weights segments.json --shares logit
        pondera rank accounts.csv --minimize risk --weighting critic --methods topsis --top 50
      """)

  @Argument(help: "A CSV file with one alternative a row, or - for standard input.")
  var offers: String

  @OptionGroup(title: "Alternatives") var columns: OfferOptions
  @OptionGroup(title: "Weights") var weighting: OfferWeightOptions

  @Option(help: ArgumentHelp("The methods, separated by commas, or all that can use the file.", valueName: "names"))
  var methods: RankingMethodsArgument = RankingMethodsArgument(["topsis"])

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting of a method, such as vikor.v=0.6; may be repeated.", valueName: "method.name=value"))
  var settings: [MethodSettingArgument] = []

  @Option(help: ArgumentHelp("How scores become shares of preference.", valueName: "rule"))
  var shares: ShareRuleArgument = .maximumUtility

  @Option(parsing: .unconditional, help: ArgumentHelp("How many alternatives are shown to people.", valueName: "n"))
  var top: Int = 20

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The threads to use (default: all); the result does not depend on it.", valueName: "n"))
  var threads: Int?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); it must be at least 1.") }
    guard top >= 1 else { throw ValidationError("--top is \(top); it must be at least 1.") }
  }

  func run() throws {
    let workers = threads.map { Workers(count: $0) } ?? .automatic
    let options = try input.csvOptions()
    let table = try OfferTable(
      CSVFile(path: offers, options: options), columns: columns.columns, workers: workers)
    let weights = try weighting.weights(for: table, options: options)
    var chosen: [String: [String: SettingValue]] = [:]
    for setting in settings { chosen[setting.method, default: [:]][setting.name] = setting.value }
    let ranking = try OfferRanking(
      table, weights: weights, methods: methods.names, settings: chosen, rule: shares.rule,
      leavesOut: methods.isAll, workers: workers)
    try output.show(RankReport(ranking, shown: top))
  }
}
