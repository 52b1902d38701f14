/// An order of the criteria, most important first; some may be tied.
public struct CriterionRanks: WeightingInput, Hashable {
  /// Ranks of the criteria.
  public static var kind: WeightingInputKind { .ranks }

  /// The names of the criteria, each once.
  public let criteria: [String]
  /// One rank for each criterion: 1 is the most important, and ties share the best rank.
  public let ranks: [Int]

  /// The names of the criteria.
  public var criterionNames: [String] { criteria }

  /// Checks and keeps ranks.
  ///
  /// Only their order counts: 1, 1, 3 and 1, 1, 2 are the same.
  ///
  /// - Parameters:
  ///   - criteria: n names, each once.
  ///   - ranks: n whole numbers from 1 to n, 1 for the most important.
  /// - Throws: `noCriteria`, `repeatedName`, `count`, `rank`.
  public init(criteria: [String], ranks: [Int]) throws(DecisionError) {
    try CriterionNames.check(criteria)
    guard ranks.count == criteria.count else {
      throw .count(ranks.count, expected: criteria.count, what: "ranks")
    }
    for (name, rank) in zip(criteria, ranks) where !(1...criteria.count ~= rank) {
      throw .weighting(.rank(criterion: name, value: rank, count: criteria.count))
    }
    self.criteria = criteria
    self.ranks = ranks.map { rank in 1 + ranks.count { $0 < rank } }
  }

  /// Checks and keeps an order, most important first; names in one group are tied.
  ///
  /// - Throws: `noCriteria`, `repeatedName`.
  public init(order: [[String]]) throws(DecisionError) {
    let groups = order.filter { !$0.isEmpty }
    try self.init(
      criteria: groups.flatMap { $0 },
      ranks: groups.enumerated().flatMap { place, group in group.map { _ in place + 1 } })
  }

  /// For each criterion the mean of a value over the places that it shares with those tied with it.
  ///
  /// - Parameter values: One number for each place, the first place first.
  func spread(_ values: [Double]) -> [Double] {
    ranks.map { rank in
      let tied = ranks.count { $0 == rank }
      return values[(rank - 1)..<(rank - 1 + tied)].reduce(0, +) / Double(tied)
    }
  }
}
