/// Matches the few members of a clique to different clusters at the least cost, over and over in the same memory.
///
/// The same shortest augmenting paths as ``LinearAssignment``, which is made anew for each problem.
struct CliqueMatching: Sendable {
  /// The column of each row that was matched last.
  private(set) var columnOfRow: [Int]
  private var rowPrices: [Double]
  private var columnPrices: [Double]
  private var lengths: [Double]
  private var rowOfColumn: [Int]
  private var previous: [Int]
  private var isDone: [Bool]

  init(largest rowCount: Int, columnCount: Int) {
    columnOfRow = [Int](repeating: -1, count: rowCount)
    rowPrices = [Double](repeating: 0, count: rowCount)
    columnPrices = [Double](repeating: 0, count: columnCount)
    lengths = columnPrices
    rowOfColumn = [Int](repeating: -1, count: columnCount)
    previous = rowOfColumn
    isDone = [Bool](repeating: false, count: columnCount)
  }

  /// Finds the best matching for at most as many rows as columns. Time is O(rows² columns).
  @inline(__always)
  mutating func match(rowCount: Int, columnCount: Int, cost: (_ row: Int, _ column: Int) -> Double) {
    for column in 0..<columnCount {
      columnPrices[column] = 0
      rowOfColumn[column] = -1
    }
    for added in 0..<rowCount {
      rowPrices[added] = 0
      let end = reach(from: added, columnCount, cost)
      var column = end
      while previous[column] >= 0 {
        rowOfColumn[column] = rowOfColumn[previous[column]]
        column = previous[column]
      }
      rowOfColumn[column] = added
    }
    for column in 0..<columnCount where rowOfColumn[column] >= 0 { columnOfRow[rowOfColumn[column]] = column }
  }

  /// The free column at the end of the shortest path from a new row; updates the prices.
  @inline(__always)
  private mutating func reach(from added: Int, _ columnCount: Int, _ cost: (Int, Int) -> Double) -> Int {
    for column in 0..<columnCount {
      lengths[column] = .infinity
      previous[column] = -1
      isDone[column] = false
    }
    var (row, reached, shortest) = (added, -1, 0.0)
    while true {
      var next = -1
      for column in 0..<columnCount where !isDone[column] {
        let length = shortest + (cost(row, column) - rowPrices[row] - columnPrices[column])
        if length < lengths[column] {
          lengths[column] = length
          previous[column] = reached
        }
        if next < 0 || lengths[column] < lengths[next] { next = column }
      }
      shortest = lengths[next]
      guard rowOfColumn[next] >= 0 else {
        rowPrices[added] += shortest
        for column in 0..<columnCount where isDone[column] {
          rowPrices[rowOfColumn[column]] += shortest - lengths[column]
          columnPrices[column] -= shortest - lengths[column]
        }
        return next
      }
      isDone[next] = true
      reached = next
      row = rowOfColumn[next]
    }
  }
}
