public import Criteria
public import Parallelism
public import Provenance

/// MULTIMOORA: the ratio system and the reference point of MOORA, the full multiplicative form, and the theory of
/// dominance that makes one ranking of the three.
///
///     full multiplicative form    Uᵢ = Π rᵢⱼ^wⱼ over the maximised criteria / Π rᵢⱼ^wⱼ over the minimised ones
///
/// An alternative dominates another when it is ahead in more of the three rankings. Alternatives that dominate each
/// other in a circle, and those that are even, share a rank; so the final ranking is complete.
///
/// All values must be positive. Time is O(n q + n²), since dominance compares pairs.
///
/// Source: Brauers, Zavadskas (2010), doi:10.3846/tede.2010.01. They give no weights; here they are used unless told
/// otherwise.
public struct MULTIMOORA: RankingMethod, Hashable {
  /// How the criteria count.
  public enum Weighting: String, Hashable, Sendable, Codable, CaseIterable {
    /// By their weights.
    case weighted
    /// Each as 1, as in the paper; a criterion of weight 0 is still left out.
    case unweighted
  }

  /// The three subordinate rankings.
  public struct Detail: RankingDetail {
    /// The ratio system and the reference point.
    public let moora: MOORADetail
    /// ln U: the logarithms of the full multiplicative form; higher is better.
    public let multiplicativeLogarithms: [Double]
    /// Ranks by the ratio system.
    public let ratioRanks: [Int]
    /// Ranks by the reference point.
    public let referenceRanks: [Int]
    /// Ranks by the full multiplicative form.
    public let multiplicativeRanks: [Int]
  }

  /// The name on the command line.
  public static let identifier = "multimoora"
  /// What the method does.
  public static let summary = "MULTIMOORA: ratio system, reference point and multiplicative form, joined by dominance"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Brauers, W. K. M.; Zavadskas, E. K.", year: 2010,
      title: "Project management by MULTIMOORA as an instrument for transition economies",
      venue: "Technological and Economic Development of Economy 16(1), 5–24", doi: "10.3846/tede.2010.01")
  ]

  /// More alternatives than these take too long to compare in pairs.
  public static let alternativeLimit = 100_000

  /// How the criteria count.
  public let weighting: Weighting
  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(_ weighting: Weighting = .weighted, workers: Workers = .automatic) {
    self.weighting = weighting
    self.workers = workers
  }

  /// The normalisation, the weighting and how the three rankings are joined.
  public var conventions: [Convention] {
    [
      Convention("normalisation", Normalisation.vector.rawValue), Convention("weighting", weighting.rawValue),
      Convention("joined-by", "dominance, circles share a rank"),
    ]
  }

  /// Dominance and units.
  public var laws: MethodLaws { [.dominance, .scaleInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: The joined ranks as scores, lower better.
  /// - Throws: `weightsMismatch`, `valueTooSmall`, `valuesTooLarge`, `tooManyAlternatives`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    guard problem.alternativeCount <= Self.alternativeLimit else {
      throw .tooManyAlternatives(problem.alternativeCount, limit: Self.alternativeLimit, method: problem.method)
    }
    let factors = weighting == .weighted ? problem.weights : problem.weights.map { _ in 1 }
    let moora = try MOORADetail(problem, factors: factors, workers)
    let logarithms = try multiplicativeLogarithms(problem, factors)
    guard let byRatio = Ranks.of(moora.ratios, higherIsBetter: true, workers: workers),
      let byReference = Ranks.of(moora.referenceDistances, higherIsBetter: false, workers: workers),
      let byProduct = Ranks.of(logarithms, higherIsBetter: true, workers: workers)
    else { throw .valuesTooLarge(method: problem.method) }
    let joined = DominanceTheory.join([byRatio, byReference, byProduct], workers)
    let outcome = try problem.outcome(
      scores: joined.map(Double.init), higherIsBetter: false, conventions: conventions, workers: workers)
    return Ranking(
      outcome,
      detail: Detail(
        moora: moora, multiplicativeLogarithms: logarithms, ratioRanks: byRatio, referenceRanks: byReference,
        multiplicativeRanks: byProduct))
  }

  private func multiplicativeLogarithms(
    _ problem: DecisionProblem, _ factors: [Double]
  ) throws(DecisionError) -> [Double] {
    let summaries = ColumnSummary.all(problem, workers)
    for (k, summary) in summaries.enumerated() { try problem.requirePositive(k, summary) }
    let maps = summaries.map { ColumnMap.logarithm(divisor: 1, factor: 1, constant: -$0.norm.naturalLogarithm) }
    let signs = problem.signs
    return RowPass(problem, workers).array { chunk in
      chunk.fill(0, with: 0)
      for (k, map) in maps.enumerated() {
        map.add(chunk.columns[k], chunk.count, times: signs[k] * factors[k], to: chunk.results[0])
      }
    }
  }
}
