extension Matrix {
  /// The numbers of rows and columns.
  public var shape: MatrixShape { MatrixShape(rowCount: rowCount, columnCount: columnCount) }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The n numbers of row `row`, counted from 0 and in range. O(n), with a step of m in memory.
  public func row(_ row: Int) -> [Double] {
    precondition(0..<rowCount ~= row, "row out of range")
    return (0..<columnCount).map { elements[$0 * rowCount + row] }
  }

  /// The m numbers of column `column`, counted from 0 and in range. O(m), contiguous in memory.
  public func column(_ column: Int) -> [Double] {
    precondition(0..<columnCount ~= column, "column out of range")
    return Array(elements[(column * rowCount)..<((column + 1) * rowCount)])
  }

  /// The min(m, n) numbers on the diagonal.
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { elements[$0 * rowCount + $0] } }

  /// The n × m matrix whose entry (j, i) is entry (i, j) of this one. O(m n), a copy; products take transposed operands
  /// without one.
  public var transposed: Matrix {
    // Square blocks keep the reads and the writes of one block in the first-level cache.
    let block = 32
    var result = Matrix(rowCount: columnCount, columnCount: rowCount)
    for columns in stride(from: 0, to: columnCount, by: block) {
      for rows in stride(from: 0, to: rowCount, by: block) {
        for column in columns..<min(columns + block, columnCount) {
          for row in rows..<min(rows + block, rowCount) {
            result.elements[row * columnCount + column] = elements[column * rowCount + row]
          }
        }
      }
    }
    return result
  }

  /// Calls `body` with the m·n entries, column after column; the buffer must not escape.
  package func withUnsafeElements<T, Failure: Error>(
    _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> T
  ) throws(Failure) -> T {
    try elements.withUnsafeBufferPointer(body)
  }

  /// Calls `body` with the m·n entries, column after column, to be changed in place; the buffer must not escape.
  package mutating func withUnsafeMutableElements<T, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Double>) throws(Failure) -> T
  ) throws(Failure) -> T {
    try elements.withUnsafeMutableBufferPointer { (buffer) throws(Failure) -> T in try body(buffer) }
  }

  /// Copies the strict lower triangle of a square matrix onto the upper one.
  mutating func mirrorLowerTriangle() {
    for column in 0..<columnCount {
      for row in (column + 1)..<max(column + 1, rowCount) {
        elements[row * rowCount + column] = elements[column * rowCount + row]
      }
    }
  }
}

extension Matrix {
  /// The matrix of these rows, in this order, all in range. O(m n) for m of them.
  package func selecting(rows: [Int]) -> Matrix {
    var selected = Matrix(rowCount: rows.count, columnCount: columnCount)
    for column in 0..<columnCount {
      for (new, old) in rows.enumerated() { selected[new, column] = self[old, column] }
    }
    return selected
  }
}
