public import Provenance

/// Shapley values of a regression, LMG: what each criterion adds to the explained variance, averaged over all orders in which
/// the criteria can come in.
///
///     φⱼ = Σ_{S ∌ j} |S|! (q − |S| − 1)! / q! · (R²(S ∪ j) − R²(S))     Σ φ = R²     wⱼ = φⱼ / R²
///
/// Exact: R² of all 2^q subsets, by elimination along a tree of subsets, so that the whole costs a few operations a subset. A
/// criterion that earlier ones determine (up to 10⁻¹⁰ of its variance) adds nothing.
///
/// Source: Lindeman, Merenda, Gold (1980); as Shapley values Lipovetsky, Conklin (2001), doi:10.1002/asmb.446; see also
/// Grömping (2006), doi:10.18637/jss.v017.i01.
public struct ShapleyRegression: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "lmg"
  /// What the method does.
  public static let summary = "Derived importance: Shapley values (LMG) of ratings for an outcome"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Lindeman, R. H.; Merenda, P. F.; Gold, R. Z.", year: 1980,
      title: "Introduction to bivariate and multivariate analysis", venue: "Scott, Foresman"),
    Citation(
      authors: "Lipovetsky, S.; Conklin, M.", year: 2001, title: "Analysis of regression in game theory approach",
      venue: "Applied Stochastic Models in Business and Industry 17(4), 319–330", doi: "10.1002/asmb.446"),
    Citation(
      authors: "Grömping, U.", year: 2006,
      title: "Relative importance for linear regression in R: the package relaimpo",
      venue: "Journal of Statistical Software 17(1), 1–27", doi: "10.18637/jss.v017.i01"),
  ]

  /// With more criteria there are too many subsets.
  public static let criterionLimit = 20

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// What is shared.
  public var conventions: [Convention] { [Convention("shared", "R²")] }

  /// Standardised ratings know neither unit nor zero.
  public var laws: WeightingLaws { [.unitInvariance, .zeroInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(n q² + q 2^q), space O(2^q).
  ///
  /// - Throws: `tooManyCriteria` beyond 20, `valuesTooLarge`.
  public func weigh(_ ratings: OutcomeRatings) throws(DecisionError) -> Weighting<ExplainedShares> {
    guard ratings.criteria.count <= Self.criterionLimit else {
      throw .weighting(
        .tooManyCriteria(ratings.criteria.count, limit: Self.criterionLimit, method: Self.identifier))
    }
    let regression = try OutcomeRegression(ratings, method: Self.identifier)
    let subsets = SubsetRegressions(regression)
    let contributions = subsets.shapleyValues()
    let result = try regression.result(
      contributions, of: ratings, method: Self.identifier, conventions: conventions)
    return Weighting(
      result,
      detail: ExplainedShares(
        contributions: regression.spread(contributions),
        correlations: regression.spread(regression.outcomeCorrelations), explainedShare: subsets.explained.last ?? 0))
  }
}
