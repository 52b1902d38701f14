/// The border of one cluster: how many of its observations lie close to another cluster, and how far off its neighbour is.
public struct ClusterBorder: Hashable, Sendable {
  /// The number of observations of the cluster.
  public let size: Int
  /// How many of them have a margin below the limit.
  public let borderCount: Int
  /// The mean margin of its observations, in −1 ... 1; `nil` for an empty cluster.
  public let meanMargin: Double?
  /// The cluster whose centroid is nearest to that of this one, the lower of two equally near; `nil` when there is no other.
  public let neighbour: Int?
  /// The distance to the centroid of the neighbour, in the feature-weighted space; `nil` without a neighbour.
  public let centroidDistance: Double?
  /// The distance of the two centroids in units of the pooled standard deviation within both clusters along the line from
  /// one centroid to the other (divisor n₁ + n₂ − 2). 0 for coincident centroids; `nil` without a neighbour and where
  /// nothing spreads along the line. Cutting one group in two separates the halves as well, a normal cloud by
  /// 2 √(2/π) / √(1 − 2/π) = 2.65 and an even one by √12 = 3.46: whether there is a gap is asked by ``SegmentSeparation``.
  public let separation: Double?

  /// The share of border observations in the cluster, in 0 ... 1; 0 for an empty cluster.
  public var borderShare: Double { size > 0 ? Double(borderCount) / Double(size) : 0 }
}
