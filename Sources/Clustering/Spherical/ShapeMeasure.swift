/// What the shape of a profile is.
public enum ShapeMeasure: String, Hashable, Sendable, Codable, CaseIterable {
  /// The direction of the row: twice the same ratings are the same shape. Zero is a point of its own.
  case cosine
  /// The direction of the row about its own mean: neither the level of the ratings nor their spread counts, only which
  /// are higher and which are lower. The cosine of two such directions is Pearson's correlation of the rows.
  case correlation
}
