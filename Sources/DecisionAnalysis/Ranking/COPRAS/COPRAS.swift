public import Criteria
public import Parallelism
public import Provenance

/// Complex proportional assessment: what is good adds up, what is bad divides.
///
///     rᵢⱼ = wⱼ xᵢⱼ / Σᵢ xᵢⱼ        S⁺ᵢ, S⁻ᵢ = Σ rᵢⱼ over the maximised and over the minimised criteria
///     Qᵢ = S⁺ᵢ + Σ S⁻ / (S⁻ᵢ Σ (1 / S⁻))        Uᵢ = Qᵢ / max Q
///
/// Without minimised criteria Q = S⁺. Some libraries turn the second term into + S⁻, which counts costs as benefits.
///
/// Maximised values must be at least 0 and minimised ones above 0. Time is O(n q), and no copy of the matrix is made.
///
/// Source: Zavadskas, Kaklauskas, Sarka (1994).
public struct COPRAS: RankingMethod, Hashable {
  /// The sums behind the utilities.
  public struct Detail: RankingDetail {
    /// S⁺: what speaks for each alternative.
    public let maximisedSums: [Double]
    /// S⁻: what speaks against each alternative.
    public let minimisedSums: [Double]
    /// Q: the relative significance.
    public let significances: [Double]
  }

  /// The name on the command line.
  public static let identifier = "copras"
  /// What the method does.
  public static let summary = "COPRAS: shares of the good criteria, and inverse shares of the bad ones"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Zavadskas, E. K.; Kaklauskas, A.; Sarka, V.", year: 1994,
      title: "The new method of multicriteria complex proportional assessment of projects",
      venue: "Technological and Economic Development of Economy 1(3), 131–139")
  ]

  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// The normalisation and what the score is.
  public var conventions: [Convention] {
    [Convention("normalisation", Normalisation.sum.rawValue), Convention("score", "Q / max Q")]
  }

  /// Dominance and units.
  public var laws: MethodLaws { [.dominance, .scaleInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: Utilities U in 0 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `valueTooSmall`, `noPositiveSum`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let summaries = ColumnSummary.all(problem, workers)
    let signs = problem.signs
    for (k, summary) in summaries.enumerated() {
      try problem.requirePositive(k, summary, signs[k] > 0 ? .atLeastZero : .aboveZero)
      try problem.requirePositive(sum: summary.sum, k)
    }
    let sums = RowPass(problem, workers).arrays(2) { chunk in
      chunk.fill(0, with: 0)
      chunk.fill(1, with: 0)
      for (k, summary) in summaries.enumerated() {
        let map = ColumnMap.affine(origin: 0, divisor: summary.sum, constant: 0)
        map.add(
          chunk.columns[k], chunk.count, times: problem.weights[k], to: chunk.results[signs[k] > 0 ? 0 : 1])
      }
    }
    let significances = Self.significances(sums[0], sums[1], hasCosts: signs.contains(-1))
    let best = significances.max() ?? 1
    let outcome = try problem.outcome(
      scores: significances.map { $0 / best }, higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(
      outcome, detail: Detail(maximisedSums: sums[0], minimisedSums: sums[1], significances: significances))
  }

  private static func significances(_ good: [Double], _ bad: [Double], hasCosts: Bool) -> [Double] {
    guard hasCosts else { return good }
    let total = bad.reduce(0, +)
    let reciprocals = bad.reduce(0) { $0 + 1 / $1 }
    return zip(good, bad).map { $0 + total / ($1 * reciprocals) }
  }
}
