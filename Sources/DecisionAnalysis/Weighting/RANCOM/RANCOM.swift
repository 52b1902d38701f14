import LinearAlgebra
public import Provenance

/// RANCOM, ranking comparison: a criterion weighs in proportion to how many others it is more important than.
///
///     sᵢ = Σⱼ αᵢⱼ     wᵢ = sᵢ / Σ s
///
/// with α = 1 for more important, ½ for equal (and with itself), 0 for less. The comparisons may come from an order, which can
/// have no contradiction, or pair by pair from a person, which can: i before j before k before i. Such circles are counted.
///
/// Source: Więckowski, Kizielewicz, Shekhovtsov, Sałabun (2023), doi:10.1016/j.engappai.2023.106114; circles after Kendall,
/// Babington Smith (1940), doi:10.1093/biomet/31.3-4.324.
public struct RANCOM: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "rancom"
  /// What the method does.
  public static let summary = "RANCOM: how many other criteria a criterion is more important than"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Więckowski, J.; Kizielewicz, B.; Shekhovtsov, A.; Sałabun, W.", year: 2023,
      title: "RANCOM: a novel approach to identifying criteria relevance based on inaccuracy expert judgments",
      venue: "Engineering Applications of Artificial Intelligence 122, 106114", doi: "10.1016/j.engappai.2023.106114"),
    Citation(
      authors: "Kendall, M. G.; Babington Smith, B.", year: 1940, title: "On the method of paired comparisons",
      venue: "Biometrika 31(3/4), 324–345", doi: "10.1093/biomet/31.3-4.324"),
  ]

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// sᵢ: how many criteria each is more important than, itself and equal ones counting ½.
    public let wins: [Double]
    /// How many triples go round in a circle, i before j before k before i.
    public let circleCount: Int
  }

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// What a tie counts.
  public var conventions: [Convention] { [Convention("tie", "one half")] }

  /// The laws are about data and ratios.
  public var laws: WeightingLaws { [] }

  /// Weighs the criteria of an order. O(n³).
  ///
  /// - Throws: Nothing that checked ranks could cause.
  public func weigh(order ranks: CriterionRanks) throws(DecisionError) -> Weighting<Detail> {
    try weigh(RankComparisons(ranks))
  }

  /// Weighs the criteria. O(n³), for the circles.
  ///
  /// - Returns: Weights; with a warning when comparisons go round in circles.
  /// - Throws: Nothing that checked comparisons could cause.
  public func weigh(_ comparisons: RankComparisons) throws(DecisionError) -> Weighting<Detail> {
    let values = comparisons.values
    let names = comparisons.criteria
    let wins = names.indices.map { values.row($0).reduce(0, +) }
    var (circleCount, example) = (0, "")
    for i in names.indices {
      for j in names.indices where j > i {
        for k in names.indices where k > i && k != j && values[i, j] == 1 && values[j, k] == 1 && values[k, i] == 1 {
          if circleCount == 0 {
            example = "'\(names[i])' before '\(names[j])' before '\(names[k])' before '\(names[i])'"
          }
          circleCount += 1
        }
      }
    }
    let diagnostics =
      circleCount == 0
      ? []
      : [
        Diagnostic(
          .warning, code: "circular-judgments",
          "\(circleCount == 1 ? "One triple goes" : "\(circleCount) triples go") round in a circle: \(example).")
      ]
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, criteria: names, values: wins, diagnostics: diagnostics)
    return Weighting(result, detail: Detail(wins: wins, circleCount: circleCount))
  }
}
