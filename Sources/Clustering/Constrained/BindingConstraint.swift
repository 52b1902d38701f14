/// A constraint that keeps observations from the nearest centroid.
public struct BindingConstraint: Hashable, Sendable {
  /// Which constraint it is.
  public let kind: ClusterConstraints.Kind
  /// The cluster whose limit it is: the one left for a minimum, the one entered for a maximum; `nil` for groups.
  public let cluster: Int?
  /// How many observations it keeps from a nearer centroid: none of them could move there alone.
  public let observationCount: Int
}
