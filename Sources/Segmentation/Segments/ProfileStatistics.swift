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

  /// Computes the statistics; groups may be empty, and then have means of 0.
  ///
  /// A rating that was not given counts for nothing: means are those of the accounts that gave it. A criterion that nobody
  /// of a group gave has the market's mean there.
  ///
  /// - Parameters:
  ///   - accounts: Who is looked at.
  ///   - labels: The group of each of them, 0 ..< groupCount.
  ///   - missing: For each criterion which of them did not give it; `nil` when all gave everything.
  init(
    _ data: AccountData, _ accounts: FittedAccounts, missing: [[Int]]?, labels: [Int], groupCount: Int,
    workers: Workers
  ) {
    let groups = GroupWeights(accounts, labels: labels, groupCount: groupCount)
    let columns = workers.map(data.ratings.count) { feature in
      let column = data.ratings[feature]
      guard let absent = missing?[feature], !absent.isEmpty else {
        return ColumnStatistics(column, accounts, labels: labels, groups: groups)
      }
      let lacking = Set(absent)
      let given = (0..<accounts.count).filter { !lacking.contains($0) }
      let (givers, labels) = (accounts.selecting(given), given.map { labels[$0] })
      var statistics = ColumnStatistics(
        column, givers, labels: labels, groups: GroupWeights(givers, labels: labels, groupCount: groupCount))
      for group in 0..<groupCount where statistics.weights[group] == 0 && groups.weights[group] > 0 {
        statistics.means[group] = statistics.marketMean
      }
      return statistics
    }
    means = (0..<groupCount).map { group in columns.map { $0.means[group] } }
    standardErrors = (0..<groupCount).map { group in columns.map { $0.standardErrors[group] } }
    marketMeans = columns.map(\.marketMean)
    marketDeviations = columns.map(\.marketDeviation)
    ratingRange = (columns.map(\.low).min()!, columns.map(\.high).max()!)
    sizes = groups.sizes
    weights = groups.weights
  }
}

/// How many accounts each group has, and what they weigh.
private struct GroupWeights: Sendable {
  var sizes: [Int]
  var weights: [Double]
  var squares: [Double]

  init(_ accounts: FittedAccounts, labels: [Int], groupCount: Int) {
    sizes = [Int](repeating: 0, count: groupCount)
    weights = [Double](repeating: 0, count: groupCount)
    squares = weights
    for (index, label) in labels.enumerated() {
      let weight = accounts.weight(index)
      sizes[label] += 1
      weights[label] += weight
      squares[label] += weight * weight
    }
  }
}

private struct ColumnStatistics: Sendable {
  var means: [Double]
  var standardErrors: [Double]
  var marketMean = 0.0
  var marketDeviation = 0.0
  var low = Double.infinity
  var high = -Double.infinity

  /// The weight of each group.
  let weights: [Double]

  /// - Parameter accounts: All gave this rating.
  init(_ column: NumberColumn, _ accounts: FittedAccounts, labels: [Int], groups: GroupWeights) {
    let (weights, squaredWeights) = (groups.weights, groups.squares)
    self.weights = weights
    let totalWeight = weights.reduce(0, +)
    var sums = [Double](repeating: 0, count: weights.count)
    var squares = sums
    var marketSquares = 0.0
    if case .bytes(let values) = column.storage {
      let table = ByteTable(values, accounts, labels: labels, groupCount: weights.count)
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
        let value = column[accounts.account(observation)]!
        sums[label] += accounts.weight(observation) * value
        low = min(low, value)
        high = max(high, value)
      }
      means = zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
      marketMean = sums.reduce(0, +) / totalWeight
      for (observation, label) in labels.enumerated() {
        let value = column[accounts.account(observation)]!
        squares[label] += accounts.weight(observation) * (value - means[label]) * (value - means[label])
        marketSquares += accounts.weight(observation) * (value - marketMean) * (value - marketMean)
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

  init(_ bytes: [UInt8], _ accounts: FittedAccounts, labels: [Int], groupCount: Int) {
    var counts = [Int](repeating: 0, count: groupCount * Self.values)
    let weights = accounts.weights
    var totals = [Double](repeating: 0, count: weights == nil ? 0 : counts.count)
    for (observation, label) in labels.enumerated() {
      let cell = label * Self.values + Int(bytes[accounts.account(observation)])
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
