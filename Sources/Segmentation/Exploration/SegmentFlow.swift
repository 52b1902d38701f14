import ClusterValidation

/// Where the segments of one solution come from in the solution before it (segment-level stability across solutions).
///
/// Source: Dolnicar & Leisch (2017), doi:10.1007/s11002-017-9423-8.
public struct SegmentFlow: Hashable, Sendable {
  /// A segment of the later solution.
  public struct Origin: Hashable, Sendable {
    /// The number of the segment, from 1.
    public let segment: Int
    /// The share of its accounts that each segment of the earlier solution gave.
    public let shares: [Double]
    /// The entropy of these shares, in nats: 0 when it comes from one segment.
    public let entropy: Double
    /// The segment that gave most, from 1.
    public let mainOrigin: Int
  }

  /// The number of segments before.
  public let from: Int
  /// The number of segments after.
  public let to: Int
  /// The segments of the later solution.
  public let origins: [Origin]

  /// Compares two solutions of the same accounts.
  init(_ before: [Int], _ beforeCount: Int, _ after: [Int], _ afterCount: Int) throws {
    let table = try ContingencyTable(rows: before, columns: after, rowCount: beforeCount, columnCount: afterCount)
    let agreement = PartitionAgreement(table)
    from = beforeCount
    to = afterCount
    origins = (0..<afterCount).map { segment in
      let total = max(1, table.columnSums[segment])
      return Origin(
        segment: segment + 1, shares: (0..<beforeCount).map { Double(table[$0, segment]) / Double(total) },
        entropy: agreement.columns[segment].entropy, mainOrigin: (agreement.columns[segment].largest ?? 0) + 1)
    }
  }

  /// The least share of a segment that comes from one segment of the earlier solution: 1 when every segment was cut out of one.
  public var nesting: Double { origins.map { $0.shares.max() ?? 0 }.min() ?? 0 }
}
