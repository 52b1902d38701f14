public import Criteria
public import Parallelism
public import Provenance

/// AHP for criteria in groups: the weight of a criterion is the product of the weights along its branch.
///
/// The consistency of the whole is that of all groups together, each counted by its weight:
///
///     C.I.H. = Σ s CI     C.R.H. = C.I.H. / Σ s RI
///
/// so that contradictions in a group that hardly matters hardly count. Each group is judged on its own as well.
///
/// Source: Saaty (1980), The analytic hierarchy process.
public struct HierarchyAHP: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "ahp-hierarchy"
  /// What the method does.
  public static let summary = "AHP for criteria in groups: the product of the weights along each branch"
  /// Where it comes from.
  public static let citations = [RandomIndexTable.saaty1980.citation] + AHP.citations

  /// One comparison in the hierarchy: the top level, or a group.
  public struct Level: Hashable, Sendable, Encodable {
    /// The name of the group; `nil` for the top level.
    public let group: String?
    /// The weight of the group; 1 for the top level.
    public let share: Double
    /// What its judgments say.
    public let weights: Weights
    /// How well they fit together.
    public let consistency: JudgmentConsistency?
    /// What else is known of them.
    public let detail: AHP.Detail
  }

  /// The intermediate quantities.
  public struct Detail: Hashable, Sendable, Encodable {
    /// The top level first, then the groups from left to right.
    public let levels: [Level]
  }

  /// How one matrix of judgments is read.
  public let ahp: AHP

  /// Makes the method.
  public init(_ ahp: AHP) { self.ahp = ahp }

  /// How matrices are read, and how levels are joined.
  public var conventions: [Convention] { ahp.conventions + [Convention("synthesis", "distributive")] }

  /// Judgments made from weights give them back.
  public var laws: WeightingLaws { .recovery }

  /// Weighs the criteria; see ``weigh(_:progress:)``.
  public func weigh(_ hierarchy: PairwiseHierarchy) throws(DecisionError) -> Weighting<Detail> {
    try weigh(hierarchy, progress: nil)
  }

  /// Weighs the criteria. As ``AHP/weigh(_:)`` for each group.
  ///
  /// - Returns: Weights of the criteria at the ends of the branches.
  /// - Throws: `unconnected`, `valuesTooLarge`.
  public func weigh(
    _ hierarchy: PairwiseHierarchy, progress: ProgressHandler?
  ) throws(DecisionError) -> Weighting<Detail> {
    var levels: [Level] = []
    var diagnostics: [Diagnostic] = []
    var shares: [String: Double] = [:]
    var waiting: [String?] = [nil]
    while let group = waiting.popLast() {
      let comparisons = group.flatMap { hierarchy.groups[$0] } ?? hierarchy.goal
      let weighting = try ahp.weigh(comparisons, progress: progress)
      let share = group.flatMap { shares[$0] } ?? 1
      levels.append(
        Level(
          group: group, share: share, weights: weighting.weights, consistency: weighting.consistency,
          detail: weighting.detail))
      diagnostics += weighting.diagnostics.map { own in
        Diagnostic(own.severity, code: own.code, (group.map { "In '\($0)': " } ?? "At the top: ") + own.message)
      }
      for (name, weight) in zip(comparisons.criteria, weighting.values) { shares[name] = share * weight }
      waiting += comparisons.criteria.reversed().filter { hierarchy.groups[$0] != nil }
    }
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, criteria: hierarchy.criterionNames,
      values: hierarchy.criterionNames.map { shares[$0] ?? 0 }, consistency: consistency(levels),
      diagnostics: diagnostics)
    return Weighting(result, detail: Detail(levels: levels))
  }

  private func consistency(_ levels: [Level]) -> JudgmentConsistency {
    var (index, reference): (Double, Double?) = (0, 0)
    for level in levels {
      index += level.share * level.detail.consistencyIndex
      reference = level.consistency?.reference.flatMap { own in reference.map { $0 + level.share * own } }
    }
    return JudgmentConsistency(index: index, reference: reference, table: ahp.randomIndex.rawValue, limit: ahp.limit)
  }
}
