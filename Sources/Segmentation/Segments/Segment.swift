/// What a segment thinks of one criterion.
public struct CriterionProfile: Hashable, Sendable {
  /// The mean rating, on the scale of the questionnaire.
  public let mean: Double
  /// The standard error of the mean, s / √n with the sample standard deviation s; 0 for a single account.
  public let standardError: Double
  /// The mean less the market's mean.
  public let difference: Double
  /// Whether the criterion marks the segment (see ``MarkerRule``).
  public let isMarker: Bool
}

/// A group of accounts and its profile.
public struct Segment: Hashable, Sendable {
  /// 1 for the largest.
  public let number: Int
  /// A suggestion from the markers, different for every segment.
  public let name: String
  /// The number of accounts in the fit.
  public let size: Int
  /// The share of the accounts in the fit; of their weight when there are weights.
  public let share: Double
  /// What the segment thinks of each criterion, in the order of the criteria.
  public let profile: [CriterionProfile]
  /// The segment's part of the inertia.
  public let withinSumOfSquares: Double
  /// The mean of the members in the space of the clustering: transformed and centred as the options say.
  public let centroid: [Double]
}

/// Where one account belongs.
public struct AccountPlace: Hashable, Sendable {
  /// The index of the segment, or `nil` when the account gave no rating at all.
  public let segment: Int?
  /// The index of the second nearest segment, or `nil` when there is none.
  public let runnerUp: Int?
  /// How clearly the account belongs: 0 on the border to the second segment, 1 at the centre (1 − d₁ / d₂).
  public let margin: Double
  /// Whether ratings are missing, so that the account was placed on what it gave and took no part in the fit.
  public let isPartial: Bool
}
