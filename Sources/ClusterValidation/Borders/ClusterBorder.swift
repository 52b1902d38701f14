/// The border of one cluster: how many of its observations lie close to another cluster, and how far off its neighbour is.
public struct ClusterBorder: Hashable, Sendable {
  /// From this separation on there is more between two clusters than a cut: √12 = 3.46.
  ///
  /// Cutting one group in two separates the halves too: a normal cloud by 2 √(2/π) / √(1 − 2/π) = 2.65, evenly spread
  /// observations, which have no gap anywhere, by √12. Only what lies above is a gap.
  public static let separationOfAnEvenCut = 12.0.squareRoot()

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
  /// nothing spreads along the line.
  public let separation: Double?

  /// The share of border observations in the cluster, in 0 ... 1; 0 for an empty cluster.
  public var borderShare: Double { size > 0 ? Double(borderCount) / Double(size) : 0 }

  /// Whether there is a gap towards the neighbour, and not just a cut: a separation above ``separationOfAnEvenCut``, or
  /// distinct centroids with nothing spread along the line between them. `false` without a neighbour.
  public var hasGap: Bool {
    guard let centroidDistance, centroidDistance > 0 else { return false }
    return separation.map { $0 > Self.separationOfAnEvenCut } ?? true
  }
}
