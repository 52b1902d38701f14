import ArgumentParser
import DecisionAnalysis
import DecisionCases
import Parallelism
import Reporting
import Segmentation
import Tables

/// `pondera weigh`.
struct WeighCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "How much each criterion weighs, by several methods side by side.",
    discussion: """
      Weights come from people (judgments, comparisons, an order, points), from data (the alternatives of OFFERS, or accounts \
      with an outcome), or from segments that have them already. Sources may be mixed when they are about the same criteria. \
      The CSV form is a weighting table for rank --weights; --as writes one for every command, on a scale up to 10.

      Methods: \(WeightingCatalogue.identifiers.joined(separator: ", ")).

      Examples:
        pondera weigh --judgments judgments.csv
        pondera weigh --judgments ann.csv --judgments ben.csv
        pondera weigh --order reliability,price,fuel --best-worst interview.csv
        pondera weigh machines.csv --minimize price --methods critic --as weights.csv
        pondera weigh accounts.csv --outcome satisfaction --by segment --methods lmg
      """)

  @Argument(help: "A CSV file with one alternative a row, or one account with --outcome; - for standard input.")
  var offers: String?

  @OptionGroup(title: "From people") var people: JudgmentOptions
  @OptionGroup(title: "From accounts and segments") var market: WeighMarketOptions
  @OptionGroup(title: "Alternatives") var columns: OfferOptions

  @Option(
    name: [.customLong("methods"), .customLong("method")],
    help: ArgumentHelp(
      "The methods, separated by commas, or all that can read these sources (the default).", valueName: "names"))
  var methods: MethodListArgument?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting of a method, such as ahp.random-index=alonso-lamata-2006; may be repeated.",
      valueName: "method.name=value"))
  var settings: [MethodSettingArgument] = []

  @Option(
    help: ArgumentHelp(
      "A reference case in JSON instead of other sources; its method is taken when none is named.", valueName: "case"))
  var inputJson: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Also write a weighting table that every command reads, the largest weight of each being 10.", valueName: "file"))
  var table: String?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws {
    if inputJson != nil {
      guard offers == nil, !people.isGiven, market.segments == nil else {
        throw ValidationError("--input-json stands alone; give no other source.")
      }
      return
    }
    guard offers != nil || people.isGiven || market.segments != nil else {
      throw ValidationError(
        "Give OFFERS, --judgments, --comparisons, --best-worst, --order, --scores, --points or --segments.")
    }
    if market.outcome != nil, offers == nil { throw ValidationError("--outcome needs a file of accounts.") }
    if market.by != nil, market.outcome == nil { throw ValidationError("--by goes with --outcome.") }
  }

  func run() throws {
    try output.check(inputs: [offers, market.segments, inputJson] + people.files, others: [("--as", table)])
    var chosen = [MethodSettingArgument].byMethod(settings)
    var names = methods.flatMap { $0.isAll ? nil : $0.names(of: []) }
    let progress = ProgressLine()
    let (sources, dialect) =
      try inputJson.map { path in
        (try self.sources(ofCase: CaseFile.read(path), path: path, &names, &chosen), CSVDialect.standard)
      } ?? self.sources(progress.handler)
    let weighing = try CriterionWeighing(sources, methods: names, settings: chosen, progress: progress.handler)
    progress.finish()
    let report = WeighReport(weighing, dialect: dialect)
    let tableFile = try table.map { try report.weightingTable(to: output.csv.destination($0)) }
    try output.show(report, with: [tableFile].compactMap { $0 })
  }

  /// What a case says, read as each method needs it, with the settings that the case implies.
  private func sources(
    ofCase known: DecisionCase, path: String, _ names: inout [String]?,
    _ chosen: inout SettingsByMethod
  ) throws -> [CriterionWeighing.Source] {
    let methods = names ?? known.methodIdentifiers
    names = methods
    // Says which method the case is about when it is about none.
    if methods.isEmpty { _ = try known.weightingMethod() }
    var kinds: [WeightingInputKind] = []
    for name in methods {
      let kind = try WeightingCatalogue.entry(named: name).inputKind
      if !kinds.contains(kind) { kinds.append(kind) }
      chosen[name] = try known.weightingSettings(name).merging(chosen[name] ?? [:]) { $1 }
    }
    return try kinds.map { .input(try known.weightingInput(for: $0), origin: path) }
  }

  private func sources(_ progress: ProgressHandler?) throws -> ([CriterionWeighing.Source], CSVDialect) {
    let options = try input.csvOptions()
    var (sources, dialect) = try people.sources(options)
    if let offers {
      let file = try CSVFile(path: offers, options: options, progress: progress)
      dialect = file.dialect
      if let outcome = market.outcome {
        sources += try OutcomeRatings.read(file, outcome: outcome, criteria: columns.criteria, by: market.by)
          .map { .input($0.ratings, origin: "\(file.name), outcome '\(outcome)'", group: $0.segment) }
      } else {
        sources.append(.input(try OfferTable(file, columns: columns.columns).matrix, origin: file.name))
      }
    }
    if let segments = market.segments {
      sources.append(.segments(try SegmentWeights(path: segments, options: options)))
    }
    return (sources, dialect)
  }
}
