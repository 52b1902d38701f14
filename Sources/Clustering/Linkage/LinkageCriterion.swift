/// What the distance of two clusters is, and so which two are joined next.
///
/// A weight of m means m equal observations: the tree over weighted observations is the tree over the repeated ones,
/// without the joins at height 0.
public enum LinkageCriterion: String, Hashable, Sendable, Codable, CaseIterable {
  /// √(2 ω_A ω_B / (ω_A + ω_B)) ‖c_A − c_B‖ for the weights ω and the centroids c: the root of twice what joining A and
  /// B adds to the inertia. For single observations of weight 1 it is their distance (R calls it `ward.D2`). Compact
  /// clusters of similar size.
  case ward
  /// The mean distance of an observation in A to one in B, each pair counting ω_i ω_j.
  case average
  /// The largest distance of an observation in A to one in B, whatever they weigh.
  case complete
  /// The smallest distance of an observation in A to one in B, whatever they weigh. Clusters may be long chains.
  case single

  /// The largest number of observations of positive weight.
  ///
  /// 16,384 where the distances of all pairs are kept, one gigabyte of them; 65,536 for single linkage, which keeps
  /// none and only takes its time.
  public var observationLimit: Int { self == .single ? 65_536 : PairDistances.observationLimit }
}
