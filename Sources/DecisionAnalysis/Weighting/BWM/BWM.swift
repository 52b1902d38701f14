public import Provenance

/// BWM, the best-worst method: weights that fit 2 n − 3 comparisons, those of the best criterion with all and of all with the
/// worst.
///
///     nonlinear:  minimise ξ   |w_B / wⱼ − a_Bj| ≤ ξ,  |wⱼ / w_W − a_jW| ≤ ξ
///     linear:     minimise ξ   |w_B − a_Bj wⱼ| ≤ ξ,    |wⱼ − a_jW w_W| ≤ ξ        each with Σ w = 1, w ≥ 0
///
/// Both optima are exact. The nonlinear model often has many optimal weights: the detail has the range of each weight over all
/// of them (Rezaei 2016 solves 2 n programs for these), and the weights are the mean of the optima at the ends of the ranges,
/// which is itself an optimum and has the sum 1, as the middles of the ranges need not. The linear model has one optimum only
/// (see ``linear``).
///
/// Consistency is a matter of the comparisons and not of the model: ξ of the nonlinear model, divided by the ξ of the least
/// consistent comparisons with the same a_BW, the smaller root of ξ² − (1 + 2a) ξ + a² − a = 0. Limits that were
/// proposed depend on n and a_BW (Liang et al. 2020); none is applied here.
///
/// Source: Rezaei (2015), doi:10.1016/j.omega.2014.11.009; Rezaei (2016), doi:10.1016/j.omega.2015.12.001; the ratio of the
/// input: Liang, Brunelli, Rezaei (2020), doi:10.1016/j.omega.2019.102175.
public struct BWM: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "bwm"
  /// What the method does.
  public static let summary = "Best-worst method: the best criterion against all, and all against the worst"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Rezaei, J.", year: 2015, title: "Best-worst multi-criteria decision-making method",
      venue: "Omega 53, 49–57", doi: "10.1016/j.omega.2014.11.009"),
    Citation(
      authors: "Rezaei, J.", year: 2016,
      title: "Best-worst multi-criteria decision-making method: some properties and a linear model",
      venue: "Omega 64, 126–130", doi: "10.1016/j.omega.2015.12.001"),
    Citation(
      authors: "Liang, F.; Brunelli, M.; Rezaei, J.", year: 2020,
      title: "Consistency issues in the best worst method: measurements and thresholds",
      venue: "Omega 96, 102175", doi: "10.1016/j.omega.2019.102175"),
  ]

  /// Which deviations are made small.
  public enum Model: String, Hashable, Sendable, Codable, CaseIterable {
    /// Differences of weights: one optimum.
    case linear
    /// Differences of ratios: the original model.
    case nonlinear
  }

  /// The model whose weights are reported; the detail has both.
  public let model: Model

  /// Makes the method.
  public init(model: Model = .linear) { self.model = model }

  /// The model, and which of its optima is reported.
  public var conventions: [Convention] {
    let model = Convention("model", model.rawValue)
    return self.model == .linear ? [model] : [model, Convention("weights", "mean of the extreme optima")]
  }

  /// Comparisons made from weights give them back.
  public var laws: WeightingLaws { .recovery }

  /// Weighs the criteria. O(n³) for each of about 60 bisections.
  ///
  /// Degenerate: one criterion weighs 1.
  ///
  /// - Returns: Weights; with a warning when a comparison exceeds that of the best with the worst.
  /// - Throws: `valuesTooLarge` for comparisons near the largest number.
  public func weigh(_ comparisons: BestWorstComparisons) throws(DecisionError) -> Weighting<Detail> {
    let detail = Detail(comparisons)
    let consistency = JudgmentConsistency(
      index: detail.nonlinear.deviation, reference: Self.consistencyIndex(comparisons.bestToWorst),
      table: "rezaei-2015")
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, criteria: comparisons.criteria,
      values: model == .linear ? detail.linear.weights : detail.nonlinear.weights, consistency: consistency,
      diagnostics: Self.diagnostics(comparisons))
    return Weighting(result, detail: detail)
  }

  /// The ξ of the least consistent comparisons whose best is a times as important as the worst.
  public static func consistencyIndex(_ a: Double) -> Double {
    2 * (a * a - a) / (1 + 2 * a + (1 + 8 * a).squareRoot())
  }

  private static func diagnostics(_ comparisons: BestWorstComparisons) -> [Diagnostic] {
    let names = comparisons.criteria
    let contradicting = names.indices.filter {
      max(comparisons.bestToOthers[$0], comparisons.othersToWorst[$0]) > comparisons.bestToWorst
    }
    guard !contradicting.isEmpty else { return [] }
    let list = contradicting.map { "'\(names[$0])'" }.joined(separator: ", ")
    return [
      Diagnostic(
        .warning, code: "contradicting-best-worst",
        "'\(names[comparisons.best])' was named the best and '\(names[comparisons.worst])' the worst, but the comparisons "
          + "with \(list) exceed that of the two.")
    ]
  }
}
