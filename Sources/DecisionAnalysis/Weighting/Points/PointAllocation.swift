public import Provenance

/// Point allocation: a budget of points, usually 100, is spread over the criteria.
///
/// To give to one is to take from another, so that weights come out more different than those of ratings.
///
/// Source: Doyle, Green, Bottomley (1997), who compare it with direct rating.
public struct PointAllocation: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "point-allocation"
  /// What the method does.
  public static let summary = "Point allocation: a budget of 100 points spread over the criteria"
  /// Where it comes from.
  public static let citations = DirectRating.citations

  /// How many points there are.
  public let budget: Double

  /// Makes the method.
  ///
  /// - Parameter budget: How many points there are, finite and above 0.
  /// - Throws: `setting`.
  public init(budget: Double = 100) throws(DecisionError) {
    guard budget.isFinite, budget > 0 else {
      throw .setting(name: "budget", value: budget, allowed: "a finite number above 0")
    }
    self.budget = budget
  }

  /// The budget.
  public var conventions: [Convention] { [Convention("budget", budget)] }

  /// Points that are weights give those weights back.
  public var laws: WeightingLaws { [] }

  /// Weighs the criteria. O(n).
  ///
  /// - Throws: `pointTotal` when the points do not add up to the budget, up to 10⁻⁹ of it.
  public func weigh(_ points: CriterionPoints) throws(DecisionError) -> Weighting<NoDetail> {
    let total = points.values.reduce(0, +)
    guard abs(total - budget) <= 1e-9 * budget else {
      throw .weighting(.pointTotal(total, expected: budget))
    }
    return try points.weighting(method: Self.identifier, conventions: conventions)
  }
}
