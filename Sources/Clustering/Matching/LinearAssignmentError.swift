public import Provenance

/// What can be wrong with a cost matrix.
public enum LinearAssignmentError: PonderaError {
  /// There is no row or no column.
  case empty
  /// A row has another length than the first.
  case raggedRows(row: Int, length: Int, expected: Int)
  /// A cost is not a number, or its size exceeds `LinearAssignment.largestCost`.
  case badCost(row: Int, column: Int, value: Double)

  /// The data are to blame.
  public var category: ErrorCategory { .data }

  /// The sentence for people; rows and columns are counted from 1.
  public var description: String {
    switch self {
    case .empty:
      "There is nothing to match: at least one row and one column are needed."
    case .raggedRows(let row, let length, let expected):
      "Row \(row + 1) of the costs has \(length) numbers where the first has \(expected)."
    case .badCost(let row, let column, let value):
      "The cost in row \(row + 1), column \(column + 1) is \(value); it must be a number of at most 1e300 in size."
    }
  }
}
