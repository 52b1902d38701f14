import CKernels
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
  /// Sums of bytes and of their squares are exact. Other numbers are summed about the mean of their tile, and the tiles are
  /// joined as Chan, Golub and LeVeque (1983, doi:10.1080/00031305.1983.10483115) do, so that one pass is
  /// enough and 2019 ± 1 keeps its digits. A constant feature has variance 0. Time is O(n d); the result does not depend on the
  /// number of threads.
  public init(_ observations: Observations, weights: ObservationWeights? = nil, workers: Workers = .one) {
    precondition(
      weights.map { $0.values.count == observations.observationCount } ?? true, "one weight an observation is needed")
    let total = weights?.values.reduce(0, +) ?? Double(observations.observationCount)
    let bytes = weights == nil ? observations.byteColumns : nil
    let columns =
      bytes.map { bytes in workers.map(bytes.count) { ColumnMoments(bytes: bytes[$0]) } }
      ?? Self.columns(observations, weights: weights?.values, workers: workers)
    means = columns.map(\.mean)
    // A constant column must have variance exactly 0, whatever the rounding of its mean.
    variances = columns.map { $0.low == $0.high ? 0 : $0.squares / total }
    minima = columns.map(\.low)
    maxima = columns.map(\.high)
    totalWeight = total
  }

  /// Σⱼ wⱼ Σᵢ ωᵢ (xᵢⱼ − x̄ⱼ)²: the inertia of one single cluster.
  public func totalSumOfSquares(featureWeights: [Double]) -> Double {
    zip(featureWeights, variances).reduce(0) { $0 + $1.0 * $1.1 } * totalWeight
  }
}

extension FeatureMoments {
  /// The moments of columns of any storage, by chunks that are joined in their order; means are kept about that of the first
  /// tile until the end.
  private static func columns(_ observations: Observations, weights: [Double]?, workers: Workers) -> [ColumnMoments] {
    var origins = [Double](repeating: 0, count: observations.featureCount)
    observations.forEachTile(of: 0..<min(observations.observationCount, Observations.tileRows)) { rows, tile in
      for feature in origins.indices {
        origins[feature] = pk_moments(tile + feature * Observations.tileRows, rows.count, 0).mean
      }
    }
    let parts = workers.map(observations.chunkCount) { [origins] chunk in
      var columns = [ColumnMoments](repeating: ColumnMoments(), count: observations.featureCount)
      observations.forEachTile(ofChunk: chunk) { rows, tile in
        for feature in columns.indices {
          let values = tile + feature * Observations.tileRows
          let part =
            weights.map { weights in
              weights.withUnsafeBufferPointer {
                pk_weighted_moments(values, $0.baseAddress! + rows.lowerBound, rows.count, origins[feature])
              }
            } ?? pk_moments(values, rows.count, origins[feature])
          columns[feature].add(ColumnMoments(part))
        }
      }
      return columns
    }
    var total = parts[0]
    for part in parts.dropFirst() {
      for feature in total.indices { total[feature].add(part[feature]) }
    }
    for feature in total.indices { total[feature].mean += origins[feature] }
    return total
  }
}

/// The moments of some numbers.
private struct ColumnMoments: Sendable {
  var weight = 0.0
  var mean = 0.0
  var squares = 0.0
  var low = Double.infinity
  var high = -Double.infinity

  init() {}

  init(_ moments: PKMoments) {
    (weight, mean, squares) = (moments.weight, moments.mean, moments.squares)
    (low, high) = (moments.low, moments.high)
  }

  init(bytes: [UInt8]) {
    var (sum, squares, low, high) = (UInt64(0), UInt64(0), UInt8.max, UInt8.min)
    pk_byte_moments(bytes, bytes.count, &sum, &squares, &low, &high)
    (self.low, self.high) = (Double(low), Double(high))
    let total = Double(bytes.count)
    weight = total
    mean = Double(sum) / total
    // About the nearest whole number the sums are small, and still exact.
    let (count, centre) = (bytes.count, Int(mean.rounded()))
    let offset = Int(sum) - count * centre
    let spread = Int(squares) - 2 * centre * Int(sum) + count * centre * centre
    self.squares = Double(spread) - Double(offset) * Double(offset) / total
  }

  mutating func add(_ other: ColumnMoments) {
    guard other.weight > 0 else { return }
    let (own, sum) = (weight, weight + other.weight)
    let difference = other.mean - mean
    mean += difference * (other.weight / sum)
    squares += other.squares + difference * difference * (own * other.weight / sum)
    weight = sum
    (low, high) = (min(low, other.low), max(high, other.high))
  }
}
