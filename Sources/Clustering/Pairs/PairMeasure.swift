import CKernels

/// Measures the rows of a tile against some points, in the feature-weighted space.
struct PairMeasure: Sendable {
  /// What is measured.
  enum Kind: Sendable {
    /// Σⱼ wⱼ (xⱼ − yⱼ)².
    case squared
    /// The root of it.
    case euclidean
    /// Σⱼ √wⱼ |xⱼ − yⱼ|.
    case manhattan
  }

  private let kind: Kind
  /// What a squared difference is multiplied by; for Manhattan what a difference is.
  private let factors: [Double]

  /// The weights are d finite numbers of at least 0.
  init(_ kind: Kind, featureWeights: [Double]) {
    self.kind = kind
    factors = kind == .manhattan ? featureWeights.map { $0.squareRoot() } : featureWeights
  }

  init(of dissimilarity: Dissimilarity, featureWeights: [Double]) {
    switch dissimilarity {
    case .euclidean: self.init(.euclidean, featureWeights: featureWeights)
    case .manhattan: self.init(.manhattan, featureWeights: featureWeights)
    }
  }

  /// Puts the distance of row i of a tile to point p at `distances[p * tileRows + i]`.
  ///
  /// The sums run over features in their order, so that a pair has one distance, whichever of the two is the point.
  ///
  /// - Parameters:
  ///   - tile: As ``Observations/copyTile(_:into:)`` makes it.
  ///   - points: `pointCount` times d numbers.
  ///   - distances: Room for `pointCount` times ``Observations/tileRows`` numbers.
  func measure(
    _ tile: UnsafePointer<Double>, rowCount: Int, points: UnsafePointer<Double>, pointCount: Int,
    into distances: UnsafeMutablePointer<Double>
  ) {
    if kind == .manhattan {
      return addDifferences(tile, rowCount: rowCount, points: points, pointCount: pointCount, into: distances)
    }
    pk_tile_distances(tile, rowCount, factors.count, points, pointCount, factors, distances)
    guard kind == .euclidean else { return }
    for point in 0..<pointCount {
      let row = distances + point * Observations.tileRows
      for index in 0..<rowCount { row[index] = row[index].squareRoot() }
    }
  }

  private func addDifferences(
    _ tile: UnsafePointer<Double>, rowCount: Int, points: UnsafePointer<Double>, pointCount: Int,
    into distances: UnsafeMutablePointer<Double>
  ) {
    // Whole groups of 16 rows, as the kernel does.
    let rowCount = (rowCount + 15) / 16 * 16
    for point in 0..<pointCount {
      let row = distances + point * Observations.tileRows
      for index in 0..<rowCount { row[index] = 0 }
      for (feature, factor) in factors.enumerated() {
        let value = points[point * factors.count + feature]
        let column = tile + feature * Observations.tileRows
        for index in 0..<rowCount { row[index] += abs(column[index] - value) * factor }
      }
    }
  }
}
