/// The cheapest one-to-one matching of rows and columns: min Σ cost(i, column of i), min(r, c) pairs.
///
/// Shortest augmenting paths with dual prices: rows are added one after another, each by the path of least reduced cost to a free
/// column. When there are more rows than columns the matrix is transposed, so some rows stay without a column.
/// Where several matchings cost the same one of them comes out, always the same: rows are added in order, and among equally
/// short paths the lowest column is taken.
///
/// O(s² l) time for s = min(r, c) and l = max(r, c).
///
/// Source: Kuhn (1955), doi:10.1002/nav.3800020109; Jonker, Volgenant (1987), doi:10.1007/BF02278710, the augmentation
/// step; rectangular matrices after Crouse (2016), doi:10.1109/TAES.2016.140952.
public struct LinearAssignment: Hashable, Sendable {
  /// The largest size of a cost: sums of them stay finite.
  public static let largestCost = 1e300

  /// The column of each row; `nil` for a row that is left over.
  public let columnOfRow: [Int?]
  /// The row of each column; `nil` for a column that is left over.
  public let rowOfColumn: [Int?]
  /// The sum of the costs of all pairs, in the order of the rows.
  public let totalCost: Double

  /// Finds the cheapest matching.
  ///
  /// - Parameter costs: r rows of c numbers of at most ``largestCost`` in size; negative ones are allowed.
  /// - Throws: `empty`, `raggedRows`, `badCost`.
  public init(costs: [[Double]]) throws(LinearAssignmentError) {
    guard let first = costs.first, !first.isEmpty else { throw .empty }
    for (row, line) in costs.enumerated() {
      guard line.count == first.count else {
        throw .raggedRows(row: row, length: line.count, expected: first.count)
      }
      for (column, value) in line.enumerated() where !(abs(value) <= Self.largestCost) {
        throw .badCost(row: row, column: column, value: value)
      }
    }
    self.init(trusted: costs)
  }

  /// Trusts that the rows are of equal length, not empty, and of numbers of at most ``largestCost`` in size.
  package init(trusted costs: [[Double]]) {
    let rowCount = costs.count
    let columnCount = costs[0].count
    var columnOfRow = [Int?](repeating: nil, count: rowCount)
    var rowOfColumn = [Int?](repeating: nil, count: columnCount)
    if rowCount <= columnCount {
      rowOfColumn = Self.solve(rowCount, columnCount) { costs[$0][$1] }
      for (column, row) in rowOfColumn.enumerated() { if let row { columnOfRow[row] = column } }
    } else {
      columnOfRow = Self.solve(columnCount, rowCount) { costs[$1][$0] }
      for (row, column) in columnOfRow.enumerated() { if let column { rowOfColumn[column] = row } }
    }
    self.columnOfRow = columnOfRow
    self.rowOfColumn = rowOfColumn
    totalCost = columnOfRow.enumerated().reduce(0) { sum, pair in sum + (pair.1.map { costs[pair.0][$0] } ?? 0) }
  }

  /// The row of each column, for at most as many rows as columns.
  private static func solve(_ rowCount: Int, _ columnCount: Int, _ cost: (Int, Int) -> Double) -> [Int?] {
    var rowPrice = [Double](repeating: 0, count: rowCount)
    var columnPrice = [Double](repeating: 0, count: columnCount)
    var rowOfColumn = [Int?](repeating: nil, count: columnCount)
    for added in 0..<rowCount {
      var length = [Double](repeating: .infinity, count: columnCount)
      var previous = [Int?](repeating: nil, count: columnCount)
      var isDone = [Bool](repeating: false, count: columnCount)
      var row = added
      var reached: Int?
      var shortest = 0.0
      var end = 0
      while true {
        var next = -1
        for column in 0..<columnCount where !isDone[column] {
          let candidate = shortest + (cost(row, column) - rowPrice[row] - columnPrice[column])
          if candidate < length[column] {
            length[column] = candidate
            previous[column] = reached
          }
          // Strictly less: the lowest column among equals.
          if next < 0 || length[column] < length[next] { next = column }
        }
        shortest = length[next]
        isDone[next] = true
        reached = next
        guard let occupant = rowOfColumn[next] else {
          end = next
          break
        }
        row = occupant
      }
      // Prices of what the search passed, so that reduced costs stay non-negative and are zero on the matching.
      rowPrice[added] += shortest
      for column in 0..<columnCount where isDone[column] && column != end {
        rowPrice[rowOfColumn[column]!] += shortest - length[column]
        columnPrice[column] -= shortest - length[column]
      }
      var column = end
      while let before = previous[column] {
        rowOfColumn[column] = rowOfColumn[before]
        column = before
      }
      rowOfColumn[column] = added
    }
    return rowOfColumn
  }
}
