/// A fast path of Pondera beside a plain Swift twin that computes the same, both over data that are prepared.
///
/// The benchmark of `Benchmarks/` times both, and a test holds one to the other; so what is timed is known to be right. This
/// module is no part of what Pondera promises: it may change with any version.
public struct BenchmarkSubject: Sendable {
  /// How large the data are.
  public enum Scale: Sendable {
    /// For a test: the plain twin takes milliseconds.
    case small
    /// For a measurement.
    case full
  }

  /// What is computed.
  public let name: String
  /// On how much: `4,096 x 9, k = 4`.
  public let size: String
  /// How far two numbers may differ, relative to the larger; 0 where both must be equal.
  public let tolerance: Double
  /// The fast path, for one of ``variantCount`` data sets.
  public let fast: @Sendable (_ variant: Int) throws -> [Double]
  /// The plain twin.
  public let plain: @Sendable (_ variant: Int) throws -> [Double]

  /// How many data sets there are of each subject. A measurement goes round them, so that no answer can be remembered.
  public static let variantCount = 4

  init(
    name: String, size: String, tolerance: Double,
    fast: @escaping @Sendable (Int) throws -> [Double], plain: @escaping @Sendable (Int) throws -> [Double]
  ) {
    self.name = name
    self.size = size
    self.tolerance = tolerance
    self.fast = fast
    self.plain = plain
  }

  /// Every subject. To add one, write a file in `Subjects/` and name it here.
  public static func catalogue(_ scale: Scale) throws -> [BenchmarkSubject] {
    [
      try nearestCentroid(scale), try lloydSteps(scale), try kMeansFit(scale), try distanceSums(scale),
      try silhouetteWidths(scale),
      try pairAgreement(scale), try csvColumns(scale), try topsisPass(scale), try prometheeFlows(scale),
      try smaaDraws(scale),
    ]
  }
}
