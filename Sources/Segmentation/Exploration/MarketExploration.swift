public import ClusterValidation
public import Provenance

/// How many segments a market has, and how far that can be trusted.
public struct MarketExploration: Sendable {
  /// The file, for people.
  public let fileName: String
  /// The number of accounts.
  public let accountCount: Int
  /// The number of accounts with every rating; the others took no part.
  public let exploredCount: Int
  /// The names of the criteria.
  public let criteria: [String]
  /// What was asked for.
  public let options: ExplorationOptions
  /// The evidence for each number of segments, in rising order.
  public let candidates: [ExplorationCandidate]
  /// Where the segments of each solution come from in the one before.
  public let flows: [SegmentFlow]
  /// What to take, and why.
  public let recommendation: ExplorationRecommendation
  /// How the recommended segments come through subsets, noise and jitter.
  public let schemes: [SegmentRecoveryEstimate]
  /// What to know about the ratings: is it the benefits or the pen?
  public let ratings: RatingsDiagnosis
  /// What other methods make of the accounts, when asked for.
  public let methods: MethodComparison?
  /// The values behind pictures of the recommended solution, when asked for.
  public let pictures: SegmentPictures?
  /// How many accounts the bootstrap and other costly measures looked at, when it was not all of them.
  public let sampledCount: Int?
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// The evidence for the recommended number.
  public var recommended: ExplorationCandidate {
    candidates.first { $0.segmentCount == recommendation.segmentCount }!
  }
}
