/// How stable one number of segments is over bootstrap samples.
public struct BootstrapStabilityEstimate: Hashable, Sendable {
  /// The mean Jaccard index above which a segment counts as recovered.
  public static let recovered = 0.75
  /// The Jaccard index at or below which a segment counts as dissolved.
  public static let dissolved = 0.5

  /// The number of clusters, k.
  public let clusterCount: Int
  /// The adjusted Rand index of each pair of samples.
  public let agreements: [Double]
  /// For each of the k segments its Jaccard index in every sample, over the observations drawn, in 0 ... 1.
  public let recoveries: [[Double]]
  /// For each of the k segments its Jaccard index with the most similar segment of every sample of every pair, over all
  /// observations, in 0 ... 1: segment level stability within solutions (Dolnicar & Leisch 2017,
  /// doi:10.1007/s11002-017-9423-8).
  public let withinSolution: [[Double]]

  /// The median and the quartiles of the agreements.
  public var agreement: Quartiles { Quartiles(agreements) }

  /// The mean Jaccard index of each segment, k numbers.
  public var meanRecoveries: [Double] { recoveries.map { $0.reduce(0, +) / Double($0.count) } }

  /// The mean stability within solutions of each segment, k numbers.
  public var meanWithinSolution: [Double] { withinSolution.map { $0.reduce(0, +) / Double($0.count) } }

  /// The share of samples in which each segment dissolved, k numbers.
  public var dissolvedShares: [Double] {
    recoveries.map { values in Double(values.count { $0 <= Self.dissolved }) / Double(values.count) }
  }

  /// Whether every segment is recovered on average.
  public var isStable: Bool { meanRecoveries.allSatisfy { $0 > Self.recovered } }
}
