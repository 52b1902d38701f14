import ArgumentParser
import Criteria
import DecisionAnalysis
import Segmentation
import Tables

/// What people say of the importance of criteria.
struct JudgmentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A square CSV table of pairwise judgments: how many times as important the criterion of the row is as that of the \
      column; 1/3 is fine, and a cell may be empty. Given several times, the judgments of a group.
      """, valueName: "file"))
  var judgments: [String] = []

  @Option(
    help: ArgumentHelp(
      "Judgments of the criteria within a group that --judgments compares with others; may be repeated.",
      valueName: "group=file"))
  var within: [String] = []

  @Option(
    help: ArgumentHelp(
      "A square CSV table of 1, 0 and 0.5: whether the criterion of the row is more important than that of the column.",
      valueName: "file"))
  var comparisons: String?

  @Option(
    help: ArgumentHelp(
      """
      A CSV table with a row a criterion: its name, how many times as important the best is as it, and how many times as \
      important it is as the worst.
      """, valueName: "file"))
  var bestWorst: String?

  @Option(help: ArgumentHelp("The criteria, most important first; = between two that tie.", valueName: "names"))
  var order: String?

  @Option(
    help: ArgumentHelp(
      "An order with how many times as important the first is as each, such as reliability=1,price=2,fuel=5.",
      valueName: "list"))
  var scores: String?

  @Option(help: ArgumentHelp("Points, such as reliability=50,price=30,fuel=20.", valueName: "list"))
  var points: String?

  func validate() throws {
    guard within.isEmpty || judgments.count == 1 else {
      throw ValidationError(
        "--within goes with one --judgments, which compares the groups; there are \(judgments.count).")
    }
  }

  /// The files that are read.
  var files: [String?] {
    let groups = within.map { $0.split(separator: "=", maxSplits: 1).last.map(String.init) }
    return judgments + groups + [comparisons, bestWorst]
  }

  /// Whether anything is said.
  var isGiven: Bool {
    !judgments.isEmpty || [comparisons, bestWorst, order, scores, points].contains { $0 != nil }
  }

  /// What methods can read.
  func sources(_ options: CSVOptions) throws -> ([CriterionWeighing.Source], CSVDialect) {
    var dialect = CSVDialect.standard
    func open(_ path: String) throws -> CSVFile {
      let file = try CSVFile(path: path, options: options)
      dialect = file.dialect
      return file
    }
    var sources: [CriterionWeighing.Source] = []
    if !judgments.isEmpty { sources.append(try pairwise(open)) }
    if let comparisons {
      let file = try open(comparisons)
      sources.append(.input(try RankComparisons(file), origin: file.name))
    }
    if let bestWorst {
      let file = try open(bestWorst)
      sources.append(.input(try BestWorstComparisons(file), origin: file.name))
    }
    if let order {
      let groups = order.split(separator: ",").map { $0.split(separator: "=").map(String.init) }
      let ranks = try CriterionRanks(order: groups)
      sources.append(.input(ranks, origin: "the order \(order)"))
      // An order says of each pair which is more important.
      if comparisons == nil { sources.append(.input(RankComparisons(ranks), origin: "the pairs of the order")) }
    }
    if let scores {
      let list = try WeightList(scores, option: "--scores")
      sources.append(
        .input(try RankedRatios(order: list.names, scores: list.values), origin: "the scores \(scores)"))
    }
    if let points {
      let list = try WeightList(points, option: "--points")
      sources.append(
        .input(try CriterionPoints(criteria: list.names, values: list.values), origin: "the points \(points)"))
    }
    return (sources, dialect)
  }

  /// One table, a group's, or a hierarchy.
  private func pairwise(_ open: (String) throws -> CSVFile) throws -> CriterionWeighing.Source {
    let tables = try judgments.map { path in (path, try PairwiseComparisons(open(path))) }
    guard within.isEmpty else {
      var groups: [String: PairwiseComparisons] = [:]
      for text in within {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2 else { throw ValidationError("'\(text)' in --within is no group=file.") }
        groups[sides[0]] = try PairwiseComparisons(open(sides[1]))
      }
      return .input(try PairwiseHierarchy(goal: tables[0].1, groups: groups), origin: "\(tables[0].0) and its groups")
    }
    guard tables.count > 1 else { return .input(tables[0].1, origin: tables[0].0) }
    return .input(
      try PairwiseGroup(tables.map { PairwiseGroup.Member($0, $1) }),
      origin: tables.map(\.0).joined(separator: ", "))
  }
}

/// What the market itself says.
struct WeighMarketOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Derive importance from how the ratings of accounts go with this column, such as satisfaction or purchases.",
      valueName: "column"))
  var outcome: String?

  @Option(help: ArgumentHelp("With --outcome: one weighting for each value of this column.", valueName: "column"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The weights of segments: a weighting table (CSV) or segments saved by cluster --model (JSON).", valueName: "file"
    ))
  var segments: String?
}
