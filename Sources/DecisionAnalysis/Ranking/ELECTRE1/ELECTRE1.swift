public import Criteria
public import Parallelism
public import Provenance

/// ELECTRE I: the kernel, a small set of alternatives that nothing outside it is needed to judge.
///
/// a outranks b when enough weight is for it and nothing speaks loudly against it:
///
///     C(a, b) ≥ ĉ        D(a, b) ≤ d̂
///
/// C is the weight of the criteria where a is at least as good; D is the largest advantage of b, on values made
/// comparable by a normalisation, as a share of the largest range of any criterion (under `min-max`: of its own).
/// Alternatives that outrank each other in a circle are one. No member of the kernel is outranked by another, and
/// everything else is outranked by a member.
///
/// The method chooses and does not rank: the kernel has rank 1 and score 1, all others share the next rank.
///
/// Time is O(n² q), space n² bytes.
///
/// Source: Roy (1968).
public struct ELECTRE1: RankingMethod, Hashable {
  /// What the kernel rests on.
  public struct Detail: RankingDetail {
    /// The members of the kernel, counted from 0.
    public let kernel: [Int]
    /// For each alternative, the number of its circle; alternatives with one number outrank each other in a circle.
    public let circles: [Int]
    let relation: AlternativeRelation

    /// The relation has n² entries and stays out of files.
    private enum CodingKeys: String, CodingKey { case kernel, circles }

    /// Whether alternative `a` outranks alternative `b`, both counted from 0 and in range.
    public func outranks(_ a: Int, _ b: Int) -> Bool { relation[a, b] }
  }

  /// The name on the command line.
  public static let identifier = "electre1"
  /// What the method does.
  public static let summary = "ELECTRE I: the kernel of alternatives that outrank all others"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Roy, B.", year: 1968,
      title: "Classement et choix en présence de points de vue multiples (la méthode "
        + "ELECTRE)",
      venue: "Revue française d'informatique et de recherche opérationnelle 2(8), 57–75")
  ]

  /// More alternatives than these have too many pairs.
  public static let alternativeLimit = 10_000

  /// ĉ: the least concordance.
  public let concordanceLevel: Double
  /// d̂: the largest discordance.
  public let discordanceLevel: Double
  /// How criteria are made comparable for the discordance.
  public let normalisation: Normalisation
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - concordanceLevel: ĉ in 0 ... 1.
  ///   - discordanceLevel: d̂ in 0 ... 1.
  ///   - normalisation: How criteria are made comparable for the discordance.
  ///   - workers: The threads to use.
  /// - Throws: `setting`.
  public init(
    concordanceLevel: Double = 0.65, discordanceLevel: Double = 0.35, normalisation: Normalisation = .sum,
    workers: Workers = .automatic
  ) throws(DecisionError) {
    for (name, value) in [("c", concordanceLevel), ("d", discordanceLevel)] {
      guard 0...1 ~= value else { throw .setting(name: name, value: value, allowed: "in 0…1") }
    }
    self.concordanceLevel = concordanceLevel
    self.discordanceLevel = discordanceLevel
    self.normalisation = normalisation
    self.workers = workers
  }

  /// The levels, the normalisation and how circles are treated.
  public var conventions: [Convention] {
    [
      Convention("concordance-level", concordanceLevel), Convention("discordance-level", discordanceLevel),
      Convention("normalisation", normalisation.rawValue), Convention("discordance-scale", "largest range"),
      Convention("circles", "one alternative"),
    ]
  }

  /// Dominance always; units and zeros as the normalisation has it.
  public var laws: MethodLaws {
    var laws: MethodLaws = .dominance
    if normalisation.ignoresUnits { laws.insert(.scaleInvariance) }
    if normalisation.ignoresZeros || normalisation == .none { laws.insert(.translationInvariance) }
    return laws
  }

  /// Chooses the kernel.
  ///
  /// - Returns: 1 for the members of the kernel and 0 for the others.
  /// - Throws: `weightsMismatch`, `tooManyAlternatives` and what the normalisation refuses.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let count = problem.alternativeCount
    guard count <= Self.alternativeLimit else {
      throw .tooManyAlternatives(count, limit: Self.alternativeLimit, method: problem.method)
    }
    let test = try ConcordanceTest(problem, normalisation, workers)
    let relation = AlternativeRelation(count, workers) { a in
      let row = test.row(a)
      return zip(row.worse, row.discordances).map { worse, discordance in
        1 - worse >= concordanceLevel - ConcordanceTest.tolerance
          && discordance <= discordanceLevel + ConcordanceTest.tolerance
      }
    }
    let circles = relation.circles()
    let kernel = Self.kernel(relation, circles)
    let outcome = try problem.outcome(
      scores: kernel.map { $0 ? 1 : 0 }, higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(
      outcome, detail: Detail(kernel: kernel.indices.filter { kernel[$0] }, circles: circles, relation: relation))
  }

  /// Circles in the order in which they outrank: one is in the kernel when no member of the kernel outranks it.
  private static func kernel(_ relation: AlternativeRelation, _ circles: [Int]) -> [Bool] {
    let members = Dictionary(grouping: circles.indices) { circles[$0] }
    var isInKernel = [Bool](repeating: false, count: circles.count)
    for circle in members.keys.sorted(by: >) {
      let own = members[circle] ?? []
      let isOutranked = own.contains { member in
        circles.indices.contains { isInKernel[$0] && circles[$0] != circle && relation[$0, member] }
      }
      if !isOutranked { for member in own { isInKernel[member] = true } }
    }
    return isInKernel
  }
}
