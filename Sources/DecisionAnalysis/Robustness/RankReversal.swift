public import Criteria
import LinearAlgebra
public import Parallelism
public import Provenance

/// What happens to a ranking when an alternative goes, comes twice, or gets worse: a ranking that one should be able to
/// rely on keeps the order of the others.
///
/// - drop: one alternative is taken out;
/// - clone: one alternative is there twice;
/// - replace: an alternative that is not first moves halfway to the worst values; only the winner is looked at, the
///   first test criterion of the paper.
///
/// Source: Wang, Triantaphyllou (2008), doi:10.1016/j.omega.2005.12.003; drop and clone are common practice.
public struct RankReversal: DescribedMethod, Hashable {
  /// The name.
  public static let identifier = "rank-reversal"
  /// What it says.
  public static let summary = "Whether the order of others changes when an alternative is dropped, cloned or made worse"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Wang, X.; Triantaphyllou, E.", year: 2008,
      title: "Ranking irregularities when evaluating alternatives by using some ELECTRE methods",
      venue: "Omega 36(1), 45–63", doi: "10.1016/j.omega.2005.12.003")
  ]

  /// What is done to an alternative.
  public enum Change: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is taken out.
    case drop
    /// It is there twice.
    case clone
    /// It gets worse.
    case replace
  }

  /// One change and what it did.
  public struct Trial: Hashable, Sendable {
    /// What was done.
    public let change: Change
    /// To which alternative, counted from 0.
    public let alternative: Int
    /// The ranks of all alternatives of the matrix afterwards; `nil` for the one that was dropped, and for all when the
    /// method refused.
    public let ranks: [Int?]
    /// Pairs (a, b) of other alternatives of which a was before b and is behind b now; empty for `replace`.
    public let reversedPairs: [Pair]
    /// Whether an alternative that was first is first no more, other than the one that was changed.
    public let isWinnerChanged: Bool

    /// Whether anything happened that should not.
    public var isReversal: Bool { !reversedPairs.isEmpty || isWinnerChanged }
  }

  /// Two alternatives, counted from 0.
  public struct Pair: Hashable, Sendable {
    /// The one that was before.
    public let first: Int
    /// The one that was behind.
    public let second: Int
  }

  /// All trials: for each change, each alternative.
  public let trials: [Trial]

  /// Tries the changes.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - matrix: At least two alternatives; with one there is nothing to try.
  ///   - weights: The weights.
  ///   - changes: What to try.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: What the method throws for the matrix as it is. The time is that of n rankings for each change, and
  ///   O(n³) for the pairs.
  public init(
    _ method: any RankingMethod, _ matrix: DecisionMatrix, weights: Weights, changes: [Change] = Change.allCases,
    workers: Workers = .automatic
  ) throws(DecisionError) {
    let ranks = try method.outcome(matrix, weights: weights).ranks
    let count = matrix.alternativeCount
    guard count > 1 else {
      trials = []
      return
    }
    let tries = changes.flatMap { change in
      (0..<count).filter { change != .replace || ranks[$0] > 1 }.map { (change, $0) }
    }
    trials = workers.map(tries.count) { index in
      let (change, alternative) = tries[index]
      let after = Self.ranks(method, matrix, weights, change, alternative)
      return Self.trial(change, alternative, before: ranks, after: after)
    }
  }

  /// The ranks of the alternatives of the matrix after a change.
  private static func ranks(
    _ method: any RankingMethod, _ matrix: DecisionMatrix, _ weights: Weights, _ change: Change, _ alternative: Int
  ) -> [Int?] {
    let count = matrix.alternativeCount
    let places: [Int]
    switch change {
    case .drop: places = (0..<count).filter { $0 != alternative }
    case .clone: places = Array(0..<count) + [alternative]
    case .replace: places = Array(0..<count)
    }
    var values = Matrix(rowCount: places.count, columnCount: matrix.criterionCount)
    for column in 0..<matrix.criterionCount {
      for (new, old) in places.enumerated() { values[new, column] = matrix.values[old, column] }
      guard change == .replace else { continue }
      let all = matrix.values.column(column)
      let worst = (matrix.criteria[column].direction == .maximize ? all.min() : all.max()) ?? 0
      values[alternative, column] = values[alternative, column] / 2 + worst / 2
    }
    guard let changed = try? DecisionMatrix(criteria: matrix.criteria, values: values),
      let found = try? method.outcome(changed, weights: weights).ranks
    else { return Array(repeating: nil, count: count) }
    var ranks = [Int?](repeating: nil, count: count)
    // The clone is at the end and its original before it.
    for (new, old) in places.enumerated() where new < count { ranks[old] = found[new] }
    return ranks
  }

  private static func trial(_ change: Change, _ alternative: Int, before: [Int], after: [Int?]) -> Trial {
    let others = before.indices.filter { $0 != alternative && after[$0] != nil }
    var pairs: [Pair] = []
    var isWinnerChanged = false
    let best = others.compactMap { after[$0] }.min()
    for a in others {
      guard let rank = after[a] else { continue }
      if before[a] == 1, rank != best { isWinnerChanged = true }
      guard change != .replace else { continue }
      for b in others where before[a] < before[b] {
        if let other = after[b], rank > other { pairs.append(Pair(first: a, second: b)) }
      }
    }
    return Trial(
      change: change, alternative: alternative, ranks: after, reversedPairs: pairs, isWinnerChanged: isWinnerChanged)
  }
}
