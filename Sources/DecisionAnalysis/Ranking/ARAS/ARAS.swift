public import Criteria
public import Parallelism
public import Provenance

/// Additive ratio assessment: each alternative as a share of the optimal one.
///
/// The optimal alternative 0 has the best value of each criterion and joins the others. With r = x / Σx (minimised: 1 /
/// x in the place of x), the sum over the alternatives and the optimal one:
///
///     Sᵢ = Σⱼ wⱼ rᵢⱼ        Kᵢ = Sᵢ / S₀
///
/// Maximised values must be at least 0 and minimised ones above 0. Time is O(n q), and no copy of the matrix is made.
///
/// Source: Zavadskas, Turskis (2010), doi:10.3846/tede.2010.10.
public struct ARAS: RankingMethod, Hashable {
  /// The sums behind the utilities.
  public struct Detail: RankingDetail {
    /// S: the optimality of each alternative.
    public let optimalities: [Double]
    /// S₀: that of the optimal alternative.
    public let bestOptimality: Double
  }

  /// The name on the command line.
  public static let identifier = "aras"
  /// What the method does.
  public static let summary = "ARAS: the weighted sum of shares, relative to an optimal alternative"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Zavadskas, E. K.; Turskis, Z.", year: 2010,
      title: "A new additive ratio assessment (ARAS) method in multicriteria decision-making",
      venue: "Technological and Economic Development of Economy 16(2), 159–172", doi: "10.3846/tede.2010.10")
  ]

  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// The normalisation and what the optimal alternative is.
  public var conventions: [Convention] {
    [
      Convention("normalisation", Normalisation.sumReciprocal.rawValue),
      Convention("optimal-alternative", "best values, part of the sums"),
    ]
  }

  /// Dominance and units.
  public var laws: MethodLaws { [.dominance, .scaleInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: Utilities K in 0 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `valueTooSmall`, `noPositiveSum`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let maps = try maps(problem)
    let summaries = ColumnSummary.all(problem, workers)
    let best = maps.indices.reduce(0.0) {
      $0 + problem.weights[$1] * maps[$1](summaries[$1].best(problem.signs[$1]))
    }
    let model = AdditiveModel(maps: maps, coefficients: problem.weights)
    let optimalities = model.scores(problem, workers)
    let outcome = try problem.outcome(
      scores: optimalities.map { $0 / best }, higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: Detail(optimalities: optimalities, bestOptimality: best))
  }

  /// The shares of each criterion that counts, the optimal alternative taking part.
  func maps(_ problem: DecisionProblem) throws(DecisionError) -> [ColumnMap] {
    var maps: [ColumnMap] = []
    for (k, summary) in ColumnSummary.all(problem, workers).enumerated() {
      let isMaximised = problem.signs[k] > 0
      try problem.requirePositive(k, summary, isMaximised ? .atLeastZero : .aboveZero)
      if isMaximised {
        try problem.requirePositive(sum: summary.sum, k)
        maps.append(.affine(origin: 0, divisor: summary.sum + summary.maximum, constant: 0))
      } else {
        let total = ColumnSummary.sumOfReciprocals(problem, k, workers) + 1 / summary.minimum
        maps.append(.reciprocal(numerator: 1 / total))
      }
    }
    return maps
  }
}
