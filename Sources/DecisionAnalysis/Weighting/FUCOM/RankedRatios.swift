/// An order of the criteria, and how many times as important each is as the next.
public struct RankedRatios: WeightingInput, Hashable {
  /// An order with the ratios of neighbours.
  public static var kind: WeightingInputKind { .rankedRatios }

  /// The names of the criteria, most important first, each once.
  public let criteria: [String]
  /// φ: how many times as important each criterion is as the next, at least 1; one fewer than criteria.
  public let ratios: [Double]
  /// How many times as important each criterion is as the next but one, where that was asked as well; two fewer than
  /// criteria. `nil` takes the product of the two ratios between.
  public let secondRatios: [Double?]

  /// The names of the criteria.
  public var criterionNames: [String] { criteria }

  /// Checks and keeps ratios.
  ///
  /// - Parameters:
  ///   - order: n names, most important first, each once.
  ///   - ratios: n − 1 finite numbers of at least 1.
  ///   - secondRatios: n − 2 finite numbers of at least 1, or `nil` where nobody asked; empty for none.
  /// - Throws: `noCriteria`, `repeatedName`, `count`, `outOfOrder`.
  public init(order: [String], ratios: [Double], secondRatios: [Double?] = []) throws(DecisionError) {
    try CriterionNames.check(order)
    guard ratios.count == order.count - 1 else {
      throw .count(ratios.count, expected: order.count - 1, what: "ratios of neighbours")
    }
    let pairs = max(0, order.count - 2)
    guard secondRatios.isEmpty || secondRatios.count == pairs else {
      throw .count(secondRatios.count, expected: pairs, what: "ratios of criteria two places apart")
    }
    for (place, ratio) in ratios.enumerated() where !(ratio.isFinite && ratio >= 1) {
      throw .weighting(.outOfOrder(first: order[place], second: order[place + 1], ratio: ratio))
    }
    for case (let place, let ratio?) in secondRatios.enumerated() where !(ratio.isFinite && ratio >= 1) {
      throw .weighting(.outOfOrder(first: order[place], second: order[place + 2], ratio: ratio))
    }
    criteria = order
    self.ratios = ratios
    self.secondRatios = secondRatios.isEmpty ? [Double?](repeating: nil, count: pairs) : secondRatios
  }

  /// Checks and keeps scores as FUCOM's authors ask for them: 1 for the first criterion, and for each other how many times as
  /// important the first is.
  ///
  /// - Parameters:
  ///   - order: n names, most important first, each once.
  ///   - scores: n finite numbers above 0 that do not fall.
  /// - Throws: `noCriteria`, `repeatedName`, `count`, `outOfOrder`, `points` for a score that is not above 0.
  public init(order: [String], scores: [Double]) throws(DecisionError) {
    try CriterionNames.check(order)
    guard scores.count == order.count else {
      throw .count(scores.count, expected: order.count, what: "scores")
    }
    for (name, score) in zip(order, scores) where !(score.isFinite && score > 0) {
      throw .weighting(.points(criterion: name, value: score, allowed: "a finite number above 0"))
    }
    try self.init(order: order, ratios: zip(scores.dropFirst(), scores).map { $0 / $1 })
  }
}
