/// How much each observation counts: revenue, survey weights, or how often a pattern occurs.
///
/// An observation of weight 0 is labelled and otherwise ignored.
public struct ObservationWeights: Hashable, Sendable {
  /// One finite number of at least 0 for each observation; at least one is positive.
  public let values: [Double]

  /// Checks and keeps the weights.
  ///
  /// - Throws: `badWeight`, `allWeightsZero`.
  public init(_ values: [Double]) throws(ClusteringError) {
    for (index, value) in values.enumerated() where !(value.isFinite && value >= 0) {
      throw .badWeight(index: index, value: value)
    }
    guard values.contains(where: { $0 > 0 }) else { throw .allWeightsZero }
    self.values = values
  }
}
