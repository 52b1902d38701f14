public import ClusterValidation
internal import Clustering
public import Parallelism
internal import Provenance

/// The segments as clouds in a plane: the accounts projected on two axes.
///
/// Which plane says the ``Projection``. Coordinates are counted from the market mean,
///
///     t_i = Σ_j a_j (x_ij − m_j),
///
/// with the coefficients a of an axis. Each segment has its centre and two ellipses that would hold half and 95 % of a normal
/// cloud of its mean and covariance.
///
/// Sources: Pearson (1901), doi:10.1080/14786440109462720, and Hotelling (1933), doi:10.1037/h0071325 (principal components);
/// Fisher (1936), doi:10.1111/j.1469-1809.1936.tb02137.x, and Rao (1948),
/// doi:10.1111/j.2517-6161.1948.tb00008.x (discriminants); Dolnicar, Grün & Leisch (2018), doi:10.1007/978-981-10-8818-6,
/// chapter 8 (segment separation plot).
public struct SeparationPlot: Hashable, Sendable, Codable {
  /// The plane that is looked at.
  public enum Projection: String, Hashable, Sendable, Codable, CaseIterable {
    /// The first two principal components of the feature-weighted space: the plane in which all accounts lie as far
    /// apart as they can. With two features distances are those of the space. With features weighed by 1/s² these are the
    /// components of the correlation matrix.
    case principalComponents
    /// The first two canonical discriminants: the plane in which the segments lie as far apart as they can for the spread
    /// within them, B x = λ W x with covariances B between and W within segments (divisor n) and xᵀ W x = 1.
    case discriminants
  }

  /// One axis of the plane. One that does not exist, as the second of a single feature or between two segments, has
  /// nothing but zeros.
  public struct Axis: Hashable, Sendable, Codable {
    /// a: d numbers, 0 for a feature of weight 0.
    public let coefficients: [Double]
    /// The correlation of each feature with the coordinate over all accounts, in −1 ... 1; 0 for a constant feature and for one
    /// of weight 0. The largest in size is positive, of those equally large up to 10⁻⁸ the first.
    public let loadings: [Double]
    /// For principal components the variance of the coordinate (divisor n); for discriminants λ, the variance between
    /// segments over that within.
    public let eigenvalue: Double
    /// The share that the axis explains, in 0 ... 1: for principal components of the variance of all accounts, for
    /// discriminants of Σ λ.
    public let share: Double
  }

  /// One segment.
  public struct Segment: Hashable, Sendable, Codable {
    /// The index of the segment, in 0 ..< k.
    public let segment: Int
    /// The number of accounts.
    public let size: Int
    /// The mean of the coordinates of its accounts.
    public let centre: PlanePoint
    /// Holds half of a normal cloud.
    public let inner: NormalEllipse
    /// Holds 95 % of a normal cloud.
    public let outer: NormalEllipse
  }

  /// One account.
  public struct Account: Hashable, Sendable, Codable {
    /// The row among the observations.
    public let row: Int
    /// The index of its segment.
    public let segment: Int
    /// Where it lies.
    public let place: PlanePoint
  }

  /// The largest number of accounts that are shown.
  public static let accountLimit = 1_000

  /// The plane.
  public let projection: Projection
  /// The axis to the right.
  public let horizontal: Axis
  /// The axis upwards.
  public let vertical: Axis
  /// How many dimensions were left out of the space in which discriminants were sought (see ``init(_:of:seed:workers:)``).
  public let droppedDimensionCount: Int
  /// The segments that hold an account, in their order.
  public let segments: [Segment]
  /// All accounts, or ``accountLimit`` of them drawn at random, by row.
  public let accounts: [Account]

  /// Projects a partition.
  ///
  /// Discriminants need a spread within segments in every direction. Left out are features whose variance within segments is
  /// at most 10⁻¹⁰ of their variance, and of the correlation matrix within segments of the others the eigenvectors whose
  /// eigenvalue is at most 10⁻¹⁰ of the largest, as collinear features and too few accounts make them. So a feature that is
  /// constant within every segment, and would separate them perfectly, has no part in the picture.
  ///
  /// - Parameters:
  ///   - projection: The plane.
  ///   - partition: The observations with their labels.
  ///   - seed: Where the random numbers that choose accounts start.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: ``ClusterValidationError``: `valuesTooLarge`; for discriminants `tooFewClusters` when fewer than two segments
  ///   hold an account and `noWithinSpread` when nothing is left. ``LinearAlgebraError`` without a library. Time is
  ///   O(n d² + d³).
  public init(
    _ projection: Projection, of partition: LabelledObservations, seed: UInt64, workers: Workers = .automatic
  ) throws {
    let moments = try SegmentMoments(partition, workers: workers)
    let plane =
      try projection == .principalComponents
      ? PicturePlane(principalComponentsOf: moments) : PicturePlane(discriminantsOf: moments)
    self.projection = projection
    horizontal = plane.axis(0, of: moments, featureCount: partition.observations.featureCount)
    vertical = plane.axis(1, of: moments, featureCount: partition.observations.featureCount)
    droppedDimensionCount = plane.droppedDimensionCount
    segments = moments.sizes.indices.compactMap { segment in
      guard let centre = moments.centre(segment) else { return nil }
      let (x, y) = (plane.directions[0], plane.directions[1])
      let place = plane.place(centre)
      let covariance = (
        xx: moments.covariance(of: segment, along: x, x), xy: moments.covariance(of: segment, along: x, y),
        yy: moments.covariance(of: segment, along: y, y)
      )
      return Segment(
        segment: segment, size: moments.sizes[segment], centre: place,
        inner: NormalEllipse(centre: place, covariance: covariance, share: 0.5),
        outer: NormalEllipse(centre: place, covariance: covariance, share: 0.95))
    }
    var generator = SeededGenerator(seed: seed)
    let count = partition.labels.count
    accounts = generator.sampleOfIndices(min(Self.accountLimit, count), below: count).map { row in
      Account(
        row: row, segment: partition.labels[row],
        place: plane.place(moments.place(partition.observations.row(row))))
    }
  }
}
