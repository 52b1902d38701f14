public import Criteria
public import Provenance

/// The same weight for every criterion: 1 / q for q criteria.
///
/// What one weighs with when nothing is known, and the yardstick for every other method.
///
/// Source: Dawes, Corrigan (1974), doi:10.1037/h0037613, on how well unit weights predict.
public struct EqualWeights: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "equal"
  /// What the method does.
  public static let summary = "The same weight for every criterion"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Dawes, R. M.; Corrigan, B.", year: 1974, title: "Linear models in decision making",
      venue: "Psychological Bulletin 81(2), 95–106", doi: "10.1037/h0037613")
  ]

  /// Makes the method; there is nothing to choose.
  public init() {}

  /// There is nothing to choose.
  public var conventions: [Convention] { [] }

  /// Nothing that is in the matrix matters, and so a constant criterion weighs as much as the others.
  public var laws: WeightingLaws { [.unitInvariance, .zeroInvariance, .directionInvariance] }

  /// Weighs the criteria. O(q).
  ///
  /// - Throws: Nothing that a decision matrix could cause.
  public func weigh(_ matrix: DecisionMatrix) throws(DecisionError) -> Weighting<NoDetail> {
    Weighting(
      try WeightingResult(
        method: Self.identifier, conventions: conventions, criteria: matrix.criterionNames,
        values: matrix.criteria.map { _ in 1 }), detail: NoDetail())
  }
}

/// The detail of a method that has none.
public struct NoDetail: Hashable, Sendable, Encodable {}
