public import Provenance

/// Importance as the standardised regression coefficient of a criterion: how many standard deviations the outcome moves when
/// the rating moves by one and the others stay.
///
///     wⱼ = |βⱼ| / Σ |β|
///
/// The plainest derived importance, and the least stable one: when criteria correlate, as ratings do, coefficients jump from
/// sample to sample and change their sign. ``RelativeWeights`` and ``ShapleyRegression`` do not.
///
/// Source: Bring (1994), doi:10.1080/00031305.1994.10476059.
public struct StandardisedCoefficients: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "standardised-coefficients"
  /// What the method does.
  public static let summary = "Derived importance: standardised coefficients of the regression of an outcome on ratings"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Bring, J.", year: 1994, title: "How to standardize regression coefficients",
      venue: "The American Statistician 48(3), 209–213", doi: "10.1080/00031305.1994.10476059")
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// βⱼ with their signs; 0 for criteria that do not vary.
    public let coefficients: [Double]
    /// The correlation of each criterion with the outcome.
    public let correlations: [Double]
    /// R², the share of the outcome's variance that is explained.
    public let explainedShare: Double
  }

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// What becomes of signs.
  public var conventions: [Convention] { [Convention("weights", "magnitudes")] }

  /// Standardised ratings know neither unit nor zero.
  public var laws: WeightingLaws { [.unitInvariance, .zeroInvariance, .constantWeighsNothing] }

  /// Weighs the criteria. O(n q² + q³).
  ///
  /// - Returns: Weights; with a warning that names criteria with negative coefficients.
  /// - Throws: `valuesTooLarge`.
  public func weigh(_ ratings: OutcomeRatings) throws(DecisionError) -> Weighting<Detail> {
    let regression = try OutcomeRegression(ratings, method: Self.identifier)
    let coefficients = regression.coefficients
    let negative = zip(regression.varying, coefficients).filter { $0.1 < -1e-12 }.map { "'\(ratings.criteria[$0.0])'" }
    let diagnostics =
      negative.isEmpty
      ? []
      : [
        Diagnostic(
          .warning, code: "negative-coefficients",
          "Higher ratings go with a lower outcome, all else equal: \(negative.joined(separator: ", ")). "
            + "Weights do not show the sign.")
      ]
    let result = try regression.result(
      coefficients.map(abs), of: ratings, method: Self.identifier, conventions: conventions, diagnostics: diagnostics)
    return Weighting(
      result,
      detail: Detail(
        coefficients: regression.spread(coefficients),
        correlations: regression.spread(regression.outcomeCorrelations), explainedShare: regression.explainedShare))
  }
}
