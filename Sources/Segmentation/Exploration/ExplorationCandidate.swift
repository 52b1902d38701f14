public import ClusterValidation
public import Clustering

/// The evidence for one number of segments.
public struct ExplorationCandidate: Hashable, Sendable {
  /// A silhouette, and how far it can be off.
  public struct SilhouetteValue: Hashable, Sendable {
    /// The mean width, in −1 ... 1.
    public let mean: Double
    /// The standard error of the mean when a sample was looked at; `nil` when it is exact.
    public let standardError: Double?
  }

  /// The number of segments, k.
  public let segmentCount: Int
  /// The solution.
  public let model: KMeansModel
  /// The mean silhouette; `nil` where it does not exist.
  public let silhouette: SilhouetteValue?
  /// The mean centroid-based silhouette over all accounts.
  public let centroidSilhouette: Double?
  /// The Calinski-Harabasz index; larger is better.
  public let calinskiHarabasz: Double?
  /// The Davies-Bouldin index; smaller is better.
  public let daviesBouldin: Double?
  /// The Bayesian information criterion of the mixture that k-means stands for; smaller is better.
  public let bic: Double?
  /// The gap statistic with its error.
  public let gap: GapStatistic.Estimate?
  /// The agreement of pairs of bootstrap samples, and how each segment was recovered.
  public let bootstrap: BootstrapStabilityEstimate
  /// The mean prediction strength; `nil` when the accounts are too few to halve.
  public let predictionStrength: Double?
  /// The gaps between neighbours.
  public let separation: SegmentSeparation
  /// Which witnesses do not prefer this number to a single cloud, when too few do; else none.
  public internal(set) var doubts: [SegmentCountRule.Witness] = []
  /// The segments, largest first.
  public internal(set) var segments: [SegmentEvidence]

  /// The share of restarts that reached the best inertia.
  public var shareReachingBest: Double { model.trace.shareReachingBest }
  /// The share of accounts of the smallest segment.
  public var smallestShare: Double { segments.map(\.share).min() ?? 0 }
  /// Whether every segment is found again in bootstrap samples.
  public var isStable: Bool { bootstrap.isStable }
  /// What the solution may be called: natural when all its segments are, and it is better than a single cloud.
  public var structure: SegmentStructure {
    SegmentStructure(isStable: isStable, isSeparated: separation.isSeparated && doubts.isEmpty)
  }

  /// The same held against all accounts as one cloud: what may be pieces of one is not called natural.
  ///
  /// - Parameters:
  ///   - bic: The Bayesian information criterion of one cloud.
  ///   - gap: The gap statistic of one cloud.
  func against(oneCloud bic: Double?, gap oneGap: GapStatistic.Estimate?) throws -> ExplorationCandidate {
    var held = self
    held.doubts = try SegmentCountRule.doubts(
      countEvidence, oneCloud: bic,
      .init { _ in
        predictionStrength
      } gap: {
        $0 == 1 ? oneGap : gap
      })
    if !held.doubts.isEmpty { held.segments = segments.map(\.asCut) }
    return held
  }
}
