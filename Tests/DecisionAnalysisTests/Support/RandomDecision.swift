import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// A seeded decision that every method accepts: positive values, thresholds in order, and bounds around the values.
struct RandomDecision {
  var criteria: [Criterion]
  var rows: [[Double]]
  var weights: [Double]

  /// - Parameter isCoarse: Whether values are small whole numbers, so that ties and dominated alternatives are common.
  init(alternatives: Int, criteria count: Int, isCoarse: Bool = false, _ generator: inout SeededGenerator) throws {
    criteria = try (0..<count).map { index in
      let thresholds = (0..<3).map { _ in 3 * generator.nextUniform() }.sorted()
      return try Criterion(
        "c\(index + 1)", generator.nextIndex(below: 2) == 0 ? .maximize : .minimize, indifference: thresholds[0],
        preference: thresholds[1], veto: 2 + thresholds[2], bounds: CriterionBounds(0.5, 12))
    }
    rows = (0..<alternatives).map { _ in
      (0..<count).map { _ in
        isCoarse ? Double(2 + generator.nextIndex(below: 4)) : 1 + 10 * generator.nextUniform()
      }
    }
    weights = (0..<count).map { _ in 0.05 + generator.nextUniform() }
  }

  func matrix() throws -> DecisionMatrix {
    try DecisionMatrix(
      alternatives: rows.indices.map { "a\($0 + 1)" }, criteria: criteria, values: Matrix(rows: rows))
  }

  func weighted() throws -> Weights { try Weights(criteria: criteria.map(\.name), values: weights) }

  /// Whether an alternative is at least as good as another on every criterion.
  func covers(_ a: Int, _ b: Int) -> Bool {
    criteria.indices.allSatisfy { !criteria[$0].direction.prefers(rows[b][$0], to: rows[a][$0]) }
  }

  /// The decision with a criterion in another unit and from another zero.
  func rescaled(_ criterion: Int, times factor: Double, plus shift: Double) throws -> RandomDecision {
    var other = self
    let old = criteria[criterion]
    other.criteria[criterion] = try Criterion(
      old.name, old.direction, indifference: old.indifference.map { $0 * factor },
      preference: old.preference.map { $0 * factor }, veto: old.veto.map { $0 * factor },
      bounds: old.bounds.map { CriterionBounds($0.low * factor + shift, $0.high * factor + shift) })
    for row in rows.indices { other.rows[row][criterion] = rows[row][criterion] * factor + shift }
    return other
  }
}

/// A method of the catalogue with some settings.
struct CatalogueCase: CustomTestStringConvertible, Sendable {
  let identifier: String
  var settings: [String: SettingValue] = [:]

  /// Every method with its defaults, and those with a normalisation with each of them.
  static let all: [CatalogueCase] = RankingCatalogue.entries.flatMap { entry -> [CatalogueCase] in
    [CatalogueCase(identifier: entry.identifier)]
      + entry.settings.flatMap { setting -> [CatalogueCase] in
        guard case .name(let value, let names) = setting.kind else { return [] }
        return names.filter { $0 != value }.map {
          CatalogueCase(identifier: entry.identifier, settings: [setting.name: .name($0)])
        }
      }
  }

  var testDescription: String { identifier + (settings.isEmpty ? "" : " \(settings)") }

  func method(_ workers: Workers = .one) throws -> any RankingMethod {
    try RankingCatalogue.entry(named: identifier).make(settings, workers: workers)
  }

  func outcome(_ decision: RandomDecision, _ workers: Workers = .one) throws -> RankingOutcome {
    try method(workers).outcome(decision.matrix(), weights: decision.weighted())
  }

  /// Methods whose work grows with the cube of the alternatives are tested with fewer.
  var isPairwise: Bool { (try? RankingCatalogue.entry(named: identifier).alternativeLimit) != nil }
}
