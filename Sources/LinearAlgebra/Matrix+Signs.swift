extension Matrix {
  /// Turns each column so that its component of largest magnitude is positive, and says which columns were turned.
  ///
  /// Eigenvectors and singular vectors are unique up to their sign only, and libraries differ in it. Components within
  /// 10⁻⁸ of the largest count as equally large and the first of them decides, so that rounding does not: (1, −1)/√2
  /// and its negative both become (1, −1)/√2. A column of zeros stays as it is. O(m n).
  mutating func makeLargestComponentsPositive() -> [Bool] {
    (0..<columnCount).map { column in
      let range = (column * rowCount)..<((column + 1) * rowCount)
      let largest = elements[range].reduce(0) { max($0, abs($1)) }
      guard let decisive = elements[range].first(where: { abs($0) >= largest * (1 - 1e-8) }), decisive < 0 else {
        return false
      }
      negateColumn(column)
      return true
    }
  }

  /// Changes the sign of one column.
  mutating func negateColumn(_ column: Int) {
    for index in (column * rowCount)..<((column + 1) * rowCount) { elements[index].negate() }
  }

  /// Puts the columns in the opposite order.
  mutating func reverseColumns() {
    for column in 0..<(columnCount / 2) {
      let other = columnCount - 1 - column
      for row in 0..<rowCount { elements.swapAt(column * rowCount + row, other * rowCount + row) }
    }
  }
}
