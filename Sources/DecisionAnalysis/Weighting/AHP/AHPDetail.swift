extension AHP {
  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// λmax of the judgments, completed where some were missing.
    public let lambdaMax: Double
    /// The mean of (A w)ᵢ / wᵢ for the weights in use: λmax for the eigenvector, an approximation of it for other weights.
    public let lambdaEstimate: Double
    /// (λmax − n) / (n − 1); 0 for fewer than three criteria.
    public let consistencyIndex: Double
    /// The geometric consistency index: the mean square of ln(aᵢⱼ wⱼ / wᵢ) with the geometric-mean weights, over the
    /// judgments beyond the n − 1 that weights need; `nil` when there are no others.
    ///
    /// Source: Aguarón, Moreno-Jiménez (2003), doi:10.1016/S0377-2217(02)00255-2.
    public let geometricConsistencyIndex: Double?
    /// Koczkodaj's index: the largest inconsistency of three judgments i, j, k, min(|1 − aᵢₖ / (aᵢⱼ aⱼₖ)|,
    /// |1 − aᵢⱼ aⱼₖ / aᵢₖ|); `nil` when no three criteria were all compared.
    ///
    /// Source: Koczkodaj (1993), doi:10.1016/0895-7177(93)90059-8.
    public let koczkodajIndex: Double?
    /// The judgments without gaps.
    public let completed: PairwiseComparisons
    /// The missing judgments with the values that took their place.
    public let filled: [FilledJudgment]
    /// The judgments that fit worst, worst first; those that fit exactly are none.
    public let revisions: [JudgmentRevision]

    /// The largest geometric consistency index that goes with a consistency ratio of 0.10 under the table of the same authors:
    /// 0.31 for three criteria, 0.35 for four, 0.37 for more.
    public var geometricLimit: Double {
      switch completed.criteria.count {
      case ...3: 0.3147
      case 4: 0.3526
      default: 0.37
      }
    }
  }

  /// A missing judgment, and the value that took its place.
  public struct FilledJudgment: Hashable, Sendable, Encodable {
    /// The first criterion of the pair.
    public let first: String
    /// The second criterion of the pair.
    public let second: String
    /// How many times as important the first is as the second.
    public let value: Double
  }
}
