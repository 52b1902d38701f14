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
    let values = column.values
    let totalWeight = weights.reduce(0, +)
    var sums = [Double](repeating: 0, count: weights.count)
    for (observation, label) in labels.enumerated() {
      let value = values[prepared.account(observation)]
      sums[label] += (accountWeights?[observation] ?? 1) * value
      low = min(low, value)
      high = max(high, value)
    }
    means = zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
    marketMean = sums.reduce(0, +) / totalWeight
    var squares = [Double](repeating: 0, count: weights.count)
    var marketSquares = 0.0
    for (observation, label) in labels.enumerated() {
      let value = values[prepared.account(observation)]
      let weight = accountWeights?[observation] ?? 1
      squares[label] += weight * (value - means[label]) * (value - means[label])
      marketSquares += weight * (value - marketMean) * (value - marketMean)
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
