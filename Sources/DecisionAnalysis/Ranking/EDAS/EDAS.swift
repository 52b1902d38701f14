public import Criteria
public import Parallelism
public import Provenance

/// Evaluation based on the distance from the average solution.
///
/// With AVⱼ the mean of a criterion, and both distances turned round for minimised criteria:
///
///     PDAᵢⱼ = max(0, xᵢⱼ − AVⱼ) / AVⱼ        NDAᵢⱼ = max(0, AVⱼ − xᵢⱼ) / AVⱼ
///     SPᵢ = Σ wⱼ PDAᵢⱼ        SNᵢ = Σ wⱼ NDAᵢⱼ        ASᵢ = ½ (SPᵢ / max SP + 1 − SNᵢ / max SN)
///
/// Means must be positive. Time is O(n q), and no copy of the matrix is made. Degenerate: a quotient whose divisor is 0
/// is 0, so that equal alternatives have AS = ½.
///
/// Source: Keshavarz Ghorabaee, Zavadskas, Olfat, Turskis (2015), doi:10.15388/Informatica.2015.57.
public struct EDAS: RankingMethod, Hashable {
  /// The sums behind the appraisal scores.
  public struct Detail: RankingDetail {
    /// AV: the average solution, for each criterion that counts.
    public let averages: [Double]
    /// SP: the weighted positive distances.
    public let positiveSums: [Double]
    /// SN: the weighted negative distances.
    public let negativeSums: [Double]
    /// NSP = SP / max SP.
    public let normalisedPositive: [Double]
    /// NSN = 1 − SN / max SN.
    public let normalisedNegative: [Double]
  }

  /// The name on the command line.
  public static let identifier = "edas"
  /// What the method does.
  public static let summary = "EDAS: above the average alternative in much, and below it in little"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Keshavarz Ghorabaee, M.; Zavadskas, E. K.; Olfat, L.; Turskis, Z.", year: 2015,
      title: "Multi-criteria inventory classification using a new method of evaluation based on distance from average "
        + "solution (EDAS)",
      venue: "Informatica 26(3), 435–451", doi: "10.15388/Informatica.2015.57")
  ]

  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// What distances are measured from.
  public var conventions: [Convention] { [Convention("reference", "mean of each criterion")] }

  /// Dominance and units.
  public var laws: MethodLaws { [.dominance, .scaleInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: Appraisal scores AS in 0 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `noPositiveSum`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let summaries = ColumnSummary.all(problem, workers)
    for (k, summary) in summaries.enumerated() { try problem.requirePositive(sum: summary.sum, k) }
    let count = Double(problem.alternativeCount)
    // A constant criterion has its value as mean: rounding must not make it an advantage.
    let averages = summaries.map { $0.isConstant ? $0.minimum : $0.sum / count }
    let signs = problem.signs
    let sums = RowPass(problem, workers).arrays(2) { chunk in
      chunk.fill(0, with: 0)
      chunk.fill(1, with: 0)
      for (k, average) in averages.enumerated() {
        let factor = signs[k] * problem.weights[k] / average
        for row in 0..<chunk.count {
          let advantage = factor * (chunk.columns[k][row] - average)
          chunk.results[0][row] += max(0, advantage)
          chunk.results[1][row] += max(0, -advantage)
        }
      }
    }
    let (mostGood, mostBad) = (sums[0].max() ?? 0, sums[1].max() ?? 0)
    let good = sums[0].map { mostGood > 0 ? $0 / mostGood : 0 }
    let bad = sums[1].map { mostBad > 0 ? 1 - $0 / mostBad : 1 }
    let outcome = try problem.outcome(
      scores: zip(good, bad).map { ($0 + $1) / 2 }, higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(
      outcome,
      detail: Detail(
        averages: averages, positiveSums: sums[0], negativeSums: sums[1], normalisedPositive: good,
        normalisedNegative: bad))
  }
}
