/// Pairs of observations by whether two partitions put them together.
///
/// Counted as 64-bit whole numbers, exactly, for tables within `ContingencyTable.observationLimit`; quotients are formed
/// in `Double`, so that every index below has a relative rounding error of a few 2⁻⁵³.
public struct PairCounts: Hashable, Sendable {
  /// All pairs, n (n − 1) / 2.
  public let total: Int
  /// Pairs that are together in both partitions.
  public let together: Int
  /// Pairs that are together in the first partition (rows), whatever the second does.
  public let togetherInRows: Int
  /// Pairs that are together in the second partition (columns), whatever the first does.
  public let togetherInColumns: Int

  /// Counts the pairs of a cross table in O(r c).
  public init(_ table: ContingencyTable) {
    func pairs(_ counts: [Int]) -> Int { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    total = pairs([table.total])
    together = pairs(table.counts)
    togetherInRows = pairs(table.rowSums)
    togetherInColumns = pairs(table.columnSums)
  }

  /// Pairs that are apart in both partitions.
  public var apart: Int { total - togetherInRows - (togetherInColumns - together) }
}
