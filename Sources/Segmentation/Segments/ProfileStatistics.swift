import Clustering
import Parallelism
import Tables

/// Means and spreads of the ratings of groups of accounts, on the scale of the questionnaire.
struct ProfileStatistics: Sendable {
  /// The weighted mean of each criterion for each group, group after group.
  let means: [[Double]]
  /// The standard error of each mean.
  let standardErrors: [[Double]]
  /// The number of accounts in each group.
  let sizes: [Int]
  /// The weight of each group.
  let weights: [Double]
  /// The market's mean of each criterion.
  let marketMeans: [Double]
  /// The market's sample standard deviation of each criterion.
  let marketDeviations: [Double]
  /// The smallest and largest rating of all.
  let ratingRange: (low: Double, high: Double)

  /// Computes the statistics over complete accounts; groups may be empty, and then have means of 0.
  ///
  /// - Parameters:
  ///   - labels: The group of each observation, 0 ..< groupCount.
  init(_ data: AccountData, _ prepared: PreparedRatings, labels: [Int], groupCount: Int, workers: Workers) {
    let accountWeights = prepared.weights?.values
    var sizes = [Int](repeating: 0, count: groupCount)
    var weights = [Double](repeating: 0, count: groupCount)
    var squaredWeights = weights
    for (observation, label) in labels.enumerated() {
      let weight = accountWeights?[observation] ?? 1
      sizes[label] += 1
      weights[label] += weight
      squaredWeights[label] += weight * weight
    }
    let (groupWeights, groupSquares) = (weights, squaredWeights)
    let columns = workers.map(data.ratings.count) { feature in
      ColumnStatistics(
        data.ratings[feature], prepared, labels: labels, accountWeights: accountWeights, weights: groupWeights,
        squaredWeights: groupSquares)
    }
    means = (0..<groupCount).map { group in columns.map { $0.means[group] } }
    standardErrors = (0..<groupCount).map { group in columns.map { $0.standardErrors[group] } }
    marketMeans = columns.map(\.marketMean)
    marketDeviations = columns.map(\.marketDeviation)
    ratingRange = (columns.map(\.low).min()!, columns.map(\.high).max()!)
    self.sizes = sizes
    self.weights = weights
  }
}

private struct ColumnStatistics: Sendable {
  var means: [Double]
  var standardErrors: [Double]
  var marketMean = 0.0
  var marketDeviation = 0.0
  var low = Double.infinity
  var high = -Double.infinity

  init(
    _ column: NumberColumn, _ prepared: PreparedRatings, labels: [Int], accountWeights: [Double]?, weights: [Double],
    squaredWeights: [Double]
  ) {
    let totalWeight = weights.reduce(0, +)
    func weight(_ observation: Int) -> Double { accountWeights?[observation] ?? 1 }
    var sums = [Double](repeating: 0, count: weights.count)
    var squares = sums
    var marketSquares = 0.0
    if case .bytes(let values) = column.storage {
      let table = ByteTable(values, prepared, labels: labels, groupCount: weights.count, weights: accountWeights)
      (low, high) = table.range
      for group in weights.indices { sums[group] = table.sum(group) { $0 } }
      means = zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
      marketMean = sums.reduce(0, +) / totalWeight
      for group in weights.indices {
        squares[group] = table.sum(group) { [mean = means[group]] in ($0 - mean) * ($0 - mean) }
        marketSquares += table.sum(group) { [marketMean] in ($0 - marketMean) * ($0 - marketMean) }
      }
    } else {
      for (observation, label) in labels.enumerated() {
        let value = column[prepared.account(observation)]!
        sums[label] += weight(observation) * value
        low = min(low, value)
        high = max(high, value)
      }
      means = zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
      marketMean = sums.reduce(0, +) / totalWeight
      for (observation, label) in labels.enumerated() {
        let value = column[prepared.account(observation)]!
        squares[label] += weight(observation) * (value - means[label]) * (value - means[label])
        marketSquares += weight(observation) * (value - marketMean) * (value - marketMean)
      }
    }
    // With weights the effective number of accounts is (Σω)² / Σω² (Kish, 1965, Survey Sampling, section 11.7).
    func standardError(_ sum: Double, _ weight: Double, _ squared: Double) -> Double {
      let count = squared > 0 ? weight * weight / squared : 0
      return count > 1 ? (sum / weight / (count - 1)).squareRoot() : 0
    }
    standardErrors = weights.indices.map { standardError(squares[$0], weights[$0], squaredWeights[$0]) }
    let count = totalWeight * totalWeight / squaredWeights.reduce(0, +)
    marketDeviation = count > 1 ? (marketSquares / totalWeight * count / (count - 1)).squareRoot() : 0
  }
}

/// How much weight each byte has in each group: ratings have few values, so that one look at each says it all.
private struct ByteTable {
  private static let values = 256
  private var totals: [Double]
  /// The smallest and the largest value.
  let range: (low: Double, high: Double)

  init(_ bytes: [UInt8], _ prepared: PreparedRatings, labels: [Int], groupCount: Int, weights: [Double]?) {
    var counts = [Int](repeating: 0, count: groupCount * Self.values)
    var totals = [Double](repeating: 0, count: weights == nil ? 0 : counts.count)
    for (observation, label) in labels.enumerated() {
      let cell = label * Self.values + Int(bytes[prepared.account(observation)])
      counts[cell] += 1
      if let weights { totals[cell] += weights[observation] }
    }
    self.totals = weights == nil ? counts.map { Double($0) } : totals
    let present = counts.indices.lazy.filter { counts[$0] > 0 }.map { $0 % Self.values }
    range = (Double(present.min()!), Double(present.max()!))
  }

  /// Σ over the accounts of a group of weight times a function of the value.
  func sum(_ group: Int, _ function: (Double) -> Double) -> Double {
    var sum = 0.0
    for value in 0..<Self.values {
      let total = totals[group * Self.values + value]
      if total != 0 { sum += total * function(Double(value)) }
    }
    return sum
  }
}
