public import Criteria
public import Provenance

/// How scores become shares of preference.
public enum ShareRule: Hashable, Sendable {
  /// Everybody takes the best; alternatives that tie for it share evenly.
  case maximumUtility
  /// Uᵢ / Σ U, for positive utilities. Bradley, Terry (1952); Luce (1959).
  case bradleyTerryLuce
  /// exp(s Uᵢ) / Σ exp(s U), with a scale s > 0: the larger it is, the nearer to the maximum-utility rule. McFadden
  /// (1974).
  case logit(scale: Double)

  /// The name in files and reports.
  public var name: String {
    switch self {
    case .maximumUtility: "maximum-utility"
    case .bradleyTerryLuce: "bradley-terry-luce"
    case .logit: "logit"
    }
  }
}

/// Which share of the market each alternative takes, by the scores that each segment gives it.
///
/// A score that is better when lower is taken with the opposite sign, so that the Bradley-Terry-Luce rule needs a
/// method whose scores are positive and better when higher.
public struct PreferenceShares: DescribedMethod, Hashable {
  /// The name.
  public static let identifier = "preference-shares"
  /// What it says.
  public static let summary = "Which share of each segment and of the market prefers each alternative"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Bradley, R. A.; Terry, M. E.", year: 1952,
      title: "Rank analysis of incomplete block designs: I. The method of paired comparisons",
      venue: "Biometrika 39(3/4), 324–345", doi: "10.2307/2334029"),
    Citation(
      authors: "Luce, R. D.", year: 1959, title: "Individual Choice Behavior: A Theoretical Analysis", venue: "Wiley"),
    Citation(
      authors: "McFadden, D.", year: 1974, title: "Conditional logit analysis of qualitative choice behavior",
      venue: "Frontiers in Econometrics, Academic Press, 105–142"),
  ]

  /// A segment that chooses.
  public struct Segment: Hashable, Sendable {
    /// The name.
    public let name: String
    /// Its weights.
    public let weights: Weights
    /// How much it counts: accounts or revenue.
    public let size: Double

    /// Makes a segment.
    public init(name: String, weights: Weights, size: Double) {
      self.name = name
      self.weights = weights
      self.size = size
    }
  }

  /// The shares of each segment: one list for each, in their order, one share for each alternative; each list sums to
  /// 1.
  public let bySegment: [[Double]]
  /// The shares of the market: those of the segments weighted by their sizes.
  public let total: [Double]
  /// The outcome of the method for each segment.
  public let outcomes: [RankingOutcome]

  /// Simulates the choice.
  ///
  /// - Parameters:
  ///   - segments: At least one, with sizes that are finite and at least 0, not all 0.
  ///   - rule: How scores become shares.
  ///   - method: How a segment scores the alternatives.
  ///   - matrix: The alternatives.
  /// - Throws: `count`, `setting`, `noShares`, and what the method throws. The time is that of a ranking for each
  ///   segment.
  public init(
    _ segments: [Segment], rule: ShareRule, method: any RankingMethod, _ matrix: DecisionMatrix
  ) throws(DecisionError) {
    guard !segments.isEmpty else { throw .count(0, expected: 1, what: "segments") }
    for segment in segments where !(segment.size.isFinite && segment.size >= 0) {
      throw .setting(name: "the size of '\(segment.name)'", value: segment.size, allowed: "finite and at least 0")
    }
    let whole = segments.reduce(0) { $0 + $1.size }
    guard whole > 0 else { throw .setting(name: "the sum of sizes", value: whole, allowed: "above 0") }
    var bySegment: [[Double]] = []
    var outcomes: [RankingOutcome] = []
    var total = [Double](repeating: 0, count: matrix.alternativeCount)
    for segment in segments {
      let outcome = try method.outcome(matrix, weights: segment.weights)
      let shares = try Self.shares(outcome, rule, matrix)
      for (alternative, share) in shares.enumerated() { total[alternative] += segment.size / whole * share }
      bySegment.append(shares)
      outcomes.append(outcome)
    }
    self.bySegment = bySegment
    self.total = total
    self.outcomes = outcomes
  }

  /// The shares of one outcome.
  ///
  /// - Throws: `setting` for a scale that is not positive; `noShares` when the Bradley-Terry-Luce rule meets a score
  ///   that is not positive, or one that is better when lower.
  public static func shares(
    _ outcome: RankingOutcome, _ rule: ShareRule, _ matrix: DecisionMatrix
  ) throws(DecisionError) -> [Double] {
    switch rule {
    case .maximumUtility:
      let winners = outcome.winners.count
      return outcome.ranks.map { $0 == 1 ? 1 / Double(winners) : 0 }
    case .bradleyTerryLuce:
      if let bad = outcome.scores.firstIndex(where: { $0 <= 0 || !outcome.higherIsBetter }) {
        throw .noShares(
          method: outcome.method, alternative: matrix.alternative(bad), score: outcome.scores[bad],
          higherIsBetter: outcome.higherIsBetter)
      }
      let sum = outcome.scores.reduce(0, +)
      return outcome.scores.map { $0 / sum }
    case .logit(let scale):
      guard scale > 0, scale.isFinite else {
        throw .setting(name: "scale", value: scale, allowed: "a finite number above 0")
      }
      let utilities = outcome.scores.map { scale * (outcome.higherIsBetter ? $0 : -$0) }
      // Differences from the best: no exponential overflows.
      let best = utilities.max() ?? 0
      let odds = utilities.map { ($0 - best).exponential }
      let sum = odds.reduce(0, +)
      return odds.map { $0 / sum }
    }
  }
}
