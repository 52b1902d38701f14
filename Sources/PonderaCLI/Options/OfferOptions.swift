public import ArgumentParser
public import Criteria
import DecisionAnalysis
import Provenance
import Segmentation
import Tables

/// Which columns of a file of alternatives are what.
struct OfferOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The criteria (default: every column of numbers but the names).", valueName: "columns"))
  var criteria: String?

  @Option(help: ArgumentHelp("The column of names (default: the first column of texts).", valueName: "column"))
  var names: String?

  @Option(help: ArgumentHelp("Criteria of which less is better.", valueName: "columns"))
  var minimize: String?

  @Option(help: ArgumentHelp("Criteria of which more is better; they overrule the file.", valueName: "columns"))
  var maximize: String?

  @Option(help: "What happens to missing values.")
  var missingValues: MissingValueRule = .refuse

  /// The columns.
  var columns: OfferTable.Columns {
    OfferTable.Columns(
      criteria: criteria, names: names, minimize: minimize, maximize: maximize, missingValues: missingValues)
  }
}

/// Where weights come from.
struct OfferWeightOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A weighting table (CSV), segments saved by cluster --model (JSON), or a list such as price=3,reliability=2.",
      valueName: "file|list"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "Read the weights out of the alternatives: "
        + WeightingCatalogue.entries.filter { $0.inputKind == .matrix }.map(\.identifier).joined(separator: ", ") + ".",
      valueName: "method"))
  var weighting: String?

  @Option(
    help: ArgumentHelp(
      """
      How much each segment counts in the market's shares: a list such as mining=40,rental=120, or a CSV file with a row a \
      segment; FILE:COLUMN names its column of sizes or revenue.
      """, valueName: "list|file"))
  var sizes: String?

  func validate() throws {
    if weights != nil, weighting != nil { throw ValidationError("Give --weights or --weighting, not both.") }
  }

  /// The files that are read.
  var files: [String?] {
    [weights?.contains("=") == true ? nil : weights, sizesFile?.path]
  }

  /// The file of sizes and its column, when `--sizes` is no list. A colon may also stand in the name of a file.
  private var sizesFile: (path: String, column: String?)? {
    guard let sizes, !sizes.contains("=") else { return nil }
    let parts = sizes.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1, !SystemPath.exists(sizes) else { return (sizes, nil) }
    return (parts.dropLast().joined(separator: ":"), parts.last.map(String.init))
  }

  /// The weights for a table, with the sizes that were stated.
  func weights(for table: OfferTable, options: CSVOptions) throws -> SegmentWeights {
    let weights = try unsized(for: table, options: options)
    guard let sizes else { return weights }
    guard let file = sizesFile else {
      let list = try WeightList(sizes, option: "--sizes")
      return try SegmentWeights(
        weights, sizes: SegmentSizes(Array(zip(list.names, list.values)), origin: "the command line"))
    }
    return try SegmentWeights(
      weights, sizes: SegmentSizes(CSVFile(path: file.path, options: options), column: file.column))
  }

  /// The weights for a table: those that were given, else those of the file, else the same for all criteria.
  private func unsized(for table: OfferTable, options: CSVOptions) throws -> SegmentWeights {
    let names = table.matrix.criteria.map(\.name)
    if let weighting { return try SegmentWeights(from: table.matrix, by: weighting) }
    guard let weights else {
      if let stated = table.weights {
        return SegmentWeights(stated, name: "all", origin: "the file of the alternatives")
      }
      return SegmentWeights(try Weights.equal(names), name: "all", origin: "the same for all criteria")
    }
    if weights.contains("=") {
      let list = try WeightList(weights, option: "--weights")
      return SegmentWeights(
        try Weights(criteria: list.names, values: list.values), name: "all", origin: "the command line")
    }
    return try SegmentWeights(path: weights, criteria: names, options: options)
  }
}

/// `price=3,reliability=2`.
struct WeightList {
  private(set) var names: [String] = []
  private(set) var values: [Double] = []

  init(_ text: String, option: String) throws {
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { throw ValidationError("'\(part)' in \(option) is no criterion=number.") }
      names.append(String(sides[0]))
      do throws(OutsideBound) {
        values.append(try OptionBounds.listed.read(String(sides[1]), or: " behind the equals sign"))
      } catch {
        throw ValidationError("'\(part)' in \(option) is no criterion=number: \(error.description).")
      }
    }
  }
}

/// `vikor.v=0.6`.
struct MethodSettingArgument: ExpressibleByArgument {
  let method: String
  let name: String
  let value: SettingValue

  init?(argument: String) {
    let sides = argument.split(separator: "=", maxSplits: 1)
    guard sides.count == 2, let dot = sides[0].firstIndex(of: ".") else { return nil }
    method = String(sides[0][..<dot])
    name = String(sides[0][sides[0].index(after: dot)...])
    value = Double(sides[1]).map { .number($0) } ?? .name(String(sides[1]))
    if method.isEmpty || name.isEmpty { return nil }
  }
}

extension [MethodSettingArgument] {
  /// The choices by method and setting; the last one counts.
  static func byMethod(_ settings: [MethodSettingArgument]) -> SettingsByMethod {
    var chosen: SettingsByMethod = [:]
    for setting in settings { chosen[setting.method, default: [:]][setting.name] = setting.value }
    return chosen
  }
}

/// `maximum-utility`, `bradley-terry-luce`, `logit`, `logit:5` or `none`.
struct ShareRuleArgument {
  static let maximumUtility = ShareRuleArgument(rule: .maximumUtility)

  let rule: ShareRule?

  init(rule: ShareRule?) { self.rule = rule }

  @Sendable
  init(argument: String) throws {
    switch argument {
    case "none": rule = nil
    case "maximum-utility": rule = .maximumUtility
    case "bradley-terry-luce": rule = .bradleyTerryLuce
    case "logit": rule = .logit(scale: 1)
    default:
      guard argument.hasPrefix("logit:") else {
        throw OutsideBound(
          description: "Please provide one of 'maximum-utility', 'bradley-terry-luce', 'logit', 'logit:SCALE' or 'none'"
        )
      }
      rule = .logit(scale: try OptionBounds.logitScale.read(String(argument.dropFirst(6)), or: " behind the colon"))
    }
  }
}

extension MissingValueRule: ExpressibleByArgument {}
