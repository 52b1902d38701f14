import ArgumentParser
import Criteria
import DecisionAnalysis
import DecisionCases
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
        pondera rank machines.csv --weights segments.json --methods wsm --robustness
        pondera rank machines.csv --weights segments.csv --shares logit:5 --sizes rental=120,mining=40
        pondera rank accounts.csv --minimize risk --weighting critic --methods topsis --top 50
        pondera rank --input-json Tests/Fixtures/decision-cases/topsis-tzeng-huang-2011.json --format json
      """)

  @Argument(help: "A CSV file with one alternative a row, or - for standard input.")
  var offers: String?

  @OptionGroup(title: "Alternatives") var columns: OfferOptions
  @OptionGroup(title: "Weights") var weighting: OfferWeightOptions

  @Option(
    name: [.customLong("methods"), .customLong("method")],
    help: ArgumentHelp("The methods, separated by commas, or all that can use the file.", valueName: "names"))
  var methods: MethodListArgument?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting of a method, such as vikor.v=0.6; may be repeated.", valueName: "method.name=value"))
  var settings: [MethodSettingArgument] = []

  @Option(
    help: ArgumentHelp(
      "A reference case in JSON instead of OFFERS; its method is taken when none is named.", valueName: "case"))
  var inputJson: String?

  @Option(
    help: ArgumentHelp(
      "How scores become shares of preference: maximum-utility, bradley-terry-luce, logit, logit:SCALE with a scale "
        + "\(OptionBounds.logitScale.words), or none. (default: maximum-utility)", valueName: "rule"),
    transform: ShareRuleArgument.init)
  var shares: ShareRuleArgument = .maximumUtility

  @OptionGroup(title: "How sure is it?") var robustness: RobustnessOptions

  @OptionGroup var runOptions: AlternativeRunOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws {
    guard (offers == nil) != (inputJson == nil) else { throw ValidationError("Give OFFERS or --input-json.") }
  }

  func run() throws {
    try output.check(inputs: [offers, inputJson] + weighting.files)
    let progress = ProgressLine()
    var asked = OfferRanking.Options()
    asked.shareRule = shares.rule
    asked.leavesOut = methods?.isAll ?? false
    asked.robustness = robustness.options
    asked.findsPlanes = robustness.gaia
    asked.workers = runOptions.workers
    asked.progress = progress.handler
    let ranking = try ranking(asked)
    progress.finish()
    try output.show(RankReport(ranking, shown: runOptions.top, showsIntervals: robustness.robustness))
  }

  private var names: [String]? { methods?.names(of: RankingCatalogue.identifiers) }

  private func ranking(_ asked: OfferRanking.Options) throws -> OfferRanking {
    if let inputJson { return try ranking(ofCase: CaseFile.read(inputJson), path: inputJson, asked) }
    let options = try input.csvOptions()
    let table = try OfferTable(
      CSVFile(path: offers ?? "-", options: options, progress: asked.progress), columns: columns.columns,
      workers: asked.workers)
    return try OfferRanking(
      table, weights: weighting.weights(for: table, options: options), methods: names ?? [TOPSIS.identifier],
      settings: [MethodSettingArgument].byMethod(settings), options: asked)
  }

  /// The case with its own method and parameters, or with those that were named.
  private func ranking(
    ofCase known: DecisionCase, path: String, _ asked: OfferRanking.Options
  ) throws -> OfferRanking {
    let chosen = [MethodSettingArgument].byMethod(settings)
    let names = names ?? [known.rankingIdentifier].compactMap { $0 }
    try chosen.check(among: names)
    let made =
      try names.isEmpty
      ? [known.rankingMethod(workers: asked.workers)]
      : names.map { try known.rankingMethod($0, settings: chosen[$0] ?? [:], workers: asked.workers) }
    let table = OfferTable(try known.decisionMatrix(), name: path, weights: try known.weights())
    return try OfferRanking(
      table, weights: weighting.weights(for: table, options: input.csvOptions()), by: made, options: asked)
  }
}
