/// Small symmetric and triangular matrices, kept as the d (d + 1) / 2 numbers of their lower triangle, row after row:
/// element (j, l), l ≤ j, lies at j (j + 1) / 2 + l.
///
/// Plain loops: a component has a few dozen features, and one factorisation stands beside a pass over all rows.
enum PackedTriangle {
  /// The number of elements.
  static func size(_ order: Int) -> Int { order * (order + 1) / 2 }

  /// The place of element (row, column) of a symmetric matrix.
  @inline(__always)
  static func place(_ row: Int, _ column: Int) -> Int {
    row >= column ? row * (row + 1) / 2 + column : column * (column + 1) / 2 + row
  }

  /// The triangle L with L Lᵀ = A, or `nil` unless A is positive definite. Time is O(d³).
  static func cholesky(_ matrix: [Double], order: Int) -> [Double]? {
    var root = matrix
    for row in 0..<order {
      for column in 0...row {
        var sum = matrix[place(row, column)]
        for inner in 0..<column { sum -= root[place(row, inner)] * root[place(column, inner)] }
        if column < row {
          root[place(row, column)] = sum / root[place(column, column)]
        } else {
          guard sum > 0, sum.isFinite else { return nil }
          root[place(row, row)] = sum.squareRoot()
        }
      }
    }
    return root
  }

  /// The inverse of a triangle whose diagonal holds no 0. Time is O(d³).
  static func inverse(_ triangle: [Double], order: Int) -> [Double] {
    var result = [Double](repeating: 0, count: triangle.count)
    for row in 0..<order {
      let pivot = triangle[place(row, row)]
      result[place(row, row)] = 1 / pivot
      for column in 0..<row {
        var sum = 0.0
        for inner in column..<row { sum += triangle[place(row, inner)] * result[place(inner, column)] }
        result[place(row, column)] = -sum / pivot
      }
    }
    return result
  }

  /// The matrix of which eigenvalues below `floor` have been raised to it, and whether there were any.
  ///
  /// For a scatter matrix this is the covariance matrix of greatest Gaussian likelihood among those that have no
  /// variance below the floor in any direction, so that EM with it climbs still: Ingrassia & Rocci (2007),
  /// doi:10.1016/j.csda.2006.10.011. Time is O(d³).
  static func raised(_ matrix: [Double], order: Int, floor: Double) -> (matrix: [Double], isRaised: Bool) {
    var shifted = matrix
    for index in 0..<order { shifted[place(index, index)] -= floor }
    guard cholesky(shifted, order: order) == nil else { return (matrix, false) }
    let system = eigensystem(matrix, order: order)
    let values = system.values.map { $0 > floor ? $0 : floor }
    var result = matrix
    for row in 0..<order {
      for column in 0...row {
        var sum = 0.0
        for index in 0..<order {
          sum += system.vectors[index * order + row] * system.vectors[index * order + column] * values[index]
        }
        result[place(row, column)] = sum
      }
    }
    return (result, true)
  }

  /// Eigenvalues and eigenvectors of a symmetric matrix, vector i at i · d ..< (i + 1) · d, by Jacobi's rotations in
  /// cyclic order.
  ///
  /// Source: Golub & Van Loan (2013), Matrix Computations, section 8.5. Small eigenvalues keep an absolute error of
  /// about 1e-16 of the largest. Time is O(d³) a sweep, of which about eight are needed.
  static func eigensystem(_ matrix: [Double], order: Int) -> (values: [Double], vectors: [Double]) {
    var a = matrix
    var vectors = [Double](repeating: 0, count: order * order)
    for index in 0..<order { vectors[index * order + index] = 1 }
    // Bounded, so that numbers that are none cannot keep it going.
    for _ in 0..<60 {
      var hasRotated = false
      for row in 1..<max(1, order) {
        for column in 0..<row where isWorthRotating(a, row, column) {
          hasRotated = true
          rotate(&a, &vectors, row, column, order: order)
        }
      }
      if !hasRotated { break }
    }
    return ((0..<order).map { a[place($0, $0)] }, vectors)
  }

  private static func isWorthRotating(_ a: [Double], _ row: Int, _ column: Int) -> Bool {
    let off = abs(a[place(row, column)])
    return off > 0x1p-54 * (abs(a[place(row, row)]) + abs(a[place(column, column)])) && off > .leastNormalMagnitude
  }

  /// Makes element (q, p) zero.
  private static func rotate(_ a: inout [Double], _ vectors: inout [Double], _ q: Int, _ p: Int, order: Int) {
    let off = a[place(q, p)]
    let theta = (a[place(q, q)] - a[place(p, p)]) / (2 * off)
    let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let cosine = 1 / (t * t + 1).squareRoot()
    let sine = t * cosine
    a[place(p, p)] -= t * off
    a[place(q, q)] += t * off
    a[place(q, p)] = 0
    for index in 0..<order where index != p && index != q {
      let (x, y) = (a[place(index, p)], a[place(index, q)])
      a[place(index, p)] = cosine * x - sine * y
      a[place(index, q)] = sine * x + cosine * y
    }
    for index in 0..<order {
      let (x, y) = (vectors[p * order + index], vectors[q * order + index])
      vectors[p * order + index] = cosine * x - sine * y
      vectors[q * order + index] = sine * x + cosine * y
    }
  }
}
