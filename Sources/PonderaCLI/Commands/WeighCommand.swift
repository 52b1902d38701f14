import ArgumentParser
import DecisionAnalysis
import Reporting
import Segmentation
import Tables

/// `pondera weigh`.
struct WeighCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "How much each criterion weighs, by several methods side by side.",
    discussion: """
      Weights come from people or from data: from a square table of judgments (--judgments: how many times as important \
      is the criterion of the row as that of the column; 1/3 is fine), from an order (--order, most important first), from \
      points (--points), or from the alternatives of OFFERS. The CSV form is a weighting table for rank --weights.

      Methods: \(WeightingCatalogue.entries.filter { Self.kinds.contains($0.inputKind) }.map(\.identifier).joined(separator: ", ")).

      Examples:
        pondera weigh --judgments judgments.csv
        pondera weigh --order reliability,price,fuel
        pondera weigh machines.csv --minimize price --methods entropy,critic,merec --format csv -o weights.csv
      """)

  private static let kinds: [WeightingInputKind] = [.matrix, .judgments, .ranks, .points]

  @Argument(help: "A CSV file with one alternative a row, or - for standard input.")
  var offers: String?

  @Option(help: ArgumentHelp("A CSV file of pairwise judgments.", valueName: "file"))
  var judgments: String?

  @Option(help: ArgumentHelp("The criteria, most important first; = between two that tie.", valueName: "names"))
  var order: String?

  @Option(help: ArgumentHelp("Points, such as reliability=50,price=30,fuel=20.", valueName: "list"))
  var points: String?

  @Option(help: ArgumentHelp("The methods, separated by commas (default: all for this input).", valueName: "names"))
  var methods: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting of a method, such as ahp.table=saaty; may be repeated.", valueName: "method.name=value"))
  var settings: [MethodSettingArgument] = []

  @OptionGroup(title: "Alternatives") var columns: OfferOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws {
    let given = [offers, judgments, order, points].count { $0 != nil }
    guard given == 1 else {
      throw ValidationError("Give one of OFFERS, --judgments, --order and --points; there are \(given).")
    }
  }

  func run() throws {
    let (source, origin, dialect) = try source()
    var chosen: [String: [String: SettingValue]] = [:]
    for setting in settings { chosen[setting.method, default: [:]][setting.name] = setting.value }
    let weighing = try CriterionWeighing(
      source, origin: origin, methods: methods?.split(separator: ",").map(String.init), settings: chosen)
    try output.show(WeighReport(weighing, dialect: dialect))
  }

  /// What the weights are made of.
  private func source() throws -> (any WeightingInput, String, CSVDialect) {
    if let judgments {
      let file = try CSVFile(path: judgments, options: input.csvOptions())
      return (try PairwiseComparisons(file), file.name, file.dialect)
    }
    if let order {
      let groups = order.split(separator: ",").map { $0.split(separator: "=").map(String.init) }
      return (try CriterionRanks(order: groups), "an order", .standard)
    }
    if let points {
      let list = try WeightList(points, option: "--points")
      return (try CriterionPoints(criteria: list.names, values: list.values), "points", .standard)
    }
    let table = try OfferTable(CSVFile(path: offers ?? "-", options: input.csvOptions()), columns: columns.columns)
    return (table.matrix, table.fileName, table.dialect)
  }
}
