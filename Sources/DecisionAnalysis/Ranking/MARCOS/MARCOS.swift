public import Criteria
public import Parallelism
public import Provenance

/// Measurement of alternatives and ranking according to a compromise solution.
///
/// With r the ratios to the best value and Sᵢ = Σⱼ wⱼ rᵢⱼ; S_ai and S_aai are those of an ideal alternative with the
/// best values and an anti-ideal one with the worst:
///
///     K⁺ᵢ = Sᵢ / S_ai        K⁻ᵢ = Sᵢ / S_aai        f(K⁺) = K⁻ / (K⁺ + K⁻)        f(K⁻) = K⁺ / (K⁺ + K⁻)
///     f(Kᵢ) = (K⁺ + K⁻) / (1 + (1 − f(K⁺)) / f(K⁺) + (1 − f(K⁻)) / f(K⁻))
///
/// All values must be positive. Time is O(n q), and no copy of the matrix is made.
///
/// Source: Stević, Pamučar, Puška, Chatterjee (2020), doi:10.1016/j.cie.2019.106231.
public struct MARCOS: RankingMethod, Hashable {
  /// The degrees of utility.
  public struct Detail: RankingDetail {
    /// S: the weighted sums.
    public let sums: [Double]
    /// K⁻: utilities relative to the anti-ideal alternative.
    public let antiIdealUtilities: [Double]
    /// K⁺: utilities relative to the ideal alternative.
    public let idealUtilities: [Double]
  }

  /// The name on the command line.
  public static let identifier = "marcos"
  /// What the method does.
  public static let summary = "MARCOS: utilities between an ideal and an anti-ideal alternative"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Stević, Ž.; Pamučar, D.; Puška, A.; Chatterjee, P.", year: 2020,
      title: "Sustainable supplier selection in healthcare industries using a new MCDM method: Measurement of "
        + "alternatives and ranking according to COmpromise solution (MARCOS)",
      venue: "Computers & Industrial Engineering 140, 106231", doi: "10.1016/j.cie.2019.106231")
  ]

  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// The normalisation.
  public var conventions: [Convention] { [Convention("normalisation", Normalisation.ratio.rawValue)] }

  /// Dominance and units.
  public var laws: MethodLaws { [.dominance, .scaleInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: f(K), higher better.
  /// - Throws: `weightsMismatch`, `valueTooSmall`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let summaries = ColumnSummary.all(problem, workers)
    for (k, summary) in summaries.enumerated() { try problem.requirePositive(k, summary) }
    let model = AdditiveModel(
      maps: try Normalisation.ratio.maps(problem, summaries, workers), coefficients: problem.weights)
    let sums = model.scores(problem, workers)
    func sum(of values: [Double]) -> Double {
      zip(problem.weights, zip(model.maps, values)).reduce(0) { $0 + $1.0 * $1.1.0($1.1.1) }
    }
    let ideal = sum(of: zip(summaries, problem.signs).map { $0.best($1) })
    let antiIdeal = sum(of: zip(summaries, problem.signs).map { $0.worst($1) })
    let (toIdeal, toAntiIdeal) = (sums.map { $0 / ideal }, sums.map { $0 / antiIdeal })
    let outcome = try problem.outcome(
      scores: zip(toIdeal, toAntiIdeal).map { Self.utility($0, $1) }, higherIsBetter: true, conventions: conventions,
      workers: workers)
    return Ranking(
      outcome, detail: Detail(sums: sums, antiIdealUtilities: toAntiIdeal, idealUtilities: toIdeal))
  }

  /// f(K).
  private static func utility(_ toIdeal: Double, _ toAntiIdeal: Double) -> Double {
    let sum = toIdeal + toAntiIdeal
    let ofIdeal = toAntiIdeal / sum
    let ofAntiIdeal = toIdeal / sum
    return sum / (1 + (1 - ofIdeal) / ofIdeal + (1 - ofAntiIdeal) / ofAntiIdeal)
  }
}
