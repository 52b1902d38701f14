public import Provenance

/// SMART: the least important criterion has 10 points, and the others as many times more as they are more important; the
/// points are divided by their sum.
///
/// The 10 is only a way to ask: any positive points are taken, since their ratios decide.
///
/// Source: Edwards (1977), doi:10.1109/TSMC.1977.4309720.
public struct SMART: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "smart"
  /// What the method does.
  public static let summary = "SMART: points in proportion to the least important criterion, divided by their sum"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Edwards, W.", year: 1977,
      title: "How to use multiattribute utility measurement for social decisionmaking",
      venue: "IEEE Transactions on Systems, Man, and Cybernetics 7(5), 326–340", doi: "10.1109/TSMC.1977.4309720")
  ]

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// What the points are relative to.
  public var conventions: [Convention] { [Convention("anchor", "least important criterion")] }

  /// Points that are weights give those weights back.
  public var laws: WeightingLaws { [] }

  /// Weighs the criteria. O(n).
  ///
  /// - Throws: `points` for one that is not above 0.
  public func weigh(_ points: CriterionPoints) throws(DecisionError) -> Weighting<NoDetail> {
    try points.require(.leastNonzeroMagnitude ... .greatestFiniteMagnitude, allowed: "above 0")
    return try points.weighting(method: Self.identifier, conventions: conventions)
  }
}
