import Provenance

/// The fake-cluster test: what is left of segments when each account's way of using the scale is taken out of the ratings.
///
/// Segments of benefits survive it. Segments of accounts that tick high and accounts that tick low do not: they were made by
/// the pen.
public struct ResponseSurvival: Hashable, Sendable {
  /// From this adjusted Rand index on, two partitions are taken for the same segments: the limit below which Steinley (2004,
  /// doi:10.1037/1082-989X.9.3.386) calls a recovery poor.
  public static let limit = 0.65

  /// What was done to the ratings.
  public let response: ResponseTreatment
  /// The agreement of the segments of treated ratings with those of the ratings as given; `nil` when the treated ratings do
  /// not differ enough to be divided.
  public let adjustedRandIndex: Double?

  /// Whether the segments are still there.
  public var survives: Bool { adjustedRandIndex.map { $0 >= Self.limit } ?? false }

  /// A warning when centring alone undoes the segments.
  var diagnostic: Diagnostic? {
    guard response == .center, !survives else { return nil }
    let found =
      adjustedRandIndex.map { "adjusted Rand index \(($0 * 100).rounded() / 100)" } ?? "the ratings no longer differ"
    return Diagnostic(
      .warning, code: "fake-segments",
      "The segments do not survive centring (\(found)): they are not those of what accounts rate above their own average. "
        + "Divide with --response center and compare, before anyone acts on them.")
  }
}
