public import Criteria
public import Parallelism
public import Provenance

/// The weighted product model.
///
///     Pᵢ = Πⱼ rᵢⱼ^wⱼ        r = x / max, minimised: min / x
///
/// The ratio of two scores does not depend on the other alternatives, so that dropping one never turns an order round.
/// All values must be positive.
///
/// Time is O(n q), with a logarithm for each value, and no copy of the matrix is made.
///
/// Source: Bridgman (1922); Miller, Starr (1969).
public struct WPM: RankingMethod, Hashable {
  /// The logarithms of the scores, which the ranks are made of.
  public struct Detail: RankingDetail {
    /// ln Pᵢ = Σⱼ wⱼ ln rᵢⱼ.
    public let logarithms: [Double]
  }

  /// The name on the command line.
  public static let identifier = "wpm"
  /// What the method does.
  public static let summary = "Weighted product: the weighted geometric mean of the ratios to the best value"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Bridgman, P. W.", year: 1922, title: "Dimensional Analysis", venue: "Yale University Press"),
    Citation(
      authors: "Miller, D. W.; Starr, M. K.", year: 1969, title: "Executive Decisions and Operations Research",
      venue: "Prentice-Hall, 2nd edition"),
  ]

  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// The normalisation.
  public var conventions: [Convention] { [Convention("normalisation", Normalisation.ratio.rawValue)] }

  /// All but another zero: ratios are its matter.
  public var laws: MethodLaws { [.dominance, .scaleInvariance, .rankReversalFreedom] }

  /// Ranks the alternatives.
  ///
  /// - Returns: Scores in 0 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `valueTooSmall` for a value that is not positive.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let terms = try ProductTerms(problem, workers)
    let results = RowPass(problem, workers).arrays(2) { chunk in
      terms.writeLogarithms(chunk, to: 0)
      ProductTerms.writeExponentials(chunk, of: 0, to: 1)
    }
    let outcome = try problem.outcome(
      scores: results[1], rankedBy: results[0], higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: Detail(logarithms: results[0]))
  }
}
