/// Criteria in groups: the groups are compared with each other, and the criteria within each group.
///
/// The comparisons of the goal have the names of the top level. A name that has comparisons of its own is a group, and these
/// compare its members; a name that has none is a criterion. Groups may stand within groups.
public struct PairwiseHierarchy: WeightingInput, Hashable {
  /// A hierarchy of pairwise judgments.
  public static var kind: WeightingInputKind { .hierarchy }

  /// The comparisons of the top level.
  public let goal: PairwiseComparisons
  /// The comparisons within each group, by its name.
  public let groups: [String: PairwiseComparisons]
  /// The names of the criteria at the ends of the branches, from left to right.
  public let criterionNames: [String]

  /// Checks and keeps a hierarchy.
  ///
  /// - Parameters:
  ///   - goal: The comparisons of the top level.
  ///   - groups: The comparisons within each group, by its name.
  /// - Throws: `repeatedName` when a name stands in two places, `unknownGroup` when a group stands in none.
  public init(goal: PairwiseComparisons, groups: [String: PairwiseComparisons] = [:]) throws(DecisionError) {
    var seen: Set<String> = []
    var criteria: [String] = []
    // Depth first, the first name of a level on top.
    var waiting = Array(goal.criteria.reversed())
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { throw .repeatedName(name, kind: "groups or criteria") }
      if let group = groups[name] { waiting += group.criteria.reversed() } else { criteria.append(name) }
    }
    if let lost = groups.keys.filter({ !seen.contains($0) }).min() {
      throw .weighting(.unknownGroup(lost, available: seen.sorted()))
    }
    self.goal = goal
    self.groups = groups
    criterionNames = criteria
  }
}
