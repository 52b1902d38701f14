public import Criteria
public import Provenance

/// A way to rank alternatives under several criteria.
///
/// A method is its own configuration: immutable, and checked when it is made. The same input gives the same bits for
/// any number of threads. A criterion of weight 0 is left out before anything is computed, so that it cannot matter.
public protocol RankingMethod<Detail>: DescribedMethod {
  /// The intermediate quantities of the paper, typed.
  associatedtype Detail: RankingDetail

  /// What the method's choices are called, so that the output can name them: which normalisation, which v.
  var conventions: [Convention] { get }
  /// Which laws the method promises as configured; the tests hold it to them.
  var laws: MethodLaws { get }

  /// Ranks the alternatives.
  ///
  /// - Parameters:
  ///   - matrix: n alternatives by q criteria.
  ///   - weights: One for each criterion of the matrix, by name; only their ratios matter.
  /// - Throws: ``DecisionError`` when weights and matrix do not fit, or when the method cannot use the values.
  func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail>

  /// How the order depends on the weights, so that questions about weights are answered without ranking anew for each.
  ///
  /// What is returned holds for all weights that are positive where the given ones are.
  func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence
}

extension RankingMethod {
  /// Ranks the alternatives and keeps what every method has: the form in which methods are compared.
  public func outcome(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> RankingOutcome {
    try rank(matrix, weights: weights).outcome
  }

  /// Ranks the alternatives and keeps the intermediate quantities as well, of whatever type they are.
  public func detailedOutcome(
    _ matrix: DecisionMatrix, weights: Weights
  ) throws(DecisionError) -> (outcome: RankingOutcome, detail: any RankingDetail) {
    let ranking = try rank(matrix, weights: weights)
    return (ranking.outcome, ranking.detail)
  }

  /// Nothing is known.
  public func weightDependence(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> WeightDependence {
    .opaque
  }
}

/// A choice that a method makes where the literature knows several, in words for the output.
public struct Convention: Hashable, Sendable, Codable {
  /// What is chosen: `"normalisation"`.
  public let name: String
  /// The choice: `"vector"`.
  public let value: String

  /// Makes a convention.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Makes a convention of a number, without needless decimals.
  public init(_ name: String, _ value: Double) {
    self.init(name, Int(exactly: value).map(String.init) ?? String(value))
  }
}
