public import Provenance

/// Direct rating: each criterion is rated on a scale from 1 to 10, and the ratings are divided by their sum.
///
/// The scale of the weighting tables. It is quick and blunt: people rarely go below half the scale, so weights come out more
/// alike than those of trade-offs. Where that matters, ask for points or judgments.
///
/// Source: Doyle, Green, Bottomley (1997), who compare it with point allocation.
public struct DirectRating: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "direct"
  /// What the method does.
  public static let summary = "Direct rating: ratings from 1 to 10, divided by their sum"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Doyle, J. R.; Green, R. H.; Bottomley, P. A.", year: 1997,
      title: "Judging relative importance: direct rating and point allocation are not equivalent",
      venue: "Organizational Behavior and Human Decision Processes 70(1), 65–72")
  ]

  /// The lowest rating.
  public let low: Double
  /// The highest rating.
  public let high: Double

  /// Makes the method.
  ///
  /// - Parameters:
  ///   - low: The lowest rating, finite and at least 0.
  ///   - high: The highest rating, finite and above the lowest.
  /// - Throws: `setting`.
  public init(low: Double = 1, high: Double = 10) throws(DecisionError) {
    guard low.isFinite, low >= 0 else {
      throw .setting(name: "low", value: low, allowed: "a finite number of at least 0")
    }
    guard high.isFinite, high > low else {
      throw .setting(name: "high", value: high, allowed: "a finite number above the lowest rating")
    }
    self.low = low
    self.high = high
  }

  /// The ends of the scale.
  public var conventions: [Convention] { [Convention("lowest", low), Convention("highest", high)] }

  /// Points that are weights give those weights back.
  public var laws: WeightingLaws { [] }

  /// Weighs the criteria. O(n).
  ///
  /// - Throws: `points` for a rating outside the scale.
  public func weigh(_ points: CriterionPoints) throws(DecisionError) -> Weighting<NoDetail> {
    let ends = conventions.map(\.value)
    try points.require(low...high, allowed: "from \(ends[0]) to \(ends[1])")
    return try points.weighting(method: Self.identifier, conventions: conventions)
  }
}
