public import Provenance

/// The outcome of a ranking method together with the intermediate quantities of its paper.
@dynamicMemberLookup
public struct Ranking<Detail: RankingDetail>: Sendable, Hashable {
  /// What every ranking has: scores and ranks.
  public let outcome: RankingOutcome
  /// The intermediate quantities of the paper.
  public let detail: Detail

  /// Makes a ranking.
  package init(_ outcome: RankingOutcome, detail: Detail) {
    self.outcome = outcome
    self.detail = detail
  }

  /// What every ranking has, without the detour.
  public subscript<T>(dynamicMember path: KeyPath<RankingOutcome, T>) -> T { outcome[keyPath: path] }
}

/// What every ranking has: a score and a rank for each alternative, and how they came about.
public struct RankingOutcome: Sendable, Hashable {
  /// The identifier of the method.
  public let method: String
  /// The choices that were made, by name.
  public let conventions: [Convention]
  /// The criteria that counted: those of positive weight, in the order of the matrix.
  public let criteria: [String]
  /// The weights of ``criteria``, with sum 1.
  public let weights: [Double]
  /// One score for each alternative, all finite.
  public let scores: [Double]
  /// Whether a higher score is better.
  public let higherIsBetter: Bool
  /// One rank for each alternative: 1 is best, and ties share the best rank.
  ///
  /// Scores that differ by no more than 2⁻⁴⁸ of the largest magnitude among them are tied: rounding is no preference.
  public let ranks: [Int]
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// The alternatives of rank 1, counted from 0.
  public var winners: [Int] { ranks.indices.filter { ranks[$0] == 1 } }

  /// The alternatives from best to worst, counted from 0; ties stay in their order. O(n).
  public var order: [Int] {
    var start = [Int](repeating: 0, count: ranks.count + 1)
    for rank in ranks { start[rank] += 1 }
    var next = 0
    for rank in start.indices {
      let count = start[rank]
      start[rank] = next
      next += count
    }
    var order = [Int](repeating: 0, count: ranks.count)
    for (alternative, rank) in ranks.enumerated() {
      order[start[rank]] = alternative
      start[rank] += 1
    }
    return order
  }
}
