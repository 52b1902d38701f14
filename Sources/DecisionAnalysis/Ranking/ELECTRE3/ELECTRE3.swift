public import Criteria
public import LinearAlgebra
public import Parallelism
public import Provenance

/// ELECTRE III: credibilities of outranking from thresholds, and two distillations of them.
///
/// With q, p and v the thresholds of the criteria and gap = how much b is better than a:
///
///     cⱼ(a, b) = 1 up to q, falling to 0 at p        dⱼ(a, b) = 0 up to p, (gap − p) / (v − p), 1 from v on
///     C(a, b) = Σ wⱼ cⱼ        S(a, b) = C Π (1 − dⱼ) / (1 − C) over the criteria with dⱼ > C
///
/// The descending distillation takes the alternatives with the highest qualification, the ascending one those with the
/// lowest, at cutting levels that fall by s(λ) = α λ + β. The result is the partial order both agree on: the score of
/// an alternative is the number of alternatives above it.
///
/// Without q it is 0, without p it is q, and without v there is no veto.
///
/// Time is O(n² q) for the credibilities and, as a rule, O(n²) for the distillations, which work on a set again only
/// where it changes; where most alternatives tie in every one of n sets it is O(n³). Space is 24 n² bytes, of which the
/// result keeps 16 n².
///
/// Source: Roy (1978); Roy (1991), doi:10.1007/BF00134132.
public struct ELECTRE3: RankingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "electre3"
  /// What the method does.
  public static let summary = "ELECTRE III: credibilities from thresholds and vetoes, and two distillations"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Roy, B.", year: 1978,
      title: "ELECTRE III: un algorithme de classements fondé sur une représentation "
        + "floue des préférences en présence de critères multiples",
      venue: "Cahiers du CERO 20(1), 3–24"),
    Citation(
      authors: "Roy, B.", year: 1991, title: "The outranking approach and the foundations of ELECTRE methods",
      venue: "Theory and Decision 31(1), 49–73", doi: "10.1007/BF00134132"),
  ]

  /// More alternatives than these take too much memory: three numbers a pair are 600 MB here.
  public static let alternativeLimit = 5_000

  /// α: how the distillation threshold falls with the level.
  public let slope: Double
  /// β: the distillation threshold at level 0.
  public let intercept: Double
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - slope: α in −1 ... 0.
  ///   - intercept: β, such that s(λ) = α λ + β is at least 0 for all levels: in −α ... 1.
  ///   - workers: The threads to use.
  /// - Throws: `setting`.
  public init(
    slope: Double = -0.15, intercept: Double = 0.3, workers: Workers = .automatic
  ) throws(DecisionError) {
    guard -1...0 ~= slope else { throw .setting(name: "alpha", value: slope, allowed: "in −1…0") }
    guard -slope...1 ~= intercept else {
      throw .setting(name: "beta", value: intercept, allowed: "in \(Convention("", -slope).value)…1")
    }
    self.slope = slope
    self.intercept = intercept
    self.workers = workers
  }

  /// The discordance, the distillation threshold and the final order.
  public var conventions: [Convention] {
    [
      Convention("discordance", "(gap - p) / (v - p)"),
      Convention("distillation-threshold", "\(slope) λ + \(intercept)"),
      Convention("final-order", "intersection of both distillations"),
    ]
  }

  /// Dominance, units and zeros.
  public var laws: MethodLaws { [.dominance, .scaleInvariance, .translationInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: The number of alternatives above each, lower better.
  /// - Throws: `weightsMismatch`, `tooManyAlternatives`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<ELECTRE3Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let count = problem.alternativeCount
    guard count <= Self.alternativeLimit else {
      throw .tooManyAlternatives(count, limit: Self.alternativeLimit, method: problem.method)
    }
    let (concordances, credibilities) = Credibility(problem).matrices(problem, workers)
    let distillation = Distillation(credibilities, slope: slope, intercept: intercept, workers)
    let (descending, ascending) = distillation.ranks()
    let detail = ELECTRE3Detail(
      concordances: concordances, credibilities: credibilities, descendingRanks: descending, ascendingRanks: ascending)
    let above = PartialOrderCount.betterOnBoth(detail.descendingRanks, detail.ascendingRanks)
    let outcome = try problem.outcome(
      scores: above.map(Double.init), higherIsBetter: false, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: detail)
  }
}

/// What the ranking of ELECTRE III rests on.
public struct ELECTRE3Detail: RankingDetail {
  /// C(a, b), n × n with ones on the diagonal.
  public let concordances: Matrix
  /// S(a, b), n × n with ones on the diagonal.
  public let credibilities: Matrix
  /// Ranks by the descending distillation, 1 = best, ties sharing the best rank.
  public let descendingRanks: [Int]
  /// Ranks by the ascending distillation, 1 = best, ties sharing the best rank.
  public let ascendingRanks: [Int]

  /// How alternative `a` stands to alternative `b` in the order that both distillations agree on.
  public func relation(_ a: Int, _ b: Int) -> PartialRelation {
    PartialRelation(descendingRanks[a] - descendingRanks[b], ascendingRanks[a] - ascendingRanks[b])
  }
}
