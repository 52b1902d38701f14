public import Provenance

/// Swing weights: each criterion is thought of going from its worst to its best value. The swing that matters most has 100
/// points, the others 0 to 100, and the points are divided by their sum.
///
/// Asked this way the weights take the range of the values into account, as additive methods need.
///
/// Source: von Winterfeldt, Edwards (1986), section 8.4.
public struct Swing: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "swing"
  /// What the method does.
  public static let summary = "Swing: points for going from worst to best, 100 for the swing that matters most"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "von Winterfeldt, D.; Edwards, W.", year: 1986, title: "Decision analysis and behavioral research",
      venue: "Cambridge University Press")
  ]

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// What the points are relative to.
  public var conventions: [Convention] { [Convention("largest swing", 100)] }

  /// Points that are weights give those weights back.
  public var laws: WeightingLaws { [] }

  /// Weighs the criteria. O(n).
  ///
  /// - Returns: Weights; with a warning when no swing has 100 points.
  /// - Throws: `points` for one above 100.
  public func weigh(_ points: CriterionPoints) throws(DecisionError) -> Weighting<NoDetail> {
    try points.require(0...100, allowed: "from 0 to 100")
    let diagnostics =
      points.values.contains(100)
      ? []
      : [
        Diagnostic(
          .warning, code: "no-largest-swing",
          "No criterion has 100 points, which belong to the swing that matters most; only the ratios were used.")
      ]
    return try points.weighting(method: Self.identifier, conventions: conventions, diagnostics: diagnostics)
  }
}
