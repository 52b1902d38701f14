public import Criteria
import LinearAlgebra

/// The least weight that must move from criteria to others before a rival catches up with the winner, exactly, for
/// methods whose order is that of a weighted sum.
///
/// With dⱼ the utility of the rival less that of the winner, moving a share of weight from criterion j to the one with
/// the greatest d gains d_max − dⱼ for the rival; the best sources are emptied first. No other change of the weights by
/// as little weight does it.
public struct WeightShift: Hashable, Sendable {
  /// Weight taken from a criterion.
  public struct Source: Hashable, Sendable {
    /// The criterion.
    public let criterion: String
    /// How much of all weight is taken from it.
    public let share: Double
  }

  /// Who catches up, counted from 0.
  public let rival: Int
  /// How much of all weight moves, in 0 ... 1.
  public let share: Double
  /// Where it is taken from.
  public let sources: [Source]
  /// Where it goes.
  public let target: String

  /// The least shift for each rival that can catch up at all, the least first.
  ///
  /// - Returns: `nil` when the order of the method is not that of a weighted sum.
  /// - Throws: What the method throws. O(n q log q).
  public static func shifts(
    _ method: any RankingMethod, _ matrix: DecisionMatrix, weights: Weights
  ) throws(DecisionError) -> [WeightShift]? {
    guard case .additive(let utilities) = try method.weightDependence(matrix, weights: weights) else { return nil }
    let outcome = try method.outcome(matrix, weights: weights)
    let winner = outcome.winners[0]
    let shifts = (0..<matrix.alternativeCount).filter { $0 != winner }.compactMap { rival in
      least(
        rival, (0..<outcome.criteria.count).map { utilities[rival, $0] - utilities[winner, $0] },
        outcome.weights, outcome.criteria)
    }
    return shifts.sorted { ($0.share, $0.rival) < ($1.share, $1.rival) }
  }

  private static func least(
    _ rival: Int, _ differences: [Double], _ weights: [Double], _ criteria: [String]
  ) -> WeightShift? {
    guard let target = differences.indices.max(by: { differences[$0] < differences[$1] }) else { return nil }
    var gap = -zip(differences, weights).reduce(0) { $0 + $1.0 * $1.1 }
    guard gap > 0 else { return WeightShift(rival: rival, share: 0, sources: [], target: criteria[target]) }
    guard differences[target] > 0 else { return nil }
    var sources: [Source] = []
    for k in differences.indices.sorted(by: { (differences[$0], $0) < (differences[$1], $1) }) where gap > 0 {
      let gain = differences[target] - differences[k]
      guard gain > 0 else { break }
      let share = min(weights[k], gap / gain)
      sources.append(Source(criterion: criteria[k], share: share))
      gap = share < weights[k] ? 0 : gap - share * gain
    }
    return WeightShift(
      rival: rival, share: sources.reduce(0) { $0 + $1.share }, sources: sources, target: criteria[target])
  }
}
