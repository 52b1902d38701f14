import ClusterValidation
import LinearAlgebra

/// Two directions in the coordinates of ``SegmentMoments``.
struct PicturePlane {
  /// Two lists of a number for each feature that weighs anything.
  let directions: [[Double]]
  let eigenvalues: [Double]
  let shares: [Double]
  let droppedDimensionCount: Int
  /// The covariance of all accounts.
  private let total: Matrix

  /// At or below this share of the largest an eigenvalue is rounding.
  private static let rounding = 1e-12
  /// At or below this share a variance within segments is none.
  private static let singular = 1e-10

  /// The first two principal components.
  init(principalComponentsOf moments: SegmentMoments) throws(LinearAlgebraError) {
    let total = Self.sum(moments.within(), moments.between())
    let found = try SymmetricEigendecomposition(total)
    self.init(
      found.eigenvalues, found.eigenvectors, total: total, rank: moments.features.count, droppedDimensionCount: 0)
  }

  /// The first two canonical discriminants.
  init(discriminantsOf moments: SegmentMoments) throws {
    let name = "discriminant analysis"
    let occupied = moments.sizes.count { $0 > 0 }
    guard occupied >= 2 else { throw ClusterValidationError.tooFewClusters(found: occupied, index: name) }
    let (within, between) = (moments.within(), moments.between())
    let total = Self.sum(within, between)
    let kept = moments.features.indices.filter { within[$0, $0] > Self.singular * total[$0, $0] }
    let deviations = kept.map { within[$0, $0].squareRoot() }
    // In units of the deviation within segments, along the directions in which there is any.
    func scaled(_ matrix: Matrix) -> Matrix {
      var scaled = Matrix(rowCount: kept.count, columnCount: kept.count)
      for (row, first) in kept.enumerated() {
        for (column, second) in kept.enumerated() {
          scaled[row, column] = matrix[first, second] / (deviations[row] * deviations[column])
        }
      }
      return scaled
    }
    let correlations = try SymmetricEigendecomposition(scaled(within))
    let rank = correlations.eigenvalues.count { $0 > Self.singular * correlations.eigenvalues[0] }
    guard rank > 0 else { throw ClusterValidationError.noWithinSpread(index: name) }
    let basis = try Matrix(columns: (0..<rank).map { correlations.eigenvectors.column($0) })
    var reduced = try basis.multiplied(by: scaled(between).multiplied(by: basis), transposingSelf: true)
    // Rounding must not look like asymmetry.
    for row in 0..<rank { for column in 0..<row { reduced[column, row] = reduced[row, column] } }
    let found = try GeneralizedEigendecomposition(
      reduced, metric: .diagonal(Array(correlations.eigenvalues.prefix(rank))))
    let vectors = try basis.multiplied(by: found.eigenvectors)
    var directions = Matrix(rowCount: moments.features.count, columnCount: rank)
    for (row, feature) in kept.enumerated() {
      for column in 0..<rank { directions[feature, column] = vectors[row, column] / deviations[row] }
    }
    self.init(
      found.eigenvalues, directions, total: total, rank: min(rank, occupied - 1),
      droppedDimensionCount: moments.features.count - rank)
  }

  /// - Parameters:
  ///   - eigenvalues: In decreasing order.
  ///   - vectors: A direction in each column.
  ///   - total: The covariance of all accounts.
  ///   - rank: How many of the directions can mean anything.
  private init(
    _ eigenvalues: [Double], _ vectors: Matrix, total: Matrix, rank: Int, droppedDimensionCount: Int
  ) {
    let largest = max(0, eigenvalues.first ?? 0)
    let sum = eigenvalues.prefix(rank).reduce(0) { $0 + max(0, $1) }
    var directions: [[Double]] = []
    var kept: [Double] = []
    for axis in 0..<2 {
      guard axis < rank, eigenvalues[axis] > Self.rounding * largest else {
        directions.append([Double](repeating: 0, count: total.rowCount))
        kept.append(0)
        continue
      }
      let direction = vectors.column(axis)
      let loadings = Self.loadings(direction, total)
      let most = loadings.reduce(0) { max($0, abs($1)) }
      let isTurned = loadings.first { abs($0) >= most * (1 - 1e-8) }.map { $0 < 0 } ?? false
      directions.append(isTurned ? direction.map { -$0 } : direction)
      kept.append(eigenvalues[axis])
    }
    self.directions = directions
    self.eigenvalues = kept
    shares = kept.map { sum > 0 ? $0 / sum : 0 }
    self.droppedDimensionCount = droppedDimensionCount
    self.total = total
  }

  /// Where a point lies, given by its coordinates.
  func place(_ point: [Double]) -> PlanePoint {
    func coordinate(_ direction: [Double]) -> Double { zip(direction, point).reduce(0) { $0 + $1.0 * $1.1 } }
    return PlanePoint(x: coordinate(directions[0]), y: coordinate(directions[1]))
  }

  /// An axis in the units of the observations.
  func axis(_ axis: Int, of moments: SegmentMoments, featureCount: Int) -> SeparationPlot.Axis {
    var coefficients = [Double](repeating: 0, count: featureCount)
    var loadings = coefficients
    for (place, loading) in Self.loadings(directions[axis], total).enumerated() {
      coefficients[moments.features[place]] = directions[axis][place] * moments.scales[place]
      loadings[moments.features[place]] = loading
    }
    return SeparationPlot.Axis(
      coefficients: coefficients, loadings: loadings, eigenvalue: eigenvalues[axis], share: shares[axis])
  }

  /// The correlation of each coordinate with the projection on a direction; 0 where one of them is constant.
  private static func loadings(_ direction: [Double], _ total: Matrix) -> [Double] {
    let covariances = (0..<total.rowCount).map { row in
      direction.indices.reduce(0) { $0 + total[row, $1] * direction[$1] }
    }
    let variance = zip(direction, covariances).reduce(0) { $0 + $1.0 * $1.1 }
    return covariances.indices.map { row in
      let deviation = max(0, total[row, row]).squareRoot() * max(0, variance).squareRoot()
      return deviation > 0 ? min(1, max(-1, covariances[row] / deviation)) : 0
    }
  }

  private static func sum(_ left: Matrix, _ right: Matrix) -> Matrix {
    var sum = left
    for row in 0..<sum.rowCount { for column in 0..<sum.columnCount { sum[row, column] += right[row, column] } }
    return sum
  }
}
