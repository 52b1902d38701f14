/// How many observations two partitions put into each pair of groups: the cross table that every agreement index reads.
///
/// Rows are the groups of the first partition (by our convention the predefined one), columns those of the second (the
/// one that was found). Groups without an observation are allowed and count for nothing.
public struct ContingencyTable: Hashable, Sendable {
  /// The largest total: n (n − 1) must fit 64 bits for pairs to be counted exactly.
  public static let observationLimit = 3_000_000_000

  /// The number of groups of the first partition, r.
  public let rowCount: Int
  /// The number of groups of the second partition, c.
  public let columnCount: Int
  /// The counts n_ij, row after row, r · c numbers.
  public let counts: [Int]
  /// The sizes of the groups of the first partition, r numbers.
  public let rowSums: [Int]
  /// The sizes of the groups of the second partition, c numbers.
  public let columnSums: [Int]
  /// The number of observations, n.
  public let total: Int

  /// Counts two lists of labels.
  ///
  /// - Parameters:
  ///   - rows: For each observation its group in the first partition, in 0 ..< `rowCount`.
  ///   - columns: For each observation its group in the second partition, in 0 ..< `columnCount`.
  ///   - rowCount: The number of groups of the first partition.
  ///   - columnCount: The number of groups of the second partition.
  ///   - multiplicities: How often each observation counts (duplicates counted once); `nil` means once each.
  /// - Throws: `labelListLengths`, `clusterCount`, `labelOutOfRange`, `badMultiplicity`, `emptyTable`,
  ///   `tooManyObservations`. Time is O(n + r c).
  public init(
    rows: [Int], columns: [Int], rowCount: Int, columnCount: Int, multiplicities: [Int]? = nil
  ) throws(ClusterValidationError) {
    guard rows.count == columns.count else { throw .labelListLengths(rows: rows.count, columns: columns.count) }
    guard rowCount >= 1 else { throw .clusterCount(rowCount) }
    guard columnCount >= 1 else { throw .clusterCount(columnCount) }
    if let multiplicities { try Self.check(multiplicities, expected: rows.count) }
    var counts = [Int](repeating: 0, count: rowCount * columnCount)
    for index in rows.indices {
      let row = rows[index]
      let column = columns[index]
      guard 0..<rowCount ~= row else { throw .labelOutOfRange(observation: index, label: row, clusterCount: rowCount) }
      guard 0..<columnCount ~= column else {
        throw .labelOutOfRange(observation: index, label: column, clusterCount: columnCount)
      }
      counts[row * columnCount + column] += multiplicities?[index] ?? 1
    }
    try self.init(trusted: counts, rowCount: rowCount, columnCount: columnCount)
  }

  /// Counts two lists of labels that are known to be of one length and in range.
  ///
  /// - Parameter isCounted: Whether an observation counts. At least one must.
  init(
    trustedRows rows: [Int], columns: [Int], rowCount: Int, columnCount: Int,
    where isCounted: (Int) -> Bool = { _ in true }
  ) {
    var counts = [Int](repeating: 0, count: rowCount * columnCount)
    var (rowSums, columnSums) = ([Int](repeating: 0, count: rowCount), [Int](repeating: 0, count: columnCount))
    for (index, row) in rows.enumerated() where isCounted(index) {
      counts[row * columnCount + columns[index]] += 1
      rowSums[row] += 1
      columnSums[columns[index]] += 1
    }
    self.init(
      rowCount: rowCount, columnCount: columnCount, counts: counts, rowSums: rowSums, columnSums: columnSums,
      total: rowSums.reduce(0, +))
  }

  /// Takes a cross table that is counted already.
  ///
  /// - Parameter counts: r rows of c counts of at least 0.
  /// - Throws: `emptyTable`, `raggedTable`, `negativeCount`, `tooManyObservations`.
  public init(counts: [[Int]]) throws(ClusterValidationError) {
    guard let first = counts.first, !first.isEmpty else { throw .emptyTable }
    var flat: [Int] = []
    var total = 0
    for (row, cells) in counts.enumerated() {
      guard cells.count == first.count else {
        throw .raggedTable(row: row, length: cells.count, expected: first.count)
      }
      for (column, count) in cells.enumerated() {
        guard count >= 0 else { throw .negativeCount(row: row, column: column, count: count) }
        guard count <= Self.observationLimit - total else { throw .tooManyObservations(limit: Self.observationLimit) }
        total += count
      }
      flat += cells
    }
    try self.init(trusted: flat, rowCount: counts.count, columnCount: first.count)
  }

  /// Trusts that the counts are not negative and that their sum is within the limit or at least within 64 bits.
  private init(trusted counts: [Int], rowCount: Int, columnCount: Int) throws(ClusterValidationError) {
    var rowSums = [Int](repeating: 0, count: rowCount)
    var columnSums = [Int](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let count = counts[row * columnCount + column]
        rowSums[row] += count
        columnSums[column] += count
      }
    }
    let total = rowSums.reduce(0, +)
    guard total > 0 else { throw .emptyTable }
    guard total <= Self.observationLimit else { throw .tooManyObservations(limit: Self.observationLimit) }
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.counts = counts
    self.rowSums = rowSums
    self.columnSums = columnSums
    self.total = total
  }

  private static func check(_ multiplicities: [Int], expected: Int) throws(ClusterValidationError) {
    guard multiplicities.count == expected else {
      throw .labelListLengths(rows: expected, columns: multiplicities.count)
    }
    var total = 0
    for (index, value) in multiplicities.enumerated() {
      guard value >= 0 else { throw .badMultiplicity(index: index, value: value) }
      guard value <= observationLimit - total else { throw .tooManyObservations(limit: observationLimit) }
      total += value
    }
  }

  /// The count n_ij.
  public subscript(row: Int, column: Int) -> Int {
    precondition(0..<rowCount ~= row && 0..<columnCount ~= column, "row or column out of range")
    return counts[row * columnCount + column]
  }

  /// The same table with the partitions exchanged.
  public var transposed: ContingencyTable {
    var counts: [Int] = []
    counts.reserveCapacity(self.counts.count)
    for column in 0..<columnCount { for row in 0..<rowCount { counts.append(self[row, column]) } }
    return ContingencyTable(
      rowCount: columnCount, columnCount: rowCount, counts: counts, rowSums: columnSums, columnSums: rowSums,
      total: total)
  }

  private init(rowCount: Int, columnCount: Int, counts: [Int], rowSums: [Int], columnSums: [Int], total: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.counts = counts
    self.rowSums = rowSums
    self.columnSums = columnSums
    self.total = total
  }
}
