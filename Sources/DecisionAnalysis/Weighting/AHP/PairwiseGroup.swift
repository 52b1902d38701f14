/// The pairwise judgments of several people about the same criteria.
public struct PairwiseGroup: WeightingInput, Hashable {
  /// One of the people.
  public struct Member: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The judgments.
    public let comparisons: PairwiseComparisons
    /// How much the member counts.
    public let weight: Double

    /// Makes a member.
    public init(_ name: String, _ comparisons: PairwiseComparisons, weight: Double = 1) {
      self.name = name
      self.comparisons = comparisons
      self.weight = weight
    }
  }

  /// The judgments of a group.
  public static var kind: WeightingInputKind { .groupJudgments }

  /// The people; their judgments have the criteria in the same order.
  public let members: [Member]

  /// The names of the criteria, as the first member has them.
  public var criterionNames: [String] { members[0].comparisons.criteria }

  /// The shares of the members: their weights divided by their sum.
  public var shares: [Double] {
    let largest = members.map(\.weight).max() ?? 1
    let relative = members.map { $0.weight / largest }
    let total = relative.reduce(0, +)
    return relative.map { $0 / total }
  }

  /// Checks and keeps a group; judgments are put in the order of the first member's criteria.
  ///
  /// - Parameter members: At least one, with different names and finite weights above 0, all judging the same criteria.
  /// - Throws: `noMembers`, `repeatedName`, `memberWeight`, `memberCriteria`.
  public init(_ members: [Member]) throws(DecisionError) {
    guard let first = members.first else { throw .weighting(.noMembers) }
    let names = first.comparisons.criteria
    var seen: Set<String> = []
    var ordered: [Member] = []
    for member in members {
      guard seen.insert(member.name).inserted else { throw .repeatedName(member.name, kind: "members") }
      guard member.weight.isFinite, member.weight > 0 else {
        throw .weighting(.memberWeight(member: member.name, value: member.weight))
      }
      let missing = names.filter { !member.comparisons.criteria.contains($0) }
      let unknown = member.comparisons.criteria.filter { !names.contains($0) }
      guard missing.isEmpty, unknown.isEmpty else {
        throw .weighting(.memberCriteria(member: member.name, missing: missing, unknown: unknown))
      }
      ordered.append(Member(member.name, member.comparisons.reordered(to: names), weight: member.weight))
    }
    self.members = ordered
  }
}
