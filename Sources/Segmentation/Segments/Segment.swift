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
  /// The sum of the amount over the accounts in the fit, where a least one was demanded.
  public let amount: Double?
  /// The commonest value of each column of names, in their order.
  public let categories: [CommonCategory]
  /// The mean of the members in the space of the clustering: transformed and centred as the options say.
  public let centroid: [Double]
}

/// The commonest name in a segment.
public struct CommonCategory: Hashable, Sendable {
  /// The column.
  public let column: String
  /// The name; `nil` when nobody has one.
  public let value: String?
  /// The share of the segment's accounts that have it.
  public let share: Double
  /// The share of the market's accounts that have it.
  public let marketShare: Double
}

/// Where one account belongs.
public struct AccountPlace: Hashable, Sendable {
  /// The index of the segment, or `nil` when the account gave no rating at all.
  public var segment: Int? { segmentCode < 0 ? nil : Int(segmentCode) }
  /// The index of the second nearest segment, or `nil` when there is none.
  public var runnerUp: Int? { runnerUpCode < 2 ? nil : Int(runnerUpCode / 2 - 1) }
  /// How clearly the account belongs: 0 on the border to the second segment, 1 at the centre (1 − d₁ / d₂).
  public let margin: Double
  /// Whether ratings are missing, so that the account was placed on what it gave and took no part in the fit.
  public var isPartial: Bool { runnerUpCode & 1 == 1 }

  // There is a place for every account of a market: 16 bytes each, and not 40.
  private let segmentCode: Int32
  /// Twice one more than the runner-up, 0 without one, and 1 more when ratings are missing.
  private let runnerUpCode: Int32

  init(segment: Int?, runnerUp: Int?, margin: Double, isPartial: Bool) {
    segmentCode = Int32(segment ?? -1)
    runnerUpCode = Int32((runnerUp ?? -1) + 1) * 2 + (isPartial ? 1 : 0)
    self.margin = margin
  }
}
