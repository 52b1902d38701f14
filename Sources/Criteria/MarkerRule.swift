public import Provenance

/// Which criteria mark a segment: those in which it differs notably from the market.
///
/// A criterion with segment mean x and market mean m is a marker when |x − m| ≥ a · max m, the largest market mean of all
/// criteria, or |x − m| ≥ b |m|. The defaults a = 0.25 and b = 0.5 are those of flexclust's shaded bar charts.
public struct MarkerRule: Hashable, Sendable {
  /// a: the difference that counts, as a share of the largest market mean.
  public let absoluteShare: Double
  /// b: the difference that counts, as a share of the criterion's own market mean.
  public let relativeShare: Double

  /// The rule of flexclust.
  public static let flexclust = MarkerRule(absoluteShare: 0.25, relativeShare: 0.5)

  /// Where the rule comes from.
  public static let citations = [
    Citation(
      authors: "Leisch, F.", year: 2006, title: "A toolbox for K-centroids cluster analysis",
      venue: "Computational Statistics & Data Analysis 51(2), 526–544", doi: "10.1016/j.csda.2005.10.006"),
    Citation(
      authors: "Dolnicar, S.; Grün, B.; Leisch, F.", year: 2018, title: "Market Segmentation Analysis",
      venue: "Springer, section 8.3.1", doi: "10.1007/978-981-10-8818-6"),
  ]

  /// Makes a rule from its two shares.
  public init(absoluteShare: Double, relativeShare: Double) {
    self.absoluteShare = absoluteShare
    self.relativeShare = relativeShare
  }

  /// Whether each criterion marks the segment.
  ///
  /// Degenerate: a mean equal to the market's is never a marker, also when the market mean is 0.
  ///
  /// - Parameters:
  ///   - profile: The segment's mean for each criterion.
  ///   - market: The market's mean for each criterion.
  public func markers(_ profile: [Double], market: [Double]) -> [Bool] {
    let absolute = absoluteShare * (market.max() ?? 0)
    return zip(profile, market).map { mean, overall in
      let difference = abs(mean - overall)
      return difference > 0 && (difference >= absolute || difference >= relativeShare * abs(overall))
    }
  }
}
