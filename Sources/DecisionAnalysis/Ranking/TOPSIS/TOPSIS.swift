public import Criteria
public import Parallelism
public import Provenance

/// Technique for order preference by similarity to an ideal solution.
///
///     vᵢⱼ = wⱼ rᵢⱼ        d⁺ᵢ = ‖vᵢ − ideal‖        d⁻ᵢ = ‖vᵢ − anti-ideal‖        Cᵢ = d⁻ᵢ / (d⁺ᵢ + d⁻ᵢ)
///
/// The ideal has the best vᵢⱼ of each criterion and the anti-ideal the worst. The book normalises by vectors; other
/// normalisations are in use and give other orders, so the normalisation is named in the output.
///
/// Time is O(n q) in two passes, and no copy of the matrix is made. Degenerate: when all alternatives are equal, ideal
/// and anti-ideal coincide and every closeness is ½.
///
/// Source: Hwang, Yoon (1981), doi:10.1007/978-3-642-48318-9, chapter 3.
public struct TOPSIS: RankingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "topsis"
  /// What the method does.
  public static let summary = "TOPSIS: near the ideal alternative and far from the worst one"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Hwang, C.-L.; Yoon, K.", year: 1981,
      title: "Multiple attribute decision making: methods and applications",
      venue: "Lecture Notes in Economics and Mathematical Systems 186, Springer", doi: "10.1007/978-3-642-48318-9")
  ]

  /// How the criteria are made comparable.
  public let normalisation: Normalisation
  /// The threads to use.
  public let workers: Workers

  /// Makes the method; every normalisation is allowed.
  public init(_ normalisation: Normalisation = .vector, workers: Workers = .automatic) {
    self.normalisation = normalisation
    self.workers = workers
  }

  /// The normalisation and the distance.
  public var conventions: [Convention] {
    [Convention("normalisation", normalisation.rawValue), Convention("distance", "euclidean")]
  }

  /// Dominance always; units and zeros as the normalisation has it. Ideal and anti-ideal are made of the alternatives,
  /// so that dropping one can turn the order of two others, whatever the normalisation.
  public var laws: MethodLaws {
    var laws: MethodLaws = .dominance
    if normalisation.ignoresUnits { laws.insert(.scaleInvariance) }
    if normalisation.ignoresZeros || normalisation == .none { laws.insert(.translationInvariance) }
    return laws
  }

  /// Ranks the alternatives.
  ///
  /// - Returns: Closenesses in 0 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `valuesTooLarge` and what the normalisation refuses: `constantCriterion`,
  ///   `valueTooSmall`, `noPositiveSum`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<TOPSISDetail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let summaries = ColumnSummary.all(problem, workers)
    let maps = try normalisation.maps(problem, summaries, workers)
    let kernel = TOPSISKernel(problem, summaries, maps)
    let results = RowPass(problem, workers).arrays(3) { kernel.write($0) }
    let outcome = try problem.outcome(
      scores: results[0], higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(
      outcome,
      detail: TOPSISDetail(
        distancesToIdeal: results[1], distancesToAntiIdeal: results[2], ideal: kernel.ideal,
        antiIdeal: kernel.antiIdeal))
  }
}
