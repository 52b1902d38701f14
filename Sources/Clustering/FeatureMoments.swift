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

  /// Computes the moments in two passes (the second about the mean of the first, so that 2019 ± 1 keeps its digits).
  ///
  /// Time is O(n d). Whole-numbered ratings without weights give exact sums. A constant feature has variance 0.
  public init(_ observations: Observations, weights: ObservationWeights? = nil, workers: Workers = .one) {
    let featureCount = observations.featureCount
    func pass(_ body: @Sendable (Int, Double, Double) -> Double) -> [Double] {
      let partial = workers.map(observations.chunkCount) { chunk in
        let rows = observations.rows(ofChunk: chunk)
        return (0..<featureCount).map { feature in
          observations.reduce(rows, feature: feature, weights: weights?.values) { body(feature, $0, $1) }
        }
      }
      return partial.dropFirst().reduce(into: partial[0]) { total, part in
        for feature in 0..<featureCount { total[feature] += part[feature] }
      }
    }
    let total = weights?.values.reduce(0, +) ?? Double(observations.observationCount)
    let means = pass { _, value, weight in weight * value }.map { $0 / total }
    let squares = pass { feature, value, weight in
      let deviation = value - means[feature]
      return weight * deviation * deviation
    }
    let ranges = workers.map(featureCount) { observations.extremes(ofFeature: $0, weights: weights?.values) }
    minima = ranges.map(\.low)
    maxima = ranges.map(\.high)
    // A constant column must have variance exactly 0, whatever the rounding of its mean.
    variances = zip(squares, ranges).map { $1.low == $1.high ? 0 : $0 / total }
    self.means = means
    totalWeight = total
  }

  /// Σⱼ wⱼ Σᵢ ωᵢ (xᵢⱼ − x̄ⱼ)²: the inertia of one single cluster.
  public func totalSumOfSquares(featureWeights: [Double]) -> Double {
    zip(featureWeights, variances).reduce(0) { $0 + $1.0 * $1.1 } * totalWeight
  }
}

extension Observations {
  /// Sums `body(value, weight)` over rows of one feature.
  @inline(__always)
  fileprivate func reduce(
    _ rows: Range<Int>, feature: Int, weights: [Double]?, _ body: (Double, Double) -> Double
  ) -> Double {
    let start = feature * observationCount
    var sum = 0.0
    switch storage {
    case .bytes(let values):
      for row in rows { sum += body(Double(values[start + row]), weights?[row] ?? 1) }
    case .doubles(let values):
      for row in rows { sum += body(values[start + row], weights?[row] ?? 1) }
    }
    return sum
  }
}
