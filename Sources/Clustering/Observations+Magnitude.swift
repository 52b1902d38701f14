import Parallelism

extension Observations {
  /// The smallest and the largest value of a feature among the rows of positive weight; `nil` weights take all rows.
  func extremes(ofFeature feature: Int, weights: [Double]? = nil) -> (low: Double, high: Double) {
    func scan<T>(_ values: [T], _ number: (T) -> Double) -> (low: Double, high: Double) {
      let start = feature * observationCount
      var low = Double.infinity
      var high = -Double.infinity
      for row in 0..<observationCount where weights.map({ $0[row] > 0 }) ?? true {
        let value = number(values[start + row])
        low = min(low, value)
        high = max(high, value)
      }
      return (low, high)
    }
    return switch storage {
    case .bytes(let values): scan(values) { Double($0) }
    case .doubles(let values): scan(values) { $0 }
    }
  }

  /// Refuses values of which sums, or sums of squared distances, could exceed the largest number.
  ///
  /// - Throws: `valuesTooLarge`. Time is O(n d), and O(d) for bytes.
  func requireSummable(
    featureWeights: [Double], totalWeight: Double, workers: Workers
  ) throws(ClusteringError) {
    let ranges: [(low: Double, high: Double)]
    if case .bytes = storage {
      ranges = featureWeights.map { _ in (0, 255) }
    } else {
      ranges = workers.map(featureCount) { extremes(ofFeature: $0) }
    }
    // Centroids on trial may lie some way outside the data.
    let room = 0x1p20 * max(1, totalWeight)
    var squaredRange = 0.0
    for (feature, range) in ranges.enumerated() {
      squaredRange += (range.high - range.low) * (range.high - range.low) * featureWeights[feature]
      guard (room * squaredRange).isFinite, (room * max(abs(range.low), abs(range.high))).isFinite else {
        throw .valuesTooLarge(feature: feature)
      }
    }
  }
}
