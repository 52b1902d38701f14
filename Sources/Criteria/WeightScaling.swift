/// How the means of a weighting table are shown as weights. Every scaling can be undone (see ``ScaledWeights/means``).
public enum WeightScaling: String, Hashable, Sendable, Codable, CaseIterable {
  /// The means themselves, on the scale of the questionnaire.
  case mean
  /// All cells mapped together onto 1 ... 10: 1 + 9 (x − low) / (high − low), low and high being the extreme cells.
  case range
  /// Each segment's weights as percentages of their sum.
  case share
  /// Each segment's ranks: 1 for the criterion that weighs most; equal means share the best rank.
  case rank

  /// The scale that suits the data: `mean` when all ratings lie in 1 ... 10, else `range`.
  public static func suited(toRatingsFrom low: Double, to high: Double) -> WeightScaling {
    low >= 1 && high <= 10 ? .mean : .range
  }

  /// What the numbers are, for the head of a table.
  public var caption: String {
    switch self {
    case .mean: "mean rating"
    case .range: "1 (least) to 10 (most)"
    case .share: "% of a segment's total"
    case .rank: "rank, 1 = weighs most"
    }
  }
}
