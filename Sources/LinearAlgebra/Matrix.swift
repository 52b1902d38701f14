/// A dense matrix of double-precision numbers, stored column after column as BLAS and LAPACK want it.
///
/// A column of a matrix is a criterion and is contiguous. A matrix may be empty (0 rows, 0 columns or both) and may hold
/// infinities and NaN: the factorisations refuse those, the products carry them along. Equality is that of the shapes and
/// the numbers, so that a matrix with a NaN differs from itself.
public struct Matrix: Hashable, Sendable {
  /// The number of rows, m.
  public let rowCount: Int
  /// The number of columns, n.
  public let columnCount: Int
  /// The m·n entries: entry (i, j) is `elements[j * rowCount + i]`.
  public internal(set) var elements: [Double]

  /// Makes a matrix with the same number everywhere.
  ///
  /// - Parameters:
  ///   - rowCount: m, at least 0.
  ///   - columnCount: n, at least 0.
  ///   - value: The number in every place.
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative number of rows or columns")
    self.init(
      rowCount: rowCount, columnCount: columnCount, unchecked: Array(repeating: value, count: rowCount * columnCount))
  }

  /// Makes a matrix from its entries, column after column.
  ///
  /// - Parameters:
  ///   - rowCount: m, at least 0.
  ///   - columnCount: n, at least 0.
  ///   - elements: m·n numbers, the first column first.
  /// - Throws: `elementCount` when there are not m·n numbers or a count is negative.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) throws(LinearAlgebraError) {
    let (expected, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard rowCount >= 0, columnCount >= 0, !overflow, expected == elements.count else {
      throw .elementCount(elements.count, shape: MatrixShape(rowCount: rowCount, columnCount: columnCount))
    }
    self.init(rowCount: rowCount, columnCount: columnCount, unchecked: elements)
  }

  /// Makes a matrix from m rows of n numbers each. No rows make the 0 × 0 matrix.
  ///
  /// - Throws: `rowLength` when a row has another length than the first. Time and space are O(m n).
  public init(rows: [[Double]]) throws(LinearAlgebraError) {
    let columnCount = rows.first?.count ?? 0
    for (row, values) in rows.enumerated() where values.count != columnCount {
      throw .rowLength(row: row, length: values.count, expected: columnCount)
    }
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columnCount)
    for column in 0..<columnCount { for row in rows { elements.append(row[column]) } }
    self.init(rowCount: rows.count, columnCount: columnCount, unchecked: elements)
  }

  /// Makes a matrix from n columns of m numbers each. No columns make the 0 × 0 matrix.
  ///
  /// - Throws: `columnLength` when a column has another length than the first. Time and space are O(m n).
  public init(columns: [[Double]]) throws(LinearAlgebraError) {
    let rowCount = columns.first?.count ?? 0
    for (column, values) in columns.enumerated() where values.count != rowCount {
      throw .columnLength(column: column, length: values.count, expected: rowCount)
    }
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * columns.count)
    // Appending an array copies memory; a joined sequence is copied number by number.
    for column in columns { elements.append(contentsOf: column) }
    self.init(rowCount: rowCount, columnCount: columns.count, unchecked: elements)
  }

  /// Trusts its input.
  package init(rowCount: Int, columnCount: Int, unchecked elements: [Double]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// The square matrix with ones on its diagonal and zeros elsewhere.
  public static func identity(_ count: Int) -> Matrix { diagonal(Array(repeating: 1, count: count)) }

  /// The square matrix with the given numbers on its diagonal and zeros elsewhere.
  public static func diagonal(_ values: [Double]) -> Matrix {
    var matrix = Matrix(rowCount: values.count, columnCount: values.count)
    for (index, value) in values.enumerated() { matrix[index, index] = value }
    return matrix
  }

  /// The entry in a row and a column, both counted from 0 and in range.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[index(row, column)] }
    set { elements[index(row, column)] = newValue }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(0..<rowCount ~= row && 0..<columnCount ~= column, "row or column out of range")
    return column * rowCount + row
  }
}
