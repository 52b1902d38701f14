import Parallelism

/// The rows of a fit, with what its passes need to know of them.
struct IncompleteRows: Sendable {
  let cells: IncompleteObservations
  /// The weight of each row, or `nil` when all count 1.
  let weights: [Double]?
  let featureWeights: [Double]
  /// What is taken from values before they are summed: close to them, and whole where they are whole, so that sums of
  /// ratings are exact.
  let origins: [Double]
  /// The mean of each feature over the rows that have it.
  let means: [Double]
  /// Σ ω Σ w (x − origin)² over the cells that are observed.
  let spread: Double
  /// No partial distance of a row to a mean of rows is larger.
  let diameter: Double
  /// The largest weight of a row.
  let heaviest: Double
  /// All values row after row, when single rows are to be looked at.
  let values: [Double]?

  var rowCount: Int { cells.observationCount }
  var featureCount: Int { cells.featureCount }

  /// - Parameter keepsValues: Whether to keep the values row after row.
  /// - Throws: `nothingObserved`, `featureNotObserved`, `valuesTooLarge`. Time is O(n d).
  init(
    _ cells: IncompleteObservations, weights: [Double]?, featureWeights: [Double], keepsValues: Bool, workers: Workers
  ) throws(ClusteringError) {
    try cells.requireObserved(featureWeights: featureWeights)
    let extremes = try cells.observedExtremes(workers: workers)
    try Observations.requireSummable(
      extremes, featureWeights: featureWeights,
      totalWeight: weights?.reduce(0, +) ?? Double(cells.observationCount))
    let origins = extremes.map { range in
      let width = range.upperBound - range.lowerBound
      guard width > 0 else { return range.lowerBound }
      let unit = width.binade
      return ((range.lowerBound + width / 2) / unit).rounded() * unit
    }
    self.cells = cells
    self.weights = weights
    self.featureWeights = featureWeights
    self.origins = origins
    let total = Self.sums(
      of: cells, weights: weights, origins: origins, labels: nil, clusterCount: 1, workers: workers)
    if let feature = total.weights.firstIndex(of: 0) { throw .featureNotObserved(feature) }
    let squares = Self.distances(
      of: cells, to: origins, labels: nil, featureWeights: featureWeights, workers: workers)
    spread = squares.indices.reduce(0) { sum, row in sum + (weights.map { $0[row] } ?? 1) * squares[row] }
    diameter = zip(extremes, featureWeights).reduce(0) {
      $0 + ($1.0.upperBound - $1.0.lowerBound) * ($1.0.upperBound - $1.0.lowerBound) * $1.1
    }.squareRoot()
    heaviest = weights?.max() ?? 1
    means = origins.indices.map { origins[$0] + total.sums[$0] / total.weights[$0] }
    values = keepsValues ? cells.observations.rowMajor() : nil
  }

  /// The weight of one row.
  @inline(__always)
  func weight(_ row: Int) -> Double { weights.map { $0[row] } ?? 1 }

  /// A coordinate of a centroid, k times d of them: the mean of the rows that have the feature, or where none has it the
  /// mean of all.
  func coordinate(_ index: Int, of sums: CellSums) -> Double {
    let feature = index % featureCount
    return sums.weights[index] > 0 ? origins[feature] + sums.sums[index] / sums.weights[index] : means[feature]
  }

  /// The partial squared distance of each row to the centroid of its cluster. Time is O(n d).
  ///
  /// - Parameters:
  ///   - centroids: k times d numbers.
  ///   - labels: n numbers in 0 ..< k; `nil` for one cluster.
  func distances(to centroids: [Double], labels: [Int32]?, workers: Workers) -> [Double] {
    Self.distances(of: cells, to: centroids, labels: labels, featureWeights: featureWeights, workers: workers)
  }

  private static func distances(
    of cells: IncompleteObservations, to centroids: [Double], labels: [Int32]?, featureWeights: [Double],
    workers: Workers
  ) -> [Double] {
    workers.map(cells.observations.chunkCount) { chunk in
      var distances: [Double] = []
      distances.reserveCapacity(cells.observations.rows(ofChunk: chunk).count)
      centroids.withUnsafeBufferPointer { centroids in
        cells.forEachRow(ofChunk: chunk) { row, values, features in
          let cluster = labels.map { Int($0[row]) } ?? 0
          distances.append(
            partialDistance(
              values, stride: Observations.tileRows, features,
              centroid: centroids.baseAddress! + cluster * cells.featureCount, weights: featureWeights))
        }
      }
      return distances
    }.flatMap { $0 }
  }

  /// What the rows add up to under some labels.
  ///
  /// - Parameter labels: n numbers in 0 ..< k; `nil` for one cluster.
  static func sums(
    of cells: IncompleteObservations, weights: [Double]?, origins: [Double], labels: [Int32]?, clusterCount: Int,
    workers: Workers
  ) -> CellSums {
    CellSums.total(
      workers.map(cells.observations.chunkCount) { chunk in
        var sums = CellSums(clusterCount: clusterCount, featureCount: cells.featureCount)
        cells.forEachRow(ofChunk: chunk) { row, values, features in
          sums.add(
            values, stride: Observations.tileRows, features, weight: weights.map { $0[row] } ?? 1,
            to: labels.map { Int($0[row]) } ?? 0, origins: origins)
        }
        return sums
      })
  }
}

extension IncompleteObservations {
  /// Refuses rows without a value in any feature of positive weight, which are nowhere.
  func requireObserved(featureWeights: [Double]) throws(ClusteringError) {
    for (place, row) in incompleteRows.enumerated() {
      let isObserved = featureWeights.indices.contains { featureWeights[$0] > 0 && !isMissing(place, $0) }
      guard isObserved else { throw .nothingObserved(observation: row) }
    }
  }

  /// The smallest and the largest value of each feature over the rows that have it. Time is O(n d).
  ///
  /// - Throws: `featureNotObserved`.
  func observedExtremes(workers: Workers) throws(ClusteringError) -> [ClosedRange<Double>] {
    let count = featureCount
    let parts = workers.map(observations.chunkCount) { chunk in
      var extremes = [(low: Double, high: Double)](repeating: (.infinity, -.infinity), count: count)
      forEachRow(ofChunk: chunk) { _, values, features in
        for feature in features {
          let value = values[feature * Observations.tileRows]
          extremes[feature] = (min(extremes[feature].low, value), max(extremes[feature].high, value))
        }
      }
      return extremes
    }
    var ranges: [ClosedRange<Double>] = []
    for feature in 0..<count {
      let low = parts.reduce(Double.infinity) { min($0, $1[feature].low) }
      let high = parts.reduce(-Double.infinity) { max($0, $1[feature].high) }
      guard low <= high else { throw .featureNotObserved(feature) }
      ranges.append(low...high)
    }
    return ranges
  }
}
