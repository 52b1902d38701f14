public import Clustering
public import Criteria

/// What is done to each rating before accounts are compared.
public enum RatingTransform: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nothing.
  case none
  /// ln(1 + x), for amounts and counts whose large values would drown the rest.
  case log1p
}

/// How many segments are wanted.
public enum SegmentCount: Hashable, Sendable {
  /// Exactly so many.
  case fixed(Int)
  /// As many as the data hold up, in 2…8 (see ``SegmentCountChoice``).
  case automatic
}

/// How accounts are divided into segments.
public struct SegmentationOptions: Hashable, Sendable {
  /// How many segments.
  public var segmentCount: SegmentCount
  /// The name of a method of ``ClusteringCatalogue``.
  public var method: String
  /// How criteria of different spread are made comparable.
  public var scaling: FeatureScaling
  /// What is done to each rating first.
  public var transform: RatingTransform
  /// How each account's use of the scale is treated.
  public var response: ResponseTreatment
  /// The number of independent starts; `nil` takes what suits the method.
  public var restartCount: Int?
  /// What accounts that miss a rating do; `nil` lets them take part where the method can do that: k-means of ratings as
  /// given, without constraints.
  public var missing: MissingTreatment?
  /// What segments must satisfy.
  public var constraints: SegmentConstraints
  /// The share of accounts that a trimmed method leaves out.
  public var trimmedShare: Double
  /// Where random numbers start.
  public var seed: UInt64
  /// How the weighting table is shown; `nil` chooses what suits the ratings.
  public var weightScaling: WeightScaling?

  /// Makes options; the defaults suit ratings on one common scale.
  public init(
    segmentCount: SegmentCount = .automatic, method: String = KMeans.identifier, scaling: FeatureScaling = .none,
    transform: RatingTransform = .none, response: ResponseTreatment = .raw, restartCount: Int? = nil,
    missing: MissingTreatment? = nil, constraints: SegmentConstraints = SegmentConstraints(),
    trimmedShare: Double = 0.05, seed: UInt64 = 1, weightScaling: WeightScaling? = nil
  ) {
    self.segmentCount = segmentCount
    self.method = method
    self.scaling = scaling
    self.transform = transform
    self.response = response
    self.restartCount = restartCount
    self.missing = missing
    self.constraints = constraints
    self.trimmedShare = trimmedShare
    self.seed = seed
    self.weightScaling = weightScaling
  }
}
