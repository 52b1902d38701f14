import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

/// Seeded opinions and data about criteria c1 ... cq, from which the input of every method can be made, with the criteria in
/// any order.
struct WeightingSample {
  /// The weights behind judgments, ranks and points, with sum 1.
  let truth: [Double]
  /// The values of the alternatives: one list a criterion.
  var columns: [[Double]]
  /// The direction of each criterion.
  var directions: [Direction]
  /// An outcome for each alternative.
  var outcome: [Double]
  /// By how much judgments are off: a factor for each pair.
  private let noise: [[Double]]

  /// - Parameter noise: 0 for judgments that follow from the weights exactly.
  init(criteria count: Int, alternatives: Int = 12, noise: Double, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Whole ratios, so that judgments from 1 to 9 and scores are natural.
    let raw = (0..<count).map { _ in Double(1 + generator.nextIndex(below: 9)) }
    let total = raw.reduce(0, +)
    truth = raw.map { $0 / total }
    let columns = (0..<count).map { _ in (0..<alternatives).map { _ in 1 + 9 * generator.nextUniform() } }
    self.columns = columns
    directions = (0..<count).map { _ in generator.nextIndex(below: 2) == 0 ? .maximize : .minimize }
    var outcome = (0..<alternatives).map { _ in 2 * generator.nextUniform() }
    for (column, weight) in zip(columns, truth) {
      for row in outcome.indices { outcome[row] += 5 * weight * column[row] }
    }
    self.outcome = outcome
    self.noise = (0..<count).map { _ in (0..<count).map { _ in 1 + noise * generator.nextUniform() } }
  }

  /// The names of the criteria in an order.
  func names(_ order: [Int]) -> [String] { order.map { "c\($0 + 1)" } }

  private func ratio(_ i: Int, _ j: Int) -> Double {
    i == j ? 1 : i < j ? truth[i] / truth[j] * noise[i][j] : truth[i] / truth[j] / noise[j][i]
  }

  func matrix(_ order: [Int]) throws -> DecisionMatrix {
    try DecisionMatrix(
      criteria: order.map { try Criterion("c\($0 + 1)", directions[$0]) },
      values: Matrix(columns: order.map { columns[$0] }))
  }

  func judgments(_ order: [Int], scale: Double = 1) throws -> PairwiseComparisons {
    try PairwiseComparisons(
      criteria: names(order),
      values: Matrix(
        rows: order.map { i in
          order.map { j in
            i < j ? ratio(i, j) * (scale == 1 ? 1 : 1 + (scale - 1) * (noise[i][j] - 1)) : i == j ? 1 : .nan
          }
        }))
  }

  private func group(_ order: [Int]) throws -> PairwiseGroup {
    try PairwiseGroup([
      .init("a", judgments(order)), .init("b", judgments(order.reversed(), scale: 1.3), weight: 2),
      .init("c", judgments(order, scale: 0.6)),
    ])
  }

  /// The first half of the criteria is a group.
  private func hierarchy(_ order: [Int]) throws -> PairwiseHierarchy {
    let half = max(1, truth.count / 2)
    let inner = order.filter { $0 < half }
    let outer = order.filter { $0 >= half }
    let share = inner.reduce(0) { $0 + truth[$1] }
    let top = outer.map { ("c\($0 + 1)", truth[$0]) } + [("group", share)]
    let goal = try PairwiseComparisons(
      criteria: top.map(\.0), values: Matrix(rows: top.map { row in top.map { row.1 / $0.1 } }))
    return try PairwiseHierarchy(goal: goal, groups: ["group": judgments(inner)])
  }

