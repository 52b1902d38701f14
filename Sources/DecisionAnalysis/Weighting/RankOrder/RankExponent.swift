public import Provenance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Rank exponent: rank sum with a dial for how steeply the weights fall.
///
///     wⱼ = (n + 1 − j)ᵖ / Σₖ (n + 1 − k)ᵖ
///
/// for the criterion in place j: p = 0 makes equal weights, p = 1 the rank sum.
///
/// Source: Stillwell, Seaver, Edwards (1981), doi:10.1016/0030-5073(81)90015-5.
public struct RankExponent: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "rank-exponent"
  /// What the method does.
  public static let summary = "Rank exponent: the rank sum to a power that says how steeply weights fall"
  /// Where it comes from.
  public static let citations = RankSum.citations

  /// p.
  public let exponent: Double

  /// Makes the method.
  ///
  /// - Parameter exponent: p, in 0 ... 100.
  /// - Throws: `setting`.
  public init(exponent: Double = 2) throws(DecisionError) {
    guard 0...100 ~= exponent else {
      throw .setting(name: "exponent", value: exponent, allowed: "a number from 0 to 100")
    }
    self.exponent = exponent
  }

  /// The exponent, and what happens to ties.
  public var conventions: [Convention] { [Convention("exponent", exponent), PlaceWeights.tieConvention] }

  /// The laws are about data and judgments.
  public var laws: WeightingLaws { [] }

  /// Weighs the criteria. O(n²).
  ///
  /// - Throws: Nothing that checked ranks could cause.
  public func weigh(_ ranks: CriterionRanks) throws(DecisionError) -> Weighting<PlaceWeights> {
    let count = Double(ranks.criteria.count)
    return try PlaceWeights(ranks.criteria.indices.map { pow((count - Double($0)) / count, exponent) })
      .weighting(ranks, method: Self.identifier, conventions: conventions)
  }
}
