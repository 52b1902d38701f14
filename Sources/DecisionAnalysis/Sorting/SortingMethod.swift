public import Criteria
public import Provenance

/// A way to put alternatives into categories that are ordered and fixed beforehand: A, B and C accounts.
///
/// Unlike a ranking, what happens to one alternative does not depend on the others.
public protocol SortingMethod<Detail>: DescribedMethod {
  /// The intermediate quantities of the paper, typed.
  associatedtype Detail: Sendable, Hashable, Encodable

  /// The choices that the method makes, for the output.
  var conventions: [Convention] { get }

  /// Puts the alternatives into categories.
  ///
  /// - Parameters:
  ///   - matrix: n alternatives by q criteria.
  ///   - weights: One for each criterion of the matrix, by name; only their ratios matter.
  /// - Throws: ``DecisionError`` when weights, boundaries and matrix do not fit.
  func sort(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Sorting<Detail>
}

/// The category of each alternative.
public struct Sorting<Detail: Sendable & Hashable & Encodable>: Sendable, Hashable {
  /// The identifier of the method.
  public let method: String
  /// The choices that were made, by name.
  public let conventions: [Convention]
  /// The names of the categories, worst first.
  public let categories: [String]
  /// The category of each alternative, 0 = worst.
  public let assignments: [Int]
  /// The intermediate quantities of the paper.
  public let detail: Detail

  /// How many alternatives each category holds, worst category first.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: categories.count)
    for category in assignments { sizes[category] += 1 }
    return sizes
  }
}

/// What every sorting has, without the intermediate quantities: the form in which methods are compared.
public struct SortingOutcome: Sendable, Hashable {
  /// The identifier of the method.
  public let method: String
  /// The choices that were made, by name.
  public let conventions: [Convention]
  /// The names of the categories, worst first.
  public let categories: [String]
  /// The category of each alternative, 0 = worst.
  public let assignments: [Int]
  /// How many alternatives each category holds, worst category first.
  public let sizes: [Int]
}

extension Sorting {
  /// The sorting without its intermediate quantities.
  public var outcome: SortingOutcome {
    SortingOutcome(
      method: method, conventions: conventions, categories: categories, assignments: assignments, sizes: sizes)
  }
}

extension SortingMethod {
  /// Sorts the alternatives and keeps what every method has: the form in which methods are compared.
  public func outcome(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> SortingOutcome {
    try sort(matrix, weights: weights).outcome
  }

  /// Sorts the alternatives and keeps the intermediate quantities as well, of whatever type they are.
  public func detailedOutcome(
    _ matrix: DecisionMatrix, weights: Weights
  ) throws(DecisionError) -> (outcome: SortingOutcome, detail: any Encodable & Sendable) {
    let sorting = try sort(matrix, weights: weights)
    return (sorting.outcome, sorting.detail)
  }
}
