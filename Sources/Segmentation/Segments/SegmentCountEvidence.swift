public import ClusterValidation

/// What is known of one number of segments, and what ``SegmentCountRule`` weighs.
public struct SegmentCountEvidence: Hashable, Sendable {
  /// The number of segments, k.
  public let segmentCount: Int
  /// The mean Jaccard index of the segment that is least often found again in bootstrap samples, in 0 ... 1.
  public let leastRecovery: Double
  /// Whether there is a gap between all neighbours.
  public let isSeparated: Bool
  /// The Bayesian information criterion of k round clouds, smaller being better; `nil` when all accounts of each segment are
  /// alike, which no number can better.
  public let bic: Double?
  /// The mean prediction strength, in 0 ... 1; `nil` when it was not asked for or the accounts are too few to halve.
  public internal(set) var predictionStrength: Double?
  /// The gap statistic; `nil` when it was not asked for or all accounts of each segment are alike.
  public internal(set) var gap: GapStatistic.Estimate?

  /// Whether every segment is found again.
  public var isStable: Bool { leastRecovery > BootstrapStabilityEstimate.recovered }
}

extension ExplorationCandidate {
  /// What the rule weighs of a candidate.
  var countEvidence: SegmentCountEvidence {
    SegmentCountEvidence(
      segmentCount: segmentCount, leastRecovery: bootstrap.meanRecoveries.min() ?? 0,
      isSeparated: separation.isSeparated, bic: bic, predictionStrength: predictionStrength, gap: gap)
  }
}
