public import ClusterValidation

/// Some numbers as a box with whiskers: the Jaccard indices of a segment, or the agreements of one number of segments.
public struct StabilityBox: Hashable, Sendable, Codable {
  /// The smallest number.
  public let minimum: Double
  /// A quarter of the numbers lies below.
  public let lowerQuartile: Double
  /// Half of the numbers lie below.
  public let median: Double
  /// Three quarters of the numbers lie below.
  public let upperQuartile: Double
  /// The largest number.
  public let maximum: Double
  /// The mean.
  public let mean: Double
  /// How many numbers there are.
  public let count: Int

  /// Summarises numbers; quartiles are those of ``Quartiles``.
  ///
  /// - Parameter values: Any order. `nil` is the result when there are none or one is not finite. Time is O(n log n).
  public init?(_ values: [Double]) {
    guard let minimum = values.min(), let maximum = values.max(), values.allSatisfy(\.isFinite) else { return nil }
    let quartiles = Quartiles(values)
    self.minimum = minimum
    lowerQuartile = quartiles.lower
    median = quartiles.median
    upperQuartile = quartiles.upper
    self.maximum = maximum
    // The mean of equal numbers must not lie outside of them by rounding.
    mean = min(maximum, max(minimum, values.reduce(0) { $0 + $1 / Double(values.count) }))
    count = values.count
  }

  /// One box for each segment: its Jaccard index in every sample.
  public static func boxes(of recovery: SegmentRecoveryEstimate) -> [StabilityBox] {
    recovery.recoveries.compactMap { StabilityBox($0) }
  }

  /// One box for each number of segments: the adjusted Rand index of every pair of samples.
  public static func boxes(of stabilities: [BootstrapStabilityEstimate]) -> [StabilityBox] {
    stabilities.compactMap { StabilityBox($0.agreements) }
  }
}
