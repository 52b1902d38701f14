public import Criteria
public import Parallelism
public import Provenance

/// The weighted sum model, also known as simple additive weighting (SAW).
///
///     Sᵢ = Σⱼ wⱼ rᵢⱼ
///
/// with r the normalised values; after a normalisation that keeps the direction of the criteria, minimised criteria
/// count with −wⱼ. The normalisation decides how much a criterion weighs in truth, so it is named in the output.
///
/// Time is O(n q) in two passes, and no copy of the matrix is made.
///
/// Source: Fishburn (1967); Churchman, Ackoff (1954), doi:10.1287/opre.2.2.172.
public struct WSM: RankingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "wsm"
  /// What the method does.
  public static let summary = "Weighted sum: the weighted mean of the normalised values"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Churchman, C. W.; Ackoff, R. L.", year: 1954, title: "An approximate measure of value",
      venue: "Journal of the Operations Research Society of America 2(2), 172–187", doi: "10.1287/opre.2.2.172"),
    Citation(
      authors: "Fishburn, P. C.", year: 1967,
      title: "Additive utilities with incomplete product sets: application to "
        + "priorities and assignments",
      venue: "Operations Research 15(3), 537–542", doi: "10.1287/opre.15.3.537"),
  ]

  /// How the criteria are made comparable.
  public let normalisation: Normalisation
  /// The threads to use.
  public let workers: Workers

  /// Makes the method; every normalisation is allowed.
  public init(_ normalisation: Normalisation = .ratio, workers: Workers = .automatic) {
    self.normalisation = normalisation
    self.workers = workers
  }

  /// The normalisation.
  public var conventions: [Convention] { [Convention("normalisation", normalisation.rawValue)] }

  /// Dominance always; units and zeros as the normalisation has it. Every normalisation but `none` looks at all
  /// alternatives, so that dropping one can turn the order of two others.
  public var laws: MethodLaws {
    var laws: MethodLaws = .dominance
    if normalisation.ignoresUnits { laws.insert(.scaleInvariance) }
    if normalisation.ignoresZeros || normalisation == .none { laws.insert(.translationInvariance) }
    if normalisation == .none { laws.insert(.rankReversalFreedom) }
    return laws
  }

  /// Ranks the alternatives.
  ///
  /// - Returns: Scores, higher better; as detail the normalisation of each criterion that counts.
  /// - Throws: `weightsMismatch`, `valuesTooLarge` and what the normalisation refuses: `constantCriterion`,
  ///   `valueTooSmall`, `noPositiveSum`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<AdditiveModel> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let model = try AdditiveModel(problem, normalisation, workers)
    let outcome = try problem.outcome(
      scores: model.scores(problem, workers), higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: model)
  }
}
