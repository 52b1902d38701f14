/// How often each segment is found again in samples.
public struct SegmentRecoveryEstimate: Hashable, Sendable {
  /// The mean Jaccard index above which a segment counts as recovered.
  public static let recovered = BootstrapStabilityEstimate.recovered
  /// The Jaccard index at or below which a segment counts as dissolved.
  public static let dissolved = BootstrapStabilityEstimate.dissolved

  /// How the samples were made.
  public let scheme: ResamplingScheme
  /// For each of the k segments its Jaccard index in every sample, in 0 ... 1.
  public let recoveries: [[Double]]

  /// The number of segments, k.
  public var clusterCount: Int { recoveries.count }

  /// The mean Jaccard index of each segment, k numbers.
  public var meanRecoveries: [Double] { recoveries.map { $0.reduce(0, +) / Double($0.count) } }

  /// The share of samples in which each segment dissolved, k numbers.
  public var dissolvedShares: [Double] { shares { $0 <= Self.dissolved } }

  /// The share of samples in which each segment was recovered, k numbers.
  public var recoveredShares: [Double] { shares { $0 > Self.recovered } }

  /// Whether every segment is recovered on average.
  public var isStable: Bool { meanRecoveries.allSatisfy { $0 > Self.recovered } }

  private func shares(_ isCounted: (Double) -> Bool) -> [Double] {
    recoveries.map { values in Double(values.count(where: isCounted)) / Double(values.count) }
  }
}
