public import Criteria
import LinearAlgebra
public import Parallelism

/// How much a single value must change before the winner is no longer alone in front: a rival improves on one
/// criterion, or the winner loses on one.
///
/// The method ranks anew for every change that is tried, so that the answer holds for every method, normalisation and
/// all. The change is found by halving, and so is exact to 2⁻⁴⁰ of the range, for methods that keep dominance.
public struct PerformanceChange: Hashable, Sendable {
  /// Whose value changes, counted from 0: the winner's, or a rival's.
  public let alternative: Int
  /// The criterion.
  public let criterion: String
  /// The value as it is.
  public let value: Double
  /// The value from which on the winner is caught up with, or overtaken by somebody.
  public let changedValue: Double

  /// The change, with its sign.
  public var change: Double { changedValue - value }

  /// All single changes that dethrone the winner, within the bounds of each criterion, or, where it has none, within
  /// the values that occur.
  ///
  /// - Parameters:
  ///   - method: The method. Its own threads are idle: changes are tried in parallel.
  ///   - matrix: n alternatives by q criteria.
  ///   - weights: The weights.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Returns: Changes in the order of alternatives and criteria; nothing for those that cannot dethrone the winner.
  /// - Throws: What the method throws for the matrix as it is; a change that it refuses counts as none. The time is
  ///   that of 41 n q rankings.
  public static func changes(
    _ method: any RankingMethod, _ matrix: DecisionMatrix, weights: Weights, workers: Workers = .automatic
  ) throws(DecisionError) -> [PerformanceChange] {
    let outcome = try method.outcome(matrix, weights: weights)
    let winner = outcome.winners[0]
    let counting = Set(outcome.criteria)
    let columns = matrix.criteria.indices.filter { counting.contains(matrix.criteria[$0].name) }
    let found = workers.map(matrix.alternativeCount * columns.count) { piece -> PerformanceChange? in
      let (alternative, column) = (piece / columns.count, columns[piece % columns.count])
      return Search(method, matrix, weights, winner: winner, alternative: alternative, column: column).result()
    }
    return found.compactMap { $0 }
  }

  /// The search for one value.
  private struct Search {
    let method: any RankingMethod
    let matrix: DecisionMatrix
    let weights: Weights
    let winner: Int
    let alternative: Int
    let column: Int

    init(
      _ method: any RankingMethod, _ matrix: DecisionMatrix, _ weights: Weights, winner: Int, alternative: Int,
      column: Int
    ) {
      self.method = method
      self.matrix = matrix
      self.weights = weights
      self.winner = winner
      self.alternative = alternative
      self.column = column
    }

    func result() -> PerformanceChange? {
      let criterion = matrix.criteria[column]
      let values = matrix.values.column(column)
      let bounds = criterion.bounds.map { ($0.low, $0.high) } ?? (values.min() ?? 0, values.max() ?? 0)
      let improves = alternative != winner
      let limit = (criterion.direction == .maximize) == improves ? bounds.1 : bounds.0
      let value = matrix.values[alternative, column]
      guard limit != value, isDethroned(by: limit) else { return nil }
      var (safe, changed) = (value, limit)
      for _ in 0..<40 {
        let middle = safe / 2 + changed / 2
        if isDethroned(by: middle) { changed = middle } else { safe = middle }
      }
      return PerformanceChange(
        alternative: alternative, criterion: criterion.name, value: value, changedValue: changed)
    }

    /// Whether somebody else is first, or as good as the winner, with another value.
    private func isDethroned(by value: Double) -> Bool {
      var values = matrix.values
      values[alternative, column] = value
      guard let changed = try? DecisionMatrix(criteria: matrix.criteria, values: values),
        let ranks = try? method.outcome(changed, weights: weights).ranks
      else { return false }
      return ranks[winner] > 1 || ranks.count { $0 == 1 } > 1
    }
  }
}
