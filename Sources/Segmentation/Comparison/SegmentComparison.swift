public import ClusterValidation
public import Criteria
public import Provenance

/// Found segments held against those believed in.
public struct SegmentComparison: Sendable {
  /// One believed segment and the found segment that it was matched with.
  public struct Match: Hashable, Sendable {
    /// The index of the found segment, or `nil` when there are fewer found than believed.
    public let found: Int?
    /// The index of the believed segment, or `nil` when there are fewer believed than found.
    public let predefined: Int?
    /// The distance between their profiles in the scaled space.
    public let distance: Double?
    /// The correlation between their profiles across the criteria.
    public let correlation: Double?
    /// The accounts in both as a share of the accounts in either (Jaccard).
    public let overlap: Double?
  }

  /// How far the belief about one criterion is off.
  public struct Belief: Hashable, Sendable {
    /// The index of the criterion.
    public let criterion: Int
    /// For each believed segment: mean of its matched found segment less the believed weight; `nil` when unmatched.
    public let differences: [Double?]
    /// The same in standard errors of the found mean.
    public let standardized: [Double?]
    /// The mean of the absolute differences.
    public let meanAbsoluteDifference: Double
  }

  /// What became of one believed segment.
  public struct Fate: Hashable, Sendable {
    /// The index of the believed segment.
    public let predefined: Int
    /// The number of accounts believed to be in it.
    public let size: Int
    /// The found segments that hold at least a quarter of it each, with their shares, largest first.
    public let parts: [Part]
    /// Whether it splits: two found segments or more hold a quarter each.
    public var splits: Bool { parts.count > 1 }

    /// A share of a believed segment in a found one.
    public struct Part: Hashable, Sendable {
      /// The index of the found segment.
      public let found: Int
      /// The share of the believed segment, in 0 ... 1.
      public let share: Double
    }
  }

  /// An account that fits the segment it is thought to be in badly.
  public struct Misfit: Hashable, Sendable {
    /// The account, counted from 0.
    public let account: Int
    /// Its identifier.
    public let id: String
    /// The index of the believed segment.
    public let declared: Int
    /// The index of the believed segment that fits best.
    public let better: Int
    /// How many times as far its believed profile lies as the best one.
    public let distanceRatio: Double
  }

  /// The segments found.
  public let segmentation: MarketSegmentation
  /// The profiles believed in.
  public let predefined: WeightingTable
  /// Whether a column declared the believed segments; otherwise each account was given to the nearest profile.
  public let declaredColumn: String?
  /// The number of accounts compared.
  public let comparedCount: Int
  /// Agreement of the two divisions; rows are believed segments, columns found ones.
  public let agreement: PartitionAgreement
  /// Matched pairs, in the order of the believed segments; then found segments without a partner.
  public let matches: [Match]
  /// Per criterion how far the belief is off, worst first.
  public let beliefs: [Belief]
  /// What became of each believed segment.
  public let fates: [Fate]
  /// The believed segments grouped by the shape of their profiles.
  public let families: [[Int]]
  /// The correlations between believed profiles, row after row.
  public let predefinedCorrelations: [[Double]]
  /// The share of variance that the believed segments explain, among the accounts compared.
  public let predefinedExplainedVariance: Double
  /// The share of variance that the found segments explain, among the accounts compared.
  public let foundExplainedVariance: Double
  /// How many accounts fit another believed segment better than their own.
  public let misfitCount: Int
  /// The accounts that fit their believed segment worst, worst first, at most ten.
  public let misfits: [Misfit]
  /// One plain sentence.
  public let verdict: String
  /// What a person should know.
  public let diagnostics: [Diagnostic]
}
