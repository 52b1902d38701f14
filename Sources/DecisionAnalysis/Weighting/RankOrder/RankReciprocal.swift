public import Provenance

/// Rank reciprocal: weights fall as 1, 1/2, 1/3, …
///
///     wⱼ = (1/j) / Σₖ 1/k
///
/// for the criterion in place j.
///
/// Source: Stillwell, Seaver, Edwards (1981), doi:10.1016/0030-5073(81)90015-5.
public struct RankReciprocal: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "rank-reciprocal"
  /// What the method does.
  public static let summary = "Rank reciprocal: weights fall as 1, 1/2, 1/3"
  /// Where it comes from.
  public static let citations = RankSum.citations

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
    try PlaceWeights(ranks.criteria.indices.map { 1 / Double($0 + 1) })
      .weighting(ranks, method: Self.identifier, conventions: conventions)
  }
}
