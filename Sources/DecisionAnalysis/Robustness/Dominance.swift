public import Criteria
import LinearAlgebra

/// Which alternatives dominate which: at least as good on every criterion and better on one. No weights are needed.
///
/// An alternative that nobody dominates is efficient: only among these can a method that keeps dominance find its
/// winner. All criteria of the matrix count.
public enum Dominance {
  /// Whether alternative `a` dominates alternative `b`, both counted from 0 and in range. O(q).
  public static func dominates(_ a: Int, _ b: Int, in matrix: DecisionMatrix) -> Bool {
    var isBetter = false
    for (column, criterion) in matrix.criteria.enumerated() {
      let (own, other) = (matrix.values[a, column], matrix.values[b, column])
      if criterion.direction.prefers(other, to: own) { return false }
      if own != other { isBetter = true }
    }
    return isBetter
  }

  /// The alternatives that nobody dominates, counted from 0, in their order.
  ///
  /// Time is O(n log n + n m q) for m efficient alternatives: in the order of the first criterion, then of the next
  /// ones, nobody is dominated by a later one, and it is enough to compare with the efficient ones found so far.
  public static func efficientAlternatives(_ matrix: DecisionMatrix) -> [Int] {
    let rows = (0..<matrix.alternativeCount).map { row in
      matrix.criteria.indices.map { matrix.criteria[$0].direction.sign * matrix.values[row, $0] }
    }
    let order = rows.indices.sorted { rows[$1].lexicographicallyPrecedes(rows[$0]) }
    var efficient: [Int] = []
    for candidate in order where !efficient.contains(where: { covers(rows[$0], rows[candidate]) }) {
      efficient.append(candidate)
    }
    return efficient.sorted()
  }

  /// For each alternative that is dominated, an efficient one that dominates it: the first in their order.
  ///
  /// - Parameter efficient: What ``efficientAlternatives(_:)`` found.
  /// - Returns: One entry for each alternative, `nil` for efficient ones. Every other has a dominator among the efficient, since
  ///   dominance has no circles. O(n m q).
  public static func dominators(_ matrix: DecisionMatrix, among efficient: [Int]) -> [Int?] {
    let isEfficient = Set(efficient)
    return (0..<matrix.alternativeCount).map { alternative in
      isEfficient.contains(alternative) ? nil : efficient.first { dominates($0, alternative, in: matrix) }
    }
  }

  /// At least as good everywhere, and not the same.
  private static func covers(_ a: [Double], _ b: [Double]) -> Bool {
    var isBetter = false
    for k in a.indices {
      if a[k] < b[k] { return false }
      if a[k] > b[k] { isBetter = true }
    }
    return isBetter
  }
}
