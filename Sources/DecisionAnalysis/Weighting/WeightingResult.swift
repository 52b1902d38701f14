public import Criteria
import LinearAlgebra
import Parallelism
public import Provenance

/// What every weighting has: a weight for each criterion, and how it came about.
public struct WeightingResult: Sendable, Hashable {
  /// The identifier of the method.
  public let method: String
  /// The choices that were made, by name.
  public let conventions: [Convention]
  /// The weights by criterion: at least 0, with sum 1.
  public let weights: Weights
  /// How well the judgments fit together; `nil` for methods that cannot tell.
  public let consistency: JudgmentConsistency?
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// The names of the criteria, in the order of the input.
  public var criteria: [String] { weights.criteria }

  /// The weights in the order of ``criteria``.
  public var values: [Double] { weights.values }

  /// One rank for each criterion: 1 weighs most, and ties share the best rank.
  public var ranks: [Int] { Ranks.of(values, higherIsBetter: true, workers: .one) ?? [] }

  /// Divides weights by their sum and keeps them.
  ///
  /// - Parameters:
  ///   - values: One number of at least 0 for each criterion, not all 0.
  /// - Throws: `valuesTooLarge` when a value is not finite; `criteria` when they are no weights.
  package init(
    method: String, conventions: [Convention], criteria: [String], values: [Double],
    consistency: JudgmentConsistency? = nil, diagnostics: [Diagnostic] = []
  ) throws(DecisionError) {
    guard values.allSatisfy(\.isFinite) else { throw .valuesTooLarge(method: method) }
    do throws(CriteriaError) {
      let given = try Weights(criteria: criteria, values: values)
      weights = try Weights(criteria: criteria, values: given.normalised)
    } catch {
      throw .weighting(.criteria(error))
    }
    self.method = method
    self.conventions = conventions
    self.consistency = consistency
    self.diagnostics = diagnostics
  }

  /// Weights in proportion to how much each criterion tells the alternatives of a matrix apart.
  ///
  /// Criteria with one value for all alternatives tell nothing and weigh 0. Where no criterion tells anything, those that vary
  /// weigh the same, and when none varies, all do. Both are said in a diagnostic.
  ///
  /// - Parameters:
  ///   - contrasts: One number of at least 0 for each criterion.
  ///   - matrix: The data.
  package init(
    method: String, conventions: [Convention], contrasts: [Double], of matrix: DecisionMatrix,
    diagnostics: [Diagnostic] = []
  ) throws(DecisionError) {
    var diagnostics = diagnostics
    let names = matrix.criterionNames
    let varies = (0..<matrix.criterionCount).map { !matrix.isConstant($0) }
    let isAnyVarying = varies.contains(true)
    let constant = names.indices.filter { !varies[$0] && isAnyVarying }
    var values = zip(contrasts, varies).map { $1 ? $0 : 0 }
    if !values.contains(where: { $0 > 0 || $0.isNaN }) {
      values = varies.map { $0 || !isAnyVarying ? 1 : 0 }
      diagnostics.append(
        Diagnostic(
          .warning, code: "no-contrast",
          "The alternatives give no reason to weigh one criterion more than another, so "
            + (constant.isEmpty ? "all weigh the same." : "those that differ weigh the same.")))
    }
    if !constant.isEmpty {
      let list = constant.map { "'\(names[$0])'" }.joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .warning, code: "constant-criterion", "One value for all alternatives, and so the weight 0: \(list)."))
    }
    try self.init(
      method: method, conventions: conventions, criteria: names, values: values, diagnostics: diagnostics)
  }
}

extension DecisionMatrix {
  /// Whether a criterion has one value for all alternatives. O(n).
  func isConstant(_ criterion: Int) -> Bool {
    values.withUnsafeElements { elements in
      let start = criterion * alternativeCount
      return (start..<(start + alternativeCount)).allSatisfy { elements[$0] == elements[start] }
    }
  }

  /// Checks that the values of a criterion are above a floor.
  ///
  /// - Throws: `valueTooSmall` for the first one that is not. O(n).
  func require(_ floor: ValueFloor, _ criterion: Int, method: String) throws(DecisionError) {
    let start = criterion * alternativeCount
    let bad = values.withUnsafeElements { elements in
      (0..<alternativeCount).first { !floor.allows(elements[start + $0]) }
    }
    guard let bad else { return }
    throw .valueTooSmall(
      criterion: criteria[criterion].name, alternative: alternative(bad), value: values[bad, criterion],
      allowed: floor.rawValue, method: method)
  }
}
