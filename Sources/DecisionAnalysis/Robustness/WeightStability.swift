public import Criteria
import LinearAlgebra
public import Provenance

/// How far one weight can move before the winner changes, exactly, for methods whose order is that of a weighted sum.
///
/// The weight of criterion k moves to t while the others keep their ratios: wⱼ (1 − t) / (1 − w_k). Then each score is
/// a straight line in t, and the winner stays first on an interval that ends where the line of a rival crosses its own.
///
/// Source: Mareschal (1988), doi:10.1016/0377-2217(88)90254-8; Triantaphyllou, Sánchez (1997),
/// doi:10.1111/j.1540-5915.1997.tb01306.x.
public struct WeightStability: DescribedMethod, Hashable {
  /// The name.
  public static let identifier = "weight-stability"
  /// What it says.
  public static let summary = "Between which weights of a criterion the winner stays first"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Mareschal, B.", year: 1988, title: "Weight stability intervals in multicriteria decision aid",
      venue: "European Journal of Operational Research 33(1), 54–64", doi: "10.1016/0377-2217(88)90254-8"),
    Citation(
      authors: "Triantaphyllou, E.; Sánchez, A.", year: 1997,
      title: "A sensitivity analysis approach for some deterministic multi-criteria decision-making methods",
      venue: "Decision Sciences 28(1), 151–194", doi: "10.1111/j.1540-5915.1997.tb01306.x"),
  ]

  /// The interval of one weight.
  public struct Interval: Hashable, Sendable {
    /// The criterion.
    public let criterion: String
    /// Its weight, as a share of all.
    public let weight: Double
    /// The least share with which the winner is still first.
    public let low: Double
    /// The greatest share with which the winner is still first.
    public let high: Double
    /// Who overtakes the winner below ``low``, counted from 0; `nil` when nobody does down to 0.
    public let rivalBelow: Int?
    /// Who overtakes the winner above ``high``, counted from 0; `nil` when nobody does up to 1.
    public let rivalAbove: Int?
  }

  /// The winner, counted from 0; of several the first.
  public let winner: Int
  /// One interval for each criterion that counts.
  public let intervals: [Interval]

  /// Computes the intervals.
  ///
  /// - Returns: `nil` when the order of the method is not that of a weighted sum.
  /// - Throws: What the method throws. O(n q).
  public init?(
    _ method: any RankingMethod, _ matrix: DecisionMatrix, weights: Weights
  ) throws(DecisionError) {
    guard case .additive(let utilities) = try method.weightDependence(matrix, weights: weights) else { return nil }
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let outcome = try method.outcome(matrix, weights: weights)
    let winner = outcome.winners[0]
    self.winner = winner
    let shares = problem.weights
    let scores = (0..<problem.alternativeCount).map { row in
      shares.indices.reduce(0) { $0 + shares[$1] * utilities[row, $1] }
    }
    let rivals = scores.indices.filter { $0 != winner }
    intervals = shares.indices.map { k in
      let leads = rivals.map { rival in
        // The lead of the winner at t is t · own + (1 − t) · others, and known at the present weight.
        let own = utilities[winner, k] - utilities[rival, k]
        let lead = max(0, scores[winner] - scores[rival])
        return Lead(rival: rival, own: own, others: (lead - shares[k] * own) / (1 - shares[k]))
      }
      return Self.interval(outcome.criteria[k], shares[k], leads)
    }
  }

  /// The lead of the winner over a rival with all weight on one criterion, and with none on it.
  private struct Lead {
    let rival: Int
    let own: Double
    let others: Double
  }

  private static func interval(_ criterion: String, _ weight: Double, _ leads: [Lead]) -> Interval {
    var (low, high) = (0.0, 1.0)
    var (below, above): (Int?, Int?) = (nil, nil)
    // A single criterion has the whole weight whatever is said.
    guard weight < 1 else {
      return Interval(criterion: criterion, weight: 1, low: 0, high: 1, rivalBelow: nil, rivalAbove: nil)
    }
    for lead in leads {
      // others + t (own − others) ≥ 0.
      let slope = lead.own - lead.others
      guard slope != 0 else { continue }
      let crossing = -lead.others / slope
      if slope > 0, crossing > low { (low, below) = (min(crossing, weight), lead.rival) }
      if slope < 0, crossing < high { (high, above) = (max(crossing, weight), lead.rival) }
    }
    return Interval(criterion: criterion, weight: weight, low: low, high: high, rivalBelow: below, rivalAbove: above)
  }
}
