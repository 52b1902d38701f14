public import Provenance

/// Rank sum: weights that fall in equal steps.
///
///     wⱼ = 2 (n + 1 − j) / (n (n + 1))
///
/// for the criterion in place j.
///
/// Source: Stillwell, Seaver, Edwards (1981), doi:10.1016/0030-5073(81)90015-5.
public struct RankSum: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "rank-sum"
  /// What the method does.
  public static let summary = "Rank sum: weights fall in equal steps"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Stillwell, W. G.; Seaver, D. A.; Edwards, W.", year: 1981,
      title: "A comparison of weight approximation techniques in multiattribute utility decision making",
      venue: "Organizational Behavior and Human Performance 28(1), 62–77", doi: "10.1016/0030-5073(81)90015-5")
  ]

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// What happens to ties.
  public var conventions: [Convention] { [PlaceWeights.tieConvention] }

  /// The laws are about data and judgments.
  public var laws: WeightingLaws { [] }

  /// Weighs the criteria. O(n²).
  ///
  /// - Throws: Nothing that checked ranks could cause.
  public func weigh(_ ranks: CriterionRanks) throws(DecisionError) -> Weighting<PlaceWeights> {
    let count = ranks.criteria.count
    return try PlaceWeights((0..<count).map { Double(count - $0) })
      .weighting(ranks, method: Self.identifier, conventions: conventions)
  }
}
