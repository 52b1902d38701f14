import LinearAlgebra
public import Provenance

/// Johnson's relative weights: the explained variance of an outcome is shared among correlated criteria.
///
/// The criteria are replaced by the orthogonal variables closest to them. The outcome is regressed on these (β), each
/// criterion on these (Λ), and
///
///     εⱼ = Σₖ λⱼₖ² βₖ²     Σ ε = R²     wⱼ = εⱼ / R²
///
/// with R = V Δ² Vᵀ the correlations of the criteria, Λ = V Δ Vᵀ, β = Λ⁻¹ r. The weights come close to those of
/// ``ShapleyRegression``, for any number of criteria. Collinear criteria share their effect.
///
/// Source: Johnson (2000), doi:10.1207/S15327906MBR3501_1.
public struct RelativeWeights: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "relative-weights"
  /// What the method does.
  public static let summary = "Derived importance: Johnson's relative weights of ratings for an outcome"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Johnson, J. W.", year: 2000,
      title: "A heuristic method for estimating the relative weight of predictor variables in multiple regression",
      venue: "Multivariate Behavioral Research 35(1), 1–19", doi: "10.1207/S15327906MBR3501_1")
  ]

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// What is shared.
  public var conventions: [Convention] { [Convention("shared", "R²")] }

  /// Standardised ratings know neither unit nor zero.
  public var laws: WeightingLaws { [.unitInvariance, .zeroInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(n q² + q³).
  ///
  /// - Throws: `valuesTooLarge`.
  public func weigh(_ ratings: OutcomeRatings) throws(DecisionError) -> Weighting<ExplainedShares> {
    let regression = try OutcomeRegression(ratings, method: Self.identifier)
    let (coefficients, loadings) = regression.closestOrthogonal
    let contributions = coefficients.indices.map { row in
      coefficients.indices.reduce(0.0) { sum, column in
        let part = loadings[row, column] * coefficients[column]
        return sum + part * part
      }
    }
    let result = try regression.result(
      contributions, of: ratings, method: Self.identifier, conventions: conventions)
    return Weighting(
      result,
      detail: ExplainedShares(
        contributions: regression.spread(contributions),
        correlations: regression.spread(regression.outcomeCorrelations), explainedShare: regression.explainedShare))
  }
}
