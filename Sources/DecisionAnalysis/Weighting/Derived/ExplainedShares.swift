/// How the explained variance of an outcome is shared among criteria.
public struct ExplainedShares: Hashable, Sendable, Encodable {
  /// The share of each criterion, at least 0; they add up to ``explainedShare``.
  public let contributions: [Double]
  /// The correlation of each criterion with the outcome, whose sign says which way it works.
  public let correlations: [Double]
  /// R², the share of the outcome's variance that is explained.
  public let explainedShare: Double
}