  private func bestWorst(_ order: [Int]) throws -> BestWorstComparisons {
    let best = truth.indices.max { truth[$0] < truth[$1] } ?? 0
    let worst = truth.indices.last { truth[$0] == truth.min() && (truth.count == 1 || $0 != best) } ?? 0
    func judged(_ i: Int, _ j: Int) -> Double { i == j ? 1 : max(1, truth[i] / truth[j] * noise[min(i, j)][max(i, j)]) }
    return try BestWorstComparisons(
      criteria: names(order), best: "c\(best + 1)", worst: "c\(worst + 1)",
      bestToOthers: order.map { judged(best, $0) },
      othersToWorst: order.map { judged($0, worst) })
  }

  private func rankedRatios() throws -> RankedRatios {
    let order = truth.indices.sorted { (-truth[$0], $0) < (-truth[$1], $1) }
    return try RankedRatios(order: names(order), scores: order.map { truth[order[0]] / truth[$0] })
  }

  private func ranks(_ order: [Int]) throws -> CriterionRanks {
    try CriterionRanks(criteria: names(order), ranks: order.map { i in 1 + truth.count { $0 > truth[i] } })
  }

  private func points(_ order: [Int], for method: String) throws -> CriterionPoints {
    let largest = truth.max() ?? 1
    let values = truth.map {
      method == "point-allocation" ? 100 * $0 : method == "direct" ? 10 * $0 / largest : 100 * $0 / largest
    }
    return try CriterionPoints(criteria: names(order), values: order.map { min(100, max(1, values[$0])) })
  }

  /// The input of a method, with the criteria in an order.
  func input(_ entry: WeightingCatalogue.Entry, _ order: [Int]) throws -> any WeightingInput {
    switch entry.inputKind {
    case .matrix: try matrix(order)
    case .judgments: try judgments(order)
    case .groupJudgments: try group(order)
    case .hierarchy: try hierarchy(order)
    case .bestWorst: try bestWorst(order)
    case .rankedRatios: try rankedRatios()
    case .rankComparisons: RankComparisons(try ranks(order))
    case .ranks: try ranks(order)
    case .points: try points(order, for: entry.identifier)
    case .outcome:
      try OutcomeRatings(
        criteria: names(order), ratings: Matrix(columns: order.map { columns[$0] }), outcome: outcome)
    }
  }
}

/// A method of the catalogue with some settings.
struct WeightingCase: CustomTestStringConvertible, Sendable {
  let entry: WeightingCatalogue.Entry
  var settings: [String: SettingValue] = [:]

  /// Every method with its defaults, and with each other value of each setting that is a name.
  static let all: [WeightingCase] = WeightingCatalogue.entries.flatMap { entry -> [WeightingCase] in
    [WeightingCase(entry: entry)]
      + entry.settings.flatMap { setting -> [WeightingCase] in
        guard case .name(let value, let names) = setting.kind else { return [] }
        return names.filter { $0 != value }.map { WeightingCase(entry: entry, settings: [setting.name: .name($0)]) }
      }
  }

  /// Those that take something of this kind.
  static func taking(_ kinds: WeightingInputKind...) -> [WeightingCase] {
    all.filter { kinds.contains($0.entry.inputKind) }
  }

  var testDescription: String { entry.identifier + settings.map { " \($0.key) \($0.value)" }.joined() }

  func method() throws -> any WeightingMethod { try entry.make(settings) }

  /// The weights by criterion.
  func weights(_ sample: WeightingSample, _ order: [Int]? = nil) throws -> [Double] {
    let result = try method().result(of: sample.input(entry, order ?? Array(sample.truth.indices)))
    return try sample.truth.indices.map { try #require(result.weights["c\($0 + 1)"]) }
  }
}

/// The largest difference of two lists.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
}

extension WeightingSample {
  /// The sample with the alternatives in the opposite order.
  init(reversing other: WeightingSample) {
    self = other
    columns = other.columns.map { $0.reversed() }
    outcome = other.outcome.reversed()
  }

  /// The sample with other values of one criterion.
  func changing(_ criterion: Int, _ change: (Double) -> Double) -> WeightingSample {
    var other = self
    other.columns[criterion] = columns[criterion].map(change)
    return other
  }
}
