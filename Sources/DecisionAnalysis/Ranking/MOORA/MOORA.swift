public import Criteria
public import Parallelism
public import Provenance

/// Multi-objective optimisation on the basis of ratio analysis: the ratio system, or the reference point.
///
/// With r = x / ‖x‖ (vector normalisation):
///
///     ratio system        yᵢ = Σ wⱼ rᵢⱼ over the maximised criteria − Σ wⱼ rᵢⱼ over the minimised ones
///     reference point     zᵢ = maxⱼ wⱼ |r*ⱼ − rᵢⱼ|, r* the best value of each criterion; lower is better
///
/// Time is O(n q), and no copy of the matrix is made.
///
/// Source: Brauers, Zavadskas (2006).
public struct MOORA: RankingMethod, Hashable {
  /// The two systems.
  public enum System: String, Hashable, Sendable, Codable, CaseIterable {
    /// The weighted sum of the ratios.
    case ratio
    /// The largest weighted distance from the best values.
    case referencePoint = "reference-point"
  }

  /// The name on the command line.
  public static let identifier = "moora"
  /// What the method does.
  public static let summary = "MOORA: the ratio system or the distance from the reference point"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Brauers, W. K. M.; Zavadskas, E. K.", year: 2006,
      title: "The MOORA method and its application to privatization in a transition economy",
      venue: "Control and Cybernetics 35(2), 445–469")
  ]

  /// Which of the two systems ranks.
  public let system: System
  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(_ system: System = .ratio, workers: Workers = .automatic) {
    self.system = system
    self.workers = workers
  }

  /// The normalisation and the system.
  public var conventions: [Convention] {
    [Convention("normalisation", Normalisation.vector.rawValue), Convention("system", system.rawValue)]
  }

  /// Dominance and units.
  public var laws: MethodLaws { [.dominance, .scaleInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: y, higher better, or z, lower better; both as detail.
  /// - Throws: `weightsMismatch`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<MOORADetail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let detail = try MOORADetail(problem, factors: problem.weights, workers)
    let outcome = try problem.outcome(
      scores: system == .ratio ? detail.ratios : detail.referenceDistances, higherIsBetter: system == .ratio,
      conventions: conventions, workers: workers)
    return Ranking(outcome, detail: detail)
  }
}
