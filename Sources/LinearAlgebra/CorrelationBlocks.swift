/// The Pearson correlations of many columns, a block of them at a time: d² numbers are never held at once.
///
/// Each column is centred and divided by its length, so that a block of correlations is a product of two narrow matrices.
/// Space is that of the table and of one block; time is O(n d²).
package struct CorrelationBlocks: Sendable {
  /// The population standard deviations of the columns (divisor n).
  package let standardDeviations: [Double]
  /// The columns, centred and of length 1.
  private let columns: Matrix

  /// The columns of a block: the product of two blocks stays in a processor's cache.
  private static let blockColumns = 512

  /// Prepares the columns.
  ///
  /// - Parameter matrix: n × d, n at least 1, finite; no column constant.
  /// - Throws: `noRows`, `notFinite`, `constantColumn`, `overflow`. Time and space are O(n d).
  package init(ofColumnsOf matrix: Matrix) throws(LinearAlgebraError) {
    guard matrix.rowCount > 0 else { throw .noRows }
    try matrix.requireFinite()
    let centres = try ColumnCovariance.centres(of: matrix, nil, Double(matrix.rowCount))
    let count = matrix.rowCount
    var columns = matrix
    var deviations: [Double] = []
    for (column, centre) in centres.enumerated() {
      let start = column * count
      var squares = 0.0
      for place in start..<(start + count) {
        columns.elements[place] = (columns.elements[place] - centre.mean) / centre.scale
        squares += columns.elements[place] * columns.elements[place]
      }
      guard squares > 0 else { throw .constantColumn(column) }
      let length = squares.squareRoot()
      for place in start..<(start + count) { columns.elements[place] /= length }
      deviations.append((squares / Double(count)).squareRoot() * centre.scale)
    }
    self.columns = columns
    standardDeviations = deviations
  }

  /// For each column the sum of a function of its correlations with all columns, itself included.
  ///
  /// - Parameter term: The function, of a correlation in −1 ... 1.
  /// - Throws: `tooLarge`. O(n d²), in an order that is the same on every machine.
  package func sums(_ term: (Double) -> Double) throws(LinearAlgebraError) -> [Double] {
    var sums = [Double](repeating: 0, count: columns.columnCount)
    for first in stride(from: 0, to: columns.columnCount, by: Self.blockColumns) {
      let left = block(first)
      for second in stride(from: 0, to: columns.columnCount, by: Self.blockColumns) {
        // Column a of the block holds the correlations of column `second` + a.
        let correlations = try left.multiplied(by: block(second), transposingSelf: true)
        correlations.withUnsafeElements { elements in
          for column in 0..<correlations.columnCount {
            for row in 0..<correlations.rowCount {
              // Of a column with itself it is 1, whatever rounding says.
              let raw = first + row == second + column ? 1 : elements[column * correlations.rowCount + row]
              sums[first + row] += term(min(1, max(-1, raw)))
            }
          }
        }
      }
    }
    return sums
  }

  private func block(_ first: Int) -> Matrix {
    let count = min(Self.blockColumns, columns.columnCount - first)
    let start = first * columns.rowCount
    return Matrix(
      rowCount: columns.rowCount, columnCount: count,
      unchecked: Array(columns.elements[start..<(start + count * columns.rowCount)]))
  }
}
