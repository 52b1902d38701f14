public import Parallelism
public import Provenance

/// AHP, the analytic hierarchy process: weights that fit judgments of pairs.
///
/// The weights are the principal right eigenvector of the matrix of judgments, A w = λmax w, or its rivals (see
/// ``AHPPriorities``). How well the judgments fit together is told by
///
///     CI = (λmax − n) / (n − 1)     CR = CI / RI(n)
///
/// with RI from a named table; up to 0.10 is usually accepted. Inconsistent judgments are answered all the same, with the ratio
/// and with the judgments to revisit. λmax always belongs to the matrix, whichever weights are asked for.
///
/// The ratio of incomplete judgments is too favourable, since the tables are of complete ones.
///
/// Source: Saaty (1977), doi:10.1016/0022-2496(77)90033-5; geometric means: Crawford, Williams (1985),
/// doi:10.1016/0022-2496(85)90002-1; missing judgments: Bozóki, Fülöp, Rónyai (2010), doi:10.1016/j.mcm.2010.02.047; the
/// judgments to revisit after Saaty (2003), doi:10.1016/S0377-2217(02)00227-8.
public struct AHP: WeightingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "ahp"
  /// What the method does.
  public static let summary =
    "AHP: weights that fit judgments of how many times as important one criterion is as another"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Saaty, T. L.", year: 1977, title: "A scaling method for priorities in hierarchical structures",
      venue: "Journal of Mathematical Psychology 15(3), 234–281", doi: "10.1016/0022-2496(77)90033-5"),
    Citation(
      authors: "Crawford, G.; Williams, C.", year: 1985,
      title: "A note on the analysis of subjective judgment matrices",
      venue: "Journal of Mathematical Psychology 29(4), 387–405", doi: "10.1016/0022-2496(85)90002-1"),
    Citation(
      authors: "Bozóki, S.; Fülöp, J.; Rónyai, L.", year: 2010,
      title: "On optimal completion of incomplete pairwise comparison matrices",
      venue: "Mathematical and Computer Modelling 52(1–2), 318–333", doi: "10.1016/j.mcm.2010.02.047"),
    Citation(
      authors: "Saaty, T. L.", year: 2003,
      title: "Decision-making with the AHP: why is the principal eigenvector necessary",
      venue: "European Journal of Operational Research 145(1), 85–91", doi: "10.1016/S0377-2217(02)00227-8"),
  ]

  /// How judgments become weights.
  public let priorities: AHPPriorities
  /// What the consistency index is divided by.
  public let randomIndex: RandomIndexTable
  /// The consistency ratio up to which judgments are accepted without a warning.
  public let limit: Double
  /// How many judgments to revisit are looked for.
  public let revisionCount: Int

  /// Makes the method.
  ///
  /// - Parameters:
  ///   - limit: The consistency ratio up to which judgments are accepted, finite and at least 0.
  ///   - revisionCount: How many judgments to revisit are looked for, at least 0.
  /// - Throws: `setting`.
  public init(
    priorities: AHPPriorities = .eigenvector, randomIndex: RandomIndexTable = .saaty1980, limit: Double = 0.1,
    revisionCount: Int = 3
  ) throws(DecisionError) {
    guard limit.isFinite, limit >= 0 else {
      throw .setting(name: "limit", value: limit, allowed: "a finite number of at least 0")
    }
    guard revisionCount >= 0 else {
      throw .setting(name: "revisions", value: Double(revisionCount), allowed: "at least 0")
    }
    self.priorities = priorities
    self.randomIndex = randomIndex
    self.limit = limit
    self.revisionCount = revisionCount
  }

  /// The priorities, what stands in for missing judgments, and the table.
  public var conventions: [Convention] {
    let missing = priorities == .geometricMean ? "logarithmic least squares" : "least largest eigenvalue"
    return [
      Convention("priorities", priorities.rawValue), Convention("missing judgments", missing),
      Convention("random index", randomIndex.rawValue),
    ]
  }

  /// Judgments made from weights give them back.
  public var laws: WeightingLaws { .recovery }

  /// Weighs the criteria; see ``weigh(_:progress:)``.
  public func weigh(_ comparisons: PairwiseComparisons) throws(DecisionError) -> Weighting<Detail> {
    try weigh(comparisons, progress: nil)
  }

  /// Weighs the criteria. O(n³), more for missing judgments and for those to revisit: O(n³) for each of about 20 steps.
  ///
  /// Degenerate: one criterion weighs 1, and two are always consistent.
  ///
  /// - Throws: `unconnected` when no chain of judgments joins two criteria; `valuesTooLarge` when the weights differ by more
  ///   than numbers can hold.
  public func weigh(
    _ comparisons: PairwiseComparisons, progress: ProgressHandler?
  ) throws(DecisionError) -> Weighting<Detail> {
    func report(_ fraction: Double) { progress?(WorkProgress(stage: "weighing judgments", fraction: fraction)) }
    let analysis = try PairwiseAnalysis(comparisons, priorities) { report(0.8 * $0) }
    let consistency = JudgmentConsistency(
      index: analysis.consistencyIndex, reference: randomIndex.value(count: comparisons.criteria.count),
      table: randomIndex.rawValue, limit: limit)
    report(0.8)
    let detail = analysis.detail(revisions: analysis.revisions(randomIndex, limit: revisionCount))
    let result = try WeightingResult(
      method: Self.identifier, conventions: conventions, criteria: comparisons.criteria, values: analysis.weights,
      consistency: consistency, diagnostics: diagnostics(detail, consistency, analysis))
    return Weighting(result, detail: detail)
  }
}
