/// What accounts that miss a rating do in a fit.
public enum MissingTreatment: String, Hashable, Sendable, Codable, CaseIterable {
  /// They take part by the ratings they gave (partial distance).
  case partial
  /// They are left out of the fit, and placed afterwards by the ratings they gave.
  case listwise
}

/// What was done about missing ratings, and what that choice changed.
public struct MissingRatings: Hashable, Sendable {
  /// What was done.
  public let treatment: MissingTreatment
  /// The accounts that miss at least one rating.
  public let accountCount: Int
  /// For a partial fit: the adjusted Rand index, over the accounts with every rating, with the segments that these alone
  /// would have made; `nil` for a listwise fit, and where they are too few.
  public let agreementWithListwise: Double?
  /// For a partial fit: how many accounts with every rating would be in another segment; `nil` as above.
  public let movedCount: Int?
}
