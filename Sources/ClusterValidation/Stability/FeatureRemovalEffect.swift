/// What becomes of a partition when one feature is left out.
public struct FeatureRemovalEffect: Hashable, Sendable {
  /// The feature that was left out, counted from 0.
  public let feature: Int
  /// The average proportion of non-overlap, in 0 ... 1: the mean share of an observation's cluster that is no longer in the
  /// same cluster with it. 0: nothing changed.
  public let nonOverlap: Double
  /// The average distance between the means of an observation's cluster before and after, over all features, in the
  /// feature-weighted space; at least 0.
  public let meanDistance: Double
  /// The adjusted Rand index of both partitions: 1 when they are the same, 0 on average for unrelated ones.
  public let adjustedRandIndex: Double
  /// The number of clusters of the partition without the feature.
  public let clusterCount: Int

  /// The effect of the feature that carries most of the segmentation: the lowest adjusted Rand index, then the lowest feature.
  ///
  /// - Returns: `nil` for no effects.
  public static func strongest(among effects: [FeatureRemovalEffect]) -> FeatureRemovalEffect? {
    effects.min { ($0.adjustedRandIndex, $0.feature) < ($1.adjustedRandIndex, $1.feature) }
  }
}
