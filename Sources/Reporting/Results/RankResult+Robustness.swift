import Criteria
import DecisionAnalysis
import LinearAlgebra
import Segmentation

/// The intermediate quantities of whichever method.
struct AnyDetail: Encodable {
  /// Of more alternatives it is not written: some methods keep several numbers a pair.
  static let alternativeLimit = 500

  private let detail: any Encodable & Sendable

  init(_ detail: any Encodable & Sendable) { self.detail = detail }

  func encode(to encoder: any Encoder) throws { try detail.encode(to: encoder) }
}

/// What `rank --format json` says of how sure the winners are.
extension RankResult {
  struct LeastShift: Encodable {
    let segment: String
    let method: String
    let rival: String
    let share: Double
    let sources: [String: Double]
    let target: String

    init?(_ entry: OfferRanking.Entry, _ segments: [String], _ alternatives: [String]) {
      guard let shift = entry.shifts?.first else { return nil }
      segment = segments[entry.segment]
      method = entry.outcome.method
      rival = alternatives[shift.rival]
      share = shift.share
      sources = Dictionary(shift.sources.map { ($0.criterion, $0.share) }) { first, _ in first }
      target = shift.target
    }
  }

  struct Agreement: Encodable {
    let segment: String
    let methods: [String]
    let kendall: [[Double?]]
    let spearman: [[Double?]]
    let weightedSpearman: [[Double?]]
    /// WS, each row with its method as the reference.
    let ws: [[Double]]

    init(_ agreement: MethodAgreement, _ segments: [String]) {
      segment = segments[agreement.segment]
      methods = agreement.methods
      kendall = agreement.agreements.map { $0.map(\.kendall) }
      spearman = agreement.agreements.map { $0.map(\.spearman) }
      weightedSpearman = agreement.agreements.map { $0.map(\.weightedSpearman) }
      ws = agreement.agreements.map { $0.map(\.similarity) }
    }
  }

  struct Change: Encodable {
    let alternative: String
    let criterion: String
    let value: Double
    let changedValue: Double
  }

  struct Reversal: Encodable {
    let change: String
    let alternative: String
    let winnerChanged: Bool
    let reversedPairs: [[String]]
  }

  struct Robustness: Encodable {
    let segment: String
    let method: String
    let rankAcceptability: [String: [Double]]
    let centralWeights: [String: [String: Double]]
    let confidence: [String: Double]
    let pairwiseWinning: [String: [String: Double]]
    let performanceChanges: [Change]
    let reversalTrials: Int
    let reversals: [Reversal]

    init?(_ entry: OfferRanking.Entry, _ segments: [String], _ matrix: DecisionMatrix) {
      guard let robustness = entry.robustness else { return nil }
      let names = matrix.alternatives
      let criteria = matrix.criteria.map(\.name)
      let found = robustness.acceptability
      func keyed<Value>(_ value: (Int) -> Value?) -> [String: Value] {
        Dictionary(names.indices.compactMap { index in value(index).map { (names[index], $0) } }) { first, _ in first }
      }
      segment = segments[entry.segment]
      method = entry.outcome.method
      rankAcceptability = keyed { found.rankAcceptabilities.row($0) }
      centralWeights = keyed { alternative in
        found.centralWeights[alternative].map { Dictionary(zip(criteria, $0)) { first, _ in first } }
      }
      confidence = keyed { found.confidences[$0] }
      pairwiseWinning = keyed { row in
        Dictionary(zip(names, found.pairwiseWinning.row(row))) { first, _ in first }
      }
      performanceChanges = robustness.changes.map {
        Change(
          alternative: names[$0.alternative], criterion: $0.criterion, value: $0.value, changedValue: $0.changedValue)
      }
      reversalTrials = robustness.reversal.trials.count
      reversals = robustness.reversal.trials.filter(\.isReversal).map { trial in
        Reversal(
          change: trial.change.rawValue, alternative: names[trial.alternative], winnerChanged: trial.isWinnerChanged,
          reversedPairs: trial.reversedPairs.map { [names[$0.first], names[$0.second]] })
      }
    }
  }

  struct Plane: Encodable {
    let segment: String
    let quality: Double
    let alternatives: [String: [Double]]
    let criteria: [String: [Double]]
    let decisionAxis: [Double]

    init(_ segment: String, _ plane: GAIAPlane, _ names: [String]) {
      func keyed(_ names: [String], _ points: [GAIAPlane.Point]) -> [String: [Double]] {
        Dictionary(zip(names, points.map { [$0.x, $0.y] })) { first, _ in first }
      }
      self.segment = segment
      quality = plane.quality
      alternatives = keyed(names, plane.alternatives)
      criteria = keyed(plane.criteria, plane.criterionAxes)
      decisionAxis = [plane.decisionAxis.x, plane.decisionAxis.y]
    }
  }
}
