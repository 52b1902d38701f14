public import Parallelism
public import Provenance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// AHP for a group: the judgments of its members, or their weights, are joined by geometric means.
///
/// - Judgments (AIJ): aᵢⱼ = Πₘ aᵢⱼ⁽ᵐ⁾^sₘ with shares s, then weights from the joint judgments. For a group that acts as one.
/// - Priorities (AIP): wᵢ ∝ Πₘ wᵢ⁽ᵐ⁾^sₘ of the members' own weights. For members who act each for themselves.
///
/// Geometric means, because only they give reciprocal judgments for reciprocal judgments. With geometric-mean priorities and
/// no gaps both ways agree exactly.
///
/// A pair that some members did not judge is joined from those who did, with their shares.
///
/// Source: Aczél, Saaty (1983), doi:10.1016/0022-2496(83)90028-7; Forman, Peniwati (1998),
/// doi:10.1016/S0377-2217(97)00244-0.
public struct GroupAHP: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "ahp-group"
  /// What the method does.
  public static let summary = "AHP for a group: geometric means of the members' judgments, or of their weights"
  /// Where it comes from.
  public static let citations =
    [
      Citation(
        authors: "Aczél, J.; Saaty, T. L.", year: 1983, title: "Procedures for synthesizing ratio judgements",
        venue: "Journal of Mathematical Psychology 27(1), 93–102", doi: "10.1016/0022-2496(83)90028-7"),
      Citation(
        authors: "Forman, E.; Peniwati, K.", year: 1998,
        title: "Aggregating individual judgments and priorities with the analytic hierarchy process",
        venue: "European Journal of Operational Research 108(1), 165–169", doi: "10.1016/S0377-2217(97)00244-0"),
    ] + AHP.citations

  /// What is joined.
  public enum Aggregation: String, Hashable, Sendable, Codable, CaseIterable {
    /// The judgments (AIJ).
    case judgments
    /// The weights (AIP).
    case priorities
  }

  /// What one member's judgments say.
  public struct MemberResult: Hashable, Sendable, Encodable {
    /// The name of the member.
    public let name: String
    /// The member's own weights; `nil` when the judgments of this member alone join no chain through all criteria.
    public let weights: [Double]?
    /// How well the member's judgments fit together; `nil` when there are no weights.
    public let consistency: JudgmentConsistency?
  }

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// What each member's judgments say.
    public let members: [MemberResult]
    /// The joint judgments; `nil` when weights are joined.
    public let joint: PairwiseComparisons?
    /// What is known of the joint judgments; `nil` when weights are joined.
    public let jointDetail: AHP.Detail?
  }

  /// How one matrix of judgments is read.
  public let ahp: AHP
  /// What is joined.
  public let aggregation: Aggregation

  /// Makes the method.
  public init(_ ahp: AHP, aggregation: Aggregation = .judgments) {
    self.ahp = ahp
    self.aggregation = aggregation
  }

  /// What is joined, and how matrices are read.
  public var conventions: [Convention] {
    [Convention("aggregation", aggregation.rawValue), Convention("mean", "geometric")] + ahp.conventions
  }

  /// Judgments made from weights give them back.
  public var laws: WeightingLaws { .recovery }

  /// Weighs the criteria; see ``weigh(_:progress:)``.
  public func weigh(_ group: PairwiseGroup) throws(DecisionError) -> Weighting<Detail> {
    try weigh(group, progress: nil)
  }

  /// Weighs the criteria. As ``AHP/weigh(_:)`` for each member and once more.
  ///
  /// - Returns: Weights; the consistency is that of the joint judgments, and there is none when weights are joined. Members
  ///   beyond the limit are named in a warning.
  /// - Throws: `unconnected`; under ``Aggregation/priorities`` also for a single member.
  public func weigh(_ group: PairwiseGroup, progress: ProgressHandler?) throws(DecisionError) -> Weighting<Detail> {
    var members: [MemberResult] = []
    for member in group.members {
      do throws(DecisionError) {
        let own = try ahp.weigh(member.comparisons, progress: progress)
        members.append(MemberResult(name: member.name, weights: own.values, consistency: own.consistency))
      } catch {
        guard aggregation == .judgments else { throw error }
        members.append(MemberResult(name: member.name, weights: nil, consistency: nil))
      }
    }
    let warnings = Self.warnings(members, ahp)
    if aggregation == .priorities {
      let result = try WeightingResult(
        method: Self.identifier, conventions: conventions, criteria: group.criterionNames,
        values: Self.geometricMean(members.compactMap(\.weights), group.shares), diagnostics: warnings)
      return Weighting(result, detail: Detail(members: members, joint: nil, jointDetail: nil))
    }
    let joint = group.jointComparisons
    let weighting = try ahp.weigh(joint, progress: progress)
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, criteria: group.criterionNames, values: weighting.values,
      consistency: weighting.consistency, diagnostics: weighting.diagnostics + warnings)
    return Weighting(result, detail: Detail(members: members, joint: joint, jointDetail: weighting.detail))
  }

  /// Π wᵢ^s, relative to the largest.
  private static func geometricMean(_ weights: [[Double]], _ shares: [Double]) -> [Double] {
    let logs = weights[0].indices.map { criterion in
      zip(weights, shares).reduce(0) { $0 + $1.1 * log($1.0[criterion]) }
    }
    let largest = logs.max() ?? 0
    return logs.map { exp($0 - largest) }
  }

  private static func warnings(_ members: [MemberResult], _ ahp: AHP) -> [Diagnostic] {
    let beyond = members.filter { $0.consistency?.isAcceptable == false }
    guard !beyond.isEmpty else { return [] }
    let list = beyond.map { "'\($0.name)' \(ShortNumber.text($0.consistency?.ratio ?? 0))" }
    return [
      Diagnostic(
        .warning, code: "inconsistent-members",
        "Consistency ratios above \(ShortNumber.text(ahp.limit)) (random index \(ahp.randomIndex.rawValue)): "
          + "\(list.joined(separator: ", ")).")
    ]
  }
}

extension PairwiseGroup {
  /// The weighted geometric mean of the judgments of each pair, over the members who judged it.
  var jointComparisons: PairwiseComparisons {
    let names = criterionNames
    let shares = shares
    var joint = [Double?](repeating: nil, count: names.count * names.count)
    for row in names.indices {
      joint[row * names.count + row] = 1
      for column in names.indices.dropFirst(row + 1) {
        var (sum, total) = (0.0, 0.0)
        for (member, share) in zip(members, shares) {
          guard let value = member.comparisons[row, column] else { continue }
          sum += share * log(value)
          total += share
        }
        guard total > 0 else { continue }
        joint[row * names.count + column] = exp(sum / total)
        joint[column * names.count + row] = exp(-sum / total)
      }
    }
    return PairwiseComparisons(criteria: names, trusted: joint)
  }
}
