import DecisionAnalysis
import Provenance
import Segmentation

/// What `pondera weigh --format json` says. The keys are a promise to scripts; the README lists them.
struct WeighResult: Encodable {
  struct Consistency: Encodable {
    let index: Double
    let ratio: Double?
    let randomIndex: Double?
    let table: String?
    let acceptable: Bool?
  }
  struct Entry: Encodable {
    /// The method, the segment, or both.
    let name: String
    let method: String
    let values: [String: Double]
    let ranks: [String: Int]
    let conventions: [String: String]
    let consistency: Consistency?
    /// The intermediate quantities.
    let detail: AnyDetail?
  }

  let schema = "pondera.weigh/1"
  let version = PonderaVersion.current
  let origins: [String]
  let criteria: [String]
  let weights: [Entry]
  let compromise: [String: Double]?
  let kendall: [[Double?]]
  let spearman: [[Double?]]
  let diagnostics: [Diagnostic]

  init(_ weighing: CriterionWeighing) {
    let comparison = weighing.comparison
    func keyed<Value>(_ names: [String], _ values: [Value]) -> [String: Value] {
      Dictionary(zip(names, values)) { first, _ in first }
    }
    origins = weighing.origins
    criteria = comparison.criteria
    weights = weighing.entries.map { entry in
      Entry(
        name: entry.name, method: entry.result.method, values: keyed(entry.result.criteria, entry.result.values),
        ranks: keyed(entry.result.criteria, entry.result.ranks),
        conventions: entry.result.conventions.byName,
        consistency: entry.result.consistency.map {
          Consistency(
            index: $0.index, ratio: $0.ratio, randomIndex: $0.reference, table: $0.table, acceptable: $0.isAcceptable)
        }, detail: entry.detail.map { AnyDetail($0) })
    }
    compromise = weighing.compromise.map { keyed($0.criteria, $0.values) }
    kendall = comparison.kendall
    spearman = comparison.spearman
    diagnostics = weighing.diagnostics
  }
}
