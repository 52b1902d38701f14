/// Which line of the file a row begins on.
///
/// A row is a line, except that values in quotes may hold line breaks; only rows that do are remembered.
struct LineMap: Hashable, Sendable {
  /// The line of row 0, counted from 1.
  let firstLine: Int
  private var rows: [Int] = []
  private var breaksSoFar: [Int] = []

  init(firstLine: Int) { self.firstLine = firstLine }

  /// A row has line breaks; rows come in rising order.
  mutating func add(row: Int, breaks: Int) {
    rows.append(row)
    breaksSoFar.append((breaksSoFar.last ?? 0) + breaks)
  }

  /// The line of a row, counted from 1. Time is O(log b) for b rows with line breaks.
  func line(of row: Int) -> Int {
    let index = rows.firstIndexSorted(notBelow: row)
    return firstLine + row + (index > 0 ? breaksSoFar[index - 1] : 0)
  }
}
