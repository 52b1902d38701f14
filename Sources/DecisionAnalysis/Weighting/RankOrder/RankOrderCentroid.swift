public import Provenance

/// Rank order centroid: the mean of all weights that agree with an order.
///
///     wⱼ = (1/n) Σ_{k=j…n} 1/k
///
/// for the criterion in place j. The weights that fall with the places form a simplex, and this is its centre.
///
/// Source: Barron, Barrett (1996), doi:10.1287/mnsc.42.11.1515.
public struct RankOrderCentroid: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "roc"
  /// What the method does.
  public static let summary = "Rank order centroid: the mean of all weights that agree with the order"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Barron, F. H.; Barrett, B. E.", year: 1996, title: "Decision quality using ranked attribute weights",
      venue: "Management Science 42(11), 1515–1523", doi: "10.1287/mnsc.42.11.1515")
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
    var weights = [Double](repeating: 0, count: count)
    var sum = 0.0
    for place in stride(from: count, through: 1, by: -1) {
      sum += 1 / Double(place)
      weights[place - 1] = sum
    }
    return try PlaceWeights(weights).weighting(ranks, method: Self.identifier, conventions: conventions)
  }
}
