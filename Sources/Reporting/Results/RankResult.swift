import Criteria
import DecisionAnalysis
import Provenance
import Segmentation

/// What `pondera rank --format json` says. The keys are a promise to scripts; the README lists them.
struct RankResult: Encodable {
  struct Criterion: Encodable {
    let name: String
    let direction: String
    let unit: String?
  }
  struct Segment: Encodable {
    let name: String
    let size: Double
    let weights: [String: Double]
  }
  struct Entry: Encodable {
    let segment: String
    let method: String
    let conventions: [String: String]
    let ranks: [String: Int]
    let scores: [String: Double]
    let higherIsBetter: Bool
    /// What the method says beside ranks.
    let remarks: [String]
    /// The intermediate quantities, in the order of the alternatives; left out where there are too many.
    let detail: AnyDetail?
  }
  struct Shares: Encodable {
    let method: String
    let rule: String
    let market: [String: Double]
    let segments: [String: [String: Double]]
  }
  struct Interval: Encodable {
    let criterion: String
    let weight: Double
    let low: Double
    let high: Double
    let rivalBelow: String?
    let rivalAbove: String?
  }
  struct Stability: Encodable {
    let segment: String
    let method: String
    let winner: String
    let intervals: [Interval]
  }

  let schema = "pondera.rank/1"
  let version = PonderaVersion.current
  let file: String
  let alternatives: [String]
  let criteria: [Criterion]
  let segments: [Segment]
  let rankings: [Entry]
  let preferenceShares: [Shares]
  let stability: [Stability]
  let leastShifts: [LeastShift]
  let agreement: [Agreement]
  let robustness: [Robustness]
  let gaia: [Plane]
  let efficient: [String]?
  /// Each dominated alternative with an efficient one that dominates it.
  let dominated: [String: String]?
  let diagnostics: [Diagnostic]

  init(_ ranking: OfferRanking) {
    let matrix = ranking.offers.matrix
    let names = matrix.alternatives
    let segmentNames = ranking.weights.segments.map(\.name)
    func keyed<Value>(_ values: [Value]) -> [String: Value] {
      Dictionary(zip(names, values)) { first, _ in first }
    }
    file = ranking.offers.fileName
    alternatives = names
    criteria = matrix.criteria.map { Criterion(name: $0.name, direction: $0.direction.rawValue, unit: $0.unit) }
    segments = ranking.weights.segments.map { segment in
      Segment(
        name: segment.name, size: segment.size,
        weights: Dictionary(zip(segment.weights.criteria, segment.weights.normalised)) { first, _ in first })
    }
    rankings = ranking.entries.map { entry in
      Entry(
        segment: segmentNames[entry.segment], method: entry.outcome.method,
        conventions: entry.outcome.conventions.byName,
        ranks: keyed(entry.outcome.ranks), scores: keyed(entry.outcome.scores),
        higherIsBetter: entry.outcome.higherIsBetter, remarks: entry.detail.remarks { names[$0] },
        detail: names.count <= AnyDetail.alternativeLimit ? AnyDetail(entry.detail) : nil)
    }
    preferenceShares = ranking.shares.map { shares in
      Shares(
        method: shares.method, rule: shares.rule.name, market: keyed(shares.total),
        segments: Dictionary(zip(segmentNames, shares.bySegment.map(keyed))) { first, _ in first })
    }
    stability = ranking.entries.compactMap { entry in
      entry.stability.map { stability in
        Stability(
          segment: segmentNames[entry.segment], method: entry.outcome.method, winner: names[stability.winner],
          intervals: stability.intervals.map { interval in
            Interval(
              criterion: interval.criterion, weight: interval.weight, low: interval.low, high: interval.high,
              rivalBelow: interval.rivalBelow.map { names[$0] }, rivalAbove: interval.rivalAbove.map { names[$0] })
          })
      }
    }
    leastShifts = ranking.entries.compactMap { LeastShift($0, segmentNames, names) }
    agreement = ranking.agreements.map { Agreement($0, segmentNames) }
    robustness = ranking.entries.compactMap { Robustness($0, segmentNames, matrix) }
    gaia = zip(segmentNames, ranking.planes).map { Plane($0, $1, names) }
    efficient = ranking.efficient.map { $0.map { names[$0] } }
    dominated = ranking.dominators.map { dominators in
      Dictionary(
        zip(names, dominators).compactMap { name, dominator in dominator.map { (name, names[$0]) } }
      ) { first, _ in first }
    }
    diagnostics = ranking.diagnostics
  }
}
