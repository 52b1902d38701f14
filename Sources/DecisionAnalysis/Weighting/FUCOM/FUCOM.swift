public import Provenance

/// FUCOM, the full consistency method: n − 1 ratios of neighbours in an order, which must agree with those two places apart.
///
///     minimise χ   |wₖ / wₖ₊₁ − φₖ| ≤ χ,   |wₖ / wₖ₊₂ − φₖ φₖ₊₁| ≤ χ,   Σ w = 1
///
/// Ratios of neighbours can always be met, so that χ is 0 and the weights are products of ratios. It is only when the ratios
/// two places apart were asked as well that χ says something; then the smallest χ is found exactly, and when several weights
/// reach it, the mean of the extreme ones is reported and the detail has the ranges.
///
/// Source: Pamučar, Stević, Sremac (2018), doi:10.3390/sym10090393. Asking for the second ratios is our addition.
public struct FUCOM: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "fucom"
  /// What the method does.
  public static let summary = "FUCOM: an order of the criteria, and how many times as important each is as the next"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Pamučar, D.; Stević, Ž.; Sremac, S.", year: 2018,
      title:
        "A new model for determining weight coefficients of criteria in MCDM models: full consistency method (FUCOM)",
      venue: "Symmetry 10(9), 393", doi: "10.3390/sym10090393")
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// χ, the deviation from full consistency.
    public let deviation: Double
    /// The least that each weight can be among optimal weights.
    public let lower: [Double]
    /// The most that each weight can be among optimal weights.
    public let upper: [Double]
  }

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// Which of several optima is reported.
  public var conventions: [Convention] { [Convention("weights", "mean of the extreme optima")] }

  /// Ratios made from weights give them back.
  public var laws: WeightingLaws { .recovery }

  /// Weighs the criteria. O(n), and with second ratios O(n³) for each of about 60 bisections.
  ///
  /// Degenerate: one criterion weighs 1.
  ///
  /// - Throws: `valuesTooLarge` when products of the ratios are.
  public func weigh(_ ratios: RankedRatios) throws(DecisionError) -> Weighting<Detail> {
    let (weights, detail) = Self.solve(ratios)
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, criteria: ratios.criteria, values: weights,
      consistency: JudgmentConsistency(index: detail.deviation))
    return Weighting(result, detail: detail)
  }

  private static func solve(_ input: RankedRatios) -> (weights: [Double], detail: Detail) {
    guard input.secondRatios.contains(where: { $0 != nil }) else {
      // From the last to the first, so that no weight is 0 before they are divided by their sum.
      var weights = [1.0]
      for ratio in input.ratios.reversed() { weights.append(weights[weights.count - 1] * ratio) }
      let total = weights.reduce(0, +)
      let shares = weights.reversed().map { $0 / total }
      return (shares, Detail(deviation: 0, lower: shares, upper: shares))
    }
    var statements: [RatioConstraints.Statement] = []
    for (place, ratio) in input.ratios.enumerated() {
      statements.append(.init(first: place, second: place + 1, ratio: ratio))
    }
    for (place, second) in input.secondRatios.enumerated() {
      let ratio = second ?? input.ratios[place] * input.ratios[place + 1]
      statements.append(.init(first: place, second: place + 2, ratio: ratio))
    }
    let optimum = RatioConstraints(count: input.criteria.count, statements: statements).optimum()
    return (
      optimum.weights, Detail(deviation: optimum.deviation, lower: optimum.lower, upper: optimum.upper)
    )
  }
}
