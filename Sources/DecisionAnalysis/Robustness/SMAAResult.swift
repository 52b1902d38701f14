public import LinearAlgebra

/// What SMAA found; alternatives and criteria are those of the matrix, in its order.
public struct SMAAResult: Hashable, Sendable {
  /// bᵢʳ: entry (i, r − 1) is the share of the draws in which alternative i has rank r; rows sum to 1, ties share the
  /// best rank.
  public let rankAcceptabilities: Matrix
  /// For each alternative that was ever first, the mean of the weights that made it first.
  public let centralWeights: [[Double]?]
  /// For each alternative that was ever first, how often it is first with its central weights, in 0 ... 1.
  public let confidences: [Double?]
  /// Entry (i, k) is the share of the draws in which i is before k; 0 on the diagonal.
  public let pairwiseWinning: Matrix

  init(_ counts: DrawCounts, draws: Int, centralWeights: [[Double]?], confidences: [Double?]) {
    let n = counts.alternativeCount
    var acceptabilities = Matrix(rowCount: n, columnCount: n)
    var winning = acceptabilities
    for i in 0..<n {
      for k in 0..<n {
        acceptabilities[i, k] = Double(counts.ranks[i * n + k]) / Double(draws)
        winning[i, k] = Double(counts.wins[i * n + k]) / Double(draws)
      }
    }
    rankAcceptabilities = acceptabilities
    pairwiseWinning = winning
    self.centralWeights = centralWeights
    self.confidences = confidences
  }

  /// The share of the draws in which an alternative is first.
  public func firstRankAcceptability(_ alternative: Int) -> Double { rankAcceptabilities[alternative, 0] }
}

/// Counts of draws.
struct DrawCounts: Sendable {
  let alternativeCount: Int
  let criterionCount: Int
  /// How often alternative i has rank r, at i · n + r − 1.
  private(set) var ranks: [Int]
  /// How often alternative i is before k, at i · n + k.
  private(set) var wins: [Int]
  /// The sums of the weights that make each alternative first, q numbers each.
  private var weightSums: [Double]

  init(alternatives: Int, criteria: Int) {
    alternativeCount = alternatives
    criterionCount = criteria
    ranks = Array(repeating: 0, count: alternatives * alternatives)
    wins = ranks
    weightSums = Array(repeating: 0, count: alternatives * criteria)
  }

  /// Enters a draw.
  mutating func enter(_ scores: [Double], _ tolerance: Double, _ weights: [Double]) {
    let n = alternativeCount
    for i in 0..<n {
      var rank = 0
      let own = scores[i]
      for k in 0..<n {
        let isBehind = scores[k] - own > tolerance
        rank += isBehind ? 1 : 0
        wins[k * n + i] += isBehind ? 1 : 0
      }
      ranks[i * n + rank] += 1
      if rank == 0 {
        for (k, weight) in weights.enumerated() { weightSums[i * criterionCount + k] += weight }
      }
    }
  }

  mutating func add(_ other: DrawCounts) {
    for index in ranks.indices { ranks[index] += other.ranks[index] }
    for index in wins.indices { wins[index] += other.wins[index] }
    for index in weightSums.indices { weightSums[index] += other.weightSums[index] }
  }

  /// The mean of the weights that make each alternative first.
  func centralWeights() -> [[Double]?] {
    (0..<alternativeCount).map { i in
      let count = ranks[i * alternativeCount]
      guard count > 0 else { return nil }
      return (0..<criterionCount).map { weightSums[i * criterionCount + $0] / Double(count) }
    }
  }
}
