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
  /// Sums of bytes and of their squares are exact, in one pass. Other numbers take two, the second about the mean of the first,
  /// so that 2019 ± 1 keeps its digits. A constant feature has variance 0. Time is O(n d).
  public init(_ observations: Observations, weights: ObservationWeights? = nil, workers: Workers = .one) {
    precondition(
      weights.map { $0.values.count == observations.observationCount } ?? true, "one weight an observation is needed")
    let total = weights?.values.reduce(0, +) ?? Double(observations.observationCount)
    let columns = workers.map(observations.featureCount) { feature in
      ColumnMoments(observations.columns[feature], weights: weights?.values, total: total)
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

private struct ColumnMoments: Sendable {
  var mean = 0.0
  var variance = 0.0
  var low = Double.infinity
  var high = -Double.infinity

  init(_ column: Observations.Column, weights: [Double]?, total: Double) {
    switch column {
    case .bytes(let values):
      self.init(bytes: values, weights: weights, total: total)
    case .decimals(let units, let places):
      let divisor = Observations.Column.powersOfTen[places]
      self = units.withUnsafeBufferPointer { units in
        Self(count: units.count, weights: weights, total: total) { Double(units[$0]) / divisor }
      }
    case .singles(let values):
      self = values.withUnsafeBufferPointer { values in
        Self(count: values.count, weights: weights, total: total) { Double(values[$0]) }
      }
    case .doubles(let values):
      self = values.withUnsafeBufferPointer { values in
        Self(count: values.count, weights: weights, total: total) { values[$0] }
      }
    }
  }

  private init(bytes: [UInt8], weights: [Double]?, total: Double) {
    guard weights == nil else {
      self = bytes.withUnsafeBufferPointer { bytes in
        Self(count: bytes.count, weights: weights, total: total) { Double(bytes[$0]) }
      }
      return
    }
    var (sum, squares, low, high) = (UInt64(0), UInt64(0), UInt8.max, UInt8.min)
    pk_byte_moments(bytes, bytes.count, &sum, &squares, &low, &high)
    (self.low, self.high) = (Double(low), Double(high))
    mean = Double(sum) / total
    // About the nearest whole number the sums are small, and still exact.
    let (count, centre) = (Int(bytes.count), Int(mean.rounded()))
    let offset = Int(sum) - count * centre
    let spread = Int(squares) - 2 * centre * Int(sum) + count * centre * centre
    variance = (Double(spread) - Double(offset) * Double(offset) / total) / total
  }

  @inline(__always)
  private init(count: Int, weights: [Double]?, total: Double, value: (Int) -> Double) {
    for row in 0..<count where weights.map({ $0[row] > 0 }) ?? true {
      let value = value(row)
      low = value < low ? value : low
      high = value > high ? value : high
    }
    mean = Self.sum(count, weights: weights, value) / total
    let centre = mean
    let squares = Self.sum(count, weights: weights) { row in
      let deviation = value(row) - centre
      return deviation * deviation
    }
    // A constant column must have variance exactly 0, whatever the rounding of its mean.
    variance = low == high ? 0 : squares / total
  }

  /// Σ ω x, in eight sums side by side: a single one would wait for itself at every row.
  @inline(__always)
  private static func sum(_ count: Int, weights: [Double]?, _ value: (Int) -> Double) -> Double {
    var sums = SIMD8<Double>()
    var row = 0
    while row + 8 <= count {
      var block = SIMD8<Double>()
      for lane in 0..<8 { block[lane] = value(row + lane) }
      if let weights { for lane in 0..<8 { block[lane] *= weights[row + lane] } }
      sums += block
      row += 8
    }
    var rest = 0.0
    while row < count {
      rest += (weights?[row] ?? 1) * value(row)
      row += 1
    }
    return sums.sum() + rest
  }
}
