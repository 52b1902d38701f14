/// The weights that a rank-order method gives to the places, before ties share them.
public struct PlaceWeights: Hashable, Sendable, Encodable {
  /// One weight for each place, the most important first; their sum is 1.
  public let values: [Double]

  /// Divides weights by their sum.
  init(_ raw: [Double]) {
    let total = raw.reduce(0, +)
    values = raw.map { $0 / total }
  }

  /// The weighting of an order.
  func weighting(
    _ ranks: CriterionRanks, method: String, conventions: [Convention]
  ) throws(DecisionError) -> Weighting<PlaceWeights> {
    let result = try WeightingResult(
      method: method, conventions: conventions, criteria: ranks.criteria, values: ranks.spread(values))
    return Weighting(result, detail: self)
  }

  /// What every rank-order method does with ties.
  static let tieConvention = Convention("ties", "mean of their places")
}
