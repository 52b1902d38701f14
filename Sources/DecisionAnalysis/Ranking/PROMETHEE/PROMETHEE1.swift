public import Criteria
public import Parallelism
public import Provenance

/// PROMETHEE I: the partial ranking by both flows, which leaves incomparable what is strong and weak at once.
///
/// a is preferred to b when φ⁺(a) ≥ φ⁺(b) and φ⁻(a) ≤ φ⁻(b), one of them strictly. The score of an alternative is the
/// number of alternatives preferred to it. Alternatives that share a rank are not said to be alike, see
/// ``PROMETHEE1Detail/relation(_:_:)``.
///
/// Time is O(q n log n), space O(n).
///
/// Source: Brans, Vincke (1985), doi:10.1287/mnsc.31.6.647; the ranks are ours.
public struct PROMETHEE1: RankingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "promethee1"
  /// What the method does.
  public static let summary = "PROMETHEE I: the partial ranking by positive and negative flows, with incomparable pairs"
  /// Where it comes from.
  public static let citations = PROMETHEE2.citations

  /// The threads to use.
  public let workers: Workers

  /// Makes the method; what differences mean is said by the criteria.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// The divisor of the flows and what a rank is.
  public var conventions: [Convention] {
    [Convention("flows-divided-by", "n-1"), Convention("ranked-by", "number of alternatives preferred")]
  }

  /// Dominance, units and zeros.
  public var laws: MethodLaws { [.dominance, .scaleInvariance, .translationInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: The number of alternatives preferred to each, lower better.
  /// - Throws: `weightsMismatch`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<PROMETHEE1Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let flows = try PROMETHEEFlows(problem, workers)
    // Ranks and not flows are compared, so that rounding makes nothing incomparable.
    guard let strengths = Ranks.of(flows.positive, higherIsBetter: true, workers: workers),
      let weaknesses = Ranks.of(flows.negative, higherIsBetter: false, workers: workers)
    else { throw .valuesTooLarge(method: problem.method) }
    let detail = PROMETHEE1Detail(flows: flows, strengthRanks: strengths, weaknessRanks: weaknesses)
    let outcome = try problem.outcome(
      scores: PartialOrderCount.betterOnBoth(strengths, weaknesses).map(Double.init), higherIsBetter: false,
      conventions: conventions + problem.preferenceConventions, workers: workers)
    return Ranking(outcome, detail: detail)
  }
}

/// How two alternatives stand in a partial ranking.
public enum PartialRelation: String, Hashable, Sendable, Codable {
  /// The first is preferred.
  case preferred
  /// The second is preferred.
  case worse
  /// Both are alike.
  case indifferent
  /// One is better in one respect and the other in another.
  case incomparable

  /// The relation that two orders agree on.
  ///
  /// - Parameters: How much the rank of the first is behind that of the second in either order; negative when it is before.
  init(_ one: Int, _ other: Int) {
    if one == 0, other == 0 {
      self = .indifferent
    } else if one <= 0, other <= 0 {
      self = .preferred
    } else {
      self = one >= 0 && other >= 0 ? .worse : .incomparable
    }
  }
}

/// The flows of PROMETHEE I and the relation they make.
public struct PROMETHEE1Detail: RankingDetail {
  /// Positive, negative and net flows.
  public let flows: PROMETHEEFlows
  let strengthRanks: [Int]
  let weaknessRanks: [Int]

  /// How alternative `a` stands to alternative `b`, both counted from 0 and in range.
  public func relation(_ a: Int, _ b: Int) -> PartialRelation {
    PartialRelation(strengthRanks[a] - strengthRanks[b], weaknessRanks[a] - weaknessRanks[b])
  }
}
