public import Parallelism

/// Mean, spread and range of each feature, counting each observation by its weight.
public struct FeatureMoments: Hashable, Sendable {
  /// The weighted mean of each feature.
  public let means: [Double]
  /// The population variance of each feature: the weighted mean of squared deviations from the mean.
  public let variances: [Double]
  /// The smallest value of each feature among observations of positive weight.
  public let minima: [Double]
  /// The largest value of each feature among observations of positive weight.
  public let maxima: [Double]
  /// The sum of the observation weights; n without weights.
  public let totalWeight: Double

  /// Computes the moments.
  ///
  /// Bytes are counted value by value, in one pass. Other numbers take two, the second about the mean of the first, so
  /// that 2019 ± 1 keeps its digits. A constant feature has variance 0. Time is O(n d).
  public init(_ observations: Observations, weights: ObservationWeights? = nil, workers: Workers = .one) {
    precondition(
      weights.map { $0.values.count == observations.observationCount } ?? true, "one weight an observation is needed")
    let total = weights?.values.reduce(0, +) ?? Double(observations.observationCount)
    let columns = workers.map(observations.featureCount) { feature in
      switch observations.storage {
      case .bytes(let values):
        ColumnMoments(bytes: values, observations.range(ofFeature: feature), weights: weights?.values, total: total)
      case .doubles(let values):
        ColumnMoments(values, observations.range(ofFeature: feature), weights: weights?.values, total: total)
      }
    }
    means = columns.map(\.mean)
    variances = columns.map(\.variance)
    minima = columns.map(\.low)
    maxima = columns.map(\.high)
    totalWeight = total
  }

  /// Σⱼ wⱼ Σᵢ ωᵢ (xᵢⱼ − x̄ⱼ)²: the inertia of one single cluster.
  public func totalSumOfSquares(featureWeights: [Double]) -> Double {
    zip(featureWeights, variances).reduce(0) { $0 + $1.0 * $1.1 } * totalWeight
  }
}

extension Observations {
  /// Where the values of a feature lie in the storage.
  fileprivate func range(ofFeature feature: Int) -> Range<Int> {
    feature * observationCount..<(feature + 1) * observationCount
  }
}

private struct ColumnMoments: Sendable {
  var mean = 0.0
  var variance = 0.0
  var low = Double.infinity
  var high = -Double.infinity

  /// A histogram of 256 values says it all.
  init(bytes: [UInt8], _ range: Range<Int>, weights: [Double]?, total: Double) {
    var counts = [Double](repeating: 0, count: 256)
    if let weights {
      for (row, index) in range.enumerated() { counts[Int(bytes[index])] += weights[row] }
    } else {
      counts = Self.histogram(bytes, range)
    }
    var sum = 0.0
    for (value, count) in counts.enumerated() where count > 0 {
      sum += count * Double(value)
      low = min(low, Double(value))
      high = max(high, Double(value))
    }
    mean = sum / total
    var squares = 0.0
    for (value, count) in counts.enumerated() where count > 0 {
      let deviation = Double(value) - mean
      squares += count * deviation * deviation
    }
    variance = low == high ? 0 : squares / total
  }

  /// Four histograms side by side, since equal neighbours would wait for each other.
  private static func histogram(_ bytes: [UInt8], _ range: Range<Int>) -> [Double] {
    var counts = [Int](repeating: 0, count: 4 * 256)
    bytes.withUnsafeBufferPointer { bytes in
      counts.withUnsafeMutableBufferPointer { counts in
        for index in range { counts[(index & 3) << 8 | Int(bytes[index])] += 1 }
      }
    }
    return (0..<256).map { value in
      Double((0..<4).reduce(0) { $0 + counts[$1 << 8 | value] })
    }
  }

  init(_ values: [Double], _ range: Range<Int>, weights: [Double]?, total: Double) {
    var sum = 0.0
    for (row, index) in range.enumerated() {
      let weight = weights?[row] ?? 1
      guard weight > 0 else { continue }
      sum += weight * values[index]
      low = min(low, values[index])
      high = max(high, values[index])
    }
    mean = sum / total
    var squares = 0.0
    for (row, index) in range.enumerated() {
      let deviation = values[index] - mean
      squares += (weights?[row] ?? 1) * deviation * deviation
    }
    // A constant column must have variance exactly 0, whatever the rounding of its mean.
    variance = low == high ? 0 : squares / total
  }
}
