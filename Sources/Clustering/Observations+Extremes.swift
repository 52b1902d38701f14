import Parallelism

extension Observations {
  /// The smallest and the largest value of each feature over all rows. Time is O(n d).
  func extremes(workers: Workers) -> [ClosedRange<Double>] {
    workers.map(featureCount) { feature in
      switch columns[feature] {
      case .bytes(let values):
        values.withUnsafeBufferPointer { values in
          var range: (low: UInt8, high: UInt8) = (.max, .min)
          for value in values { range = (min(range.low, value), max(range.high, value)) }
          return Double(range.low)...Double(range.high)
        }
      case .decimals(let units, let places):
        units.withUnsafeBufferPointer { units in
          var range: (low: Int32, high: Int32) = (.max, .min)
          for value in units { range = (min(range.low, value), max(range.high, value)) }
          return Double(range.low) / Column.powersOfTen[places]...Double(range.high) / Column.powersOfTen[places]
        }
      case .singles(let values):
        values.withUnsafeBufferPointer { values in
          var range: (low: Float, high: Float) = (.infinity, -.infinity)
          for value in values {
            range = (value < range.low ? value : range.low, value > range.high ? value : range.high)
          }
          return Double(range.low)...Double(range.high)
        }
      case .doubles(let values):
        values.withUnsafeBufferPointer { values in
          var range: (low: Double, high: Double) = (.infinity, -.infinity)
          for value in values {
            range = (value < range.low ? value : range.low, value > range.high ? value : range.high)
          }
          return range.low...range.high
        }
      }
    }
  }

  /// The error for values whose squares could not be added up after all: it names the feature that reaches farthest.
  static func valuesTooLarge(_ extremes: [ClosedRange<Double>]) -> ClusteringError {
    let reach = extremes.map { max(abs($0.lowerBound), abs($0.upperBound)) }
    return .valuesTooLarge(feature: reach.indices.max { reach[$0] < reach[$1] } ?? 0)
  }

  /// Refuses values of which sums, or sums of squared distances, could exceed the largest number.
  ///
  /// - Throws: `valuesTooLarge`. Time is O(d).
  static func requireSummable(
    _ extremes: [ClosedRange<Double>], featureWeights: [Double], totalWeight: Double
  ) throws(ClusteringError) {
    // Centroids on trial may lie some way outside the data.
    let room = 0x1p20 * max(1, totalWeight)
    var squaredRange = 0.0
    for (feature, range) in extremes.enumerated() {
      let width = range.upperBound - range.lowerBound
      squaredRange += width * width * featureWeights[feature]
      guard (room * squaredRange).isFinite, (room * max(abs(range.lowerBound), abs(range.upperBound))).isFinite else {
        throw .valuesTooLarge(feature: feature)
      }
    }
  }
}
