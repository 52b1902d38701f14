import ClusterValidation

/// What speaks for and against one segment of a solution.
public struct SegmentEvidence: Hashable, Sendable {
  /// The number for people, from 1; larger segments come first.
  public let number: Int
  /// The number of accounts.
  public let size: Int
  /// The share of the accounts.
  public let share: Double
  /// The mean Jaccard index with the most similar segment of a bootstrap sample, in 0 ... 1.
  public let recovery: Double
  /// The mean Jaccard index with the most similar segment that a bootstrap sample makes of all accounts: segment level
  /// stability within solutions; `nil` for a method other than k-means.
  public let withinSolution: Double?
  /// The share of samples in which it dissolved.
  public let dissolvedShare: Double
  /// The neighbour to which the gap is least clear, counted from 1; `nil` when there is only one segment.
  public let neighbour: Int?
  /// The density half-way to that neighbour over that about the less dense of the two centroids.
  public let valley: Double?
  /// The share of its accounts that lie on the border to another segment (see ``ClusterBorders``), in 0 ... 1.
  public let borderShare: Double
  /// The distance of its centre to the nearest other one, in standard deviations within both along the line between them;
  /// `nil` when there is only one segment or nothing spreads. Half of an even cloud is 3.5 from the other half, so that it
  /// takes the valley to tell a gap.
  public let separation: Double?
  /// What it may be called.
  public internal(set) var structure: SegmentStructure

  /// The same of a solution that may be one cloud that was cut: natural it is not.
  var asCut: SegmentEvidence {
    var cut = self
    if structure == .natural { cut.structure = .reproducible }
    return cut
  }
}

/// What a segment, or a whole solution, may be called.
///
/// The words are those of Dolnicar, Grün & Leisch (2018), Market Segmentation Analysis, doi:10.1007/978-981-10-8818-6,
/// section 2.3.
public enum SegmentStructure: String, Hashable, Sendable, Codable, CaseIterable {
  /// Found again in other samples, and apart from its neighbours by a gap: it is there.
  case natural
  /// Found again in other samples, without a gap to a neighbour: a cut that can be relied on.
  case reproducible
  /// Not found again: a cut that was made. It can be useful; it is a choice.
  case constructive

  init(isStable: Bool, isSeparated: Bool) {
    self = isStable ? (isSeparated ? .natural : .reproducible) : .constructive
  }
}
