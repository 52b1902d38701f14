public import Criteria
public import Parallelism
public import Provenance

/// ELECTRE II: a ranking from a strong and a weak outranking relation.
///
/// With C and D as in ELECTRE I, a outranks b
///
/// - strongly when C ≥ p₀ and D ≤ q₀, or C ≥ p₁ and D ≤ q₁,
/// - weakly when not strongly and C ≥ p₂ and D ≤ q₀,
///
/// and both times more weight must be for a than against it. The direct ranking takes away, again and again, the
/// alternatives that none of the rest outranks; the inverse one those that outrank none. The score is the mean of the
/// two places.
///
/// ELECTRE II has several published conventions; this one has the five levels of Gomes, Araya and Carignano (2004), as
/// scikit-criteria has it. When every remaining alternative is outranked by another, all of them share the place.
///
/// Time is O(n² q), space 5 n² bytes, of which the result keeps 2 n².
///
/// Source: Roy, Bertier (1971); the levels from Gomes, Araya, Carignano (2004), Tomada de decisões em cenários
/// complexos.
public struct ELECTRE2: RankingMethod, Hashable {
  /// The two rankings.
  public struct Detail: RankingDetail {
    /// The places of the direct ranking, 1 = taken first.
    public let directPlaces: [Int]
    /// The places of the inverse ranking, turned so that 1 is best.
    public let inversePlaces: [Int]
    let strong: AlternativeRelation
    let weak: AlternativeRelation

    /// The relations have n² entries and stay out of files.
    private enum CodingKeys: String, CodingKey { case directPlaces, inversePlaces }

    /// Whether alternative `a` outranks alternative `b` strongly, both counted from 0 and in range.
    public func outranksStrongly(_ a: Int, _ b: Int) -> Bool { strong[a, b] }

    /// Whether alternative `a` outranks alternative `b` weakly only, both counted from 0 and in range.
    public func outranksWeakly(_ a: Int, _ b: Int) -> Bool { weak[a, b] }
  }

  /// The name on the command line.
  public static let identifier = "electre2"
  /// What the method does.
  public static let summary = "ELECTRE II: a ranking from strong and weak outranking"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Roy, B.; Bertier, P.", year: 1971,
      title: "La méthode ELECTRE II: une méthode de classement en présence de critères multiples",
      venue: "SEMA (Metra International), Direction Scientifique, Note de travail 142, Paris"),
    Citation(
      authors: "Gomes, L. F. A. M.; Araya, M. C. G.; Carignano, C.", year: 2004,
      title: "Tomada de decisões em cenários complexos", venue: "Thomson, São Paulo"),
  ]

  /// More alternatives than these have too many pairs.
  public static let alternativeLimit = 10_000

  /// p₀ ≥ p₁ ≥ p₂: the levels of concordance.
  public let concordanceLevels: [Double]
  /// q₀ ≥ q₁: the levels of discordance.
  public let discordanceLevels: [Double]
  /// How criteria are made comparable for the discordance.
  public let normalisation: Normalisation
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - concordanceLevels: p₀ ≥ p₁ ≥ p₂, in 0 ... 1.
  ///   - discordanceLevels: q₀ ≥ q₁, in 0 ... 1.
  ///   - normalisation: How criteria are made comparable for the discordance.
  ///   - workers: The threads to use.
  /// - Throws: `count`, `setting`.
  public init(
    concordanceLevels: [Double] = [0.65, 0.5, 0.35], discordanceLevels: [Double] = [0.65, 0.35],
    normalisation: Normalisation = .sum, workers: Workers = .automatic
  ) throws(DecisionError) {
    try Self.check(concordanceLevels, "p", count: 3)
    try Self.check(discordanceLevels, "q", count: 2)
    self.concordanceLevels = concordanceLevels
    self.discordanceLevels = discordanceLevels
    self.normalisation = normalisation
    self.workers = workers
  }

  private static func check(_ levels: [Double], _ name: String, count: Int) throws(DecisionError) {
    guard levels.count == count else { throw .count(levels.count, expected: count, what: "levels \(name)") }
    var previous = 1.0
    for (index, level) in levels.enumerated() {
      guard 0...previous ~= level else {
        throw .setting(name: "\(name)\(index)", value: level, allowed: "in 0…\(Convention("", previous).value)")
      }
      previous = level
    }
  }

  /// The levels, the normalisation and the rule.
  public var conventions: [Convention] {
    [
      Convention("concordance-levels", concordanceLevels.map { "\($0)" }.joined(separator: " ")),
      Convention("discordance-levels", discordanceLevels.map { "\($0)" }.joined(separator: " ")),
      Convention("normalisation", normalisation.rawValue), Convention("discordance-scale", "largest range"),
      Convention("score", "mean of direct and inverse place"),
    ]
  }

  /// Dominance always; units and zeros as the normalisation has it.
  public var laws: MethodLaws {
    var laws: MethodLaws = .dominance
    if normalisation.ignoresUnits { laws.insert(.scaleInvariance) }
    if normalisation.ignoresZeros || normalisation == .none { laws.insert(.translationInvariance) }
    return laws
  }

  /// Ranks the alternatives.
  ///
  /// - Returns: The mean of both places, lower better.
  /// - Throws: `weightsMismatch`, `tooManyAlternatives` and what the normalisation refuses.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let count = problem.alternativeCount
    guard count <= Self.alternativeLimit else {
      throw .tooManyAlternatives(count, limit: Self.alternativeLimit, method: problem.method)
    }
    let test = try ConcordanceTest(problem, normalisation, workers)
    let strengths = workers.map(count) { outranking(test.row($0)) }
    let strong = AlternativeRelation(count, workers) { a in strengths[a].map { $0 == 2 } }
    let weak = AlternativeRelation(count, workers) { a in strengths[a].map { $0 == 1 } }
    let either = AlternativeRelation(count, workers) { a in strengths[a].map { $0 > 0 } }
    let direct = Self.places(either)
    let backwards = Self.places(either.reversed(workers))
    let last = (backwards.max() ?? 0) + 1
    let inverse = backwards.map { last - $0 }
    let outcome = try problem.outcome(
      scores: zip(direct, inverse).map { Double($0 + $1) / 2 }, higherIsBetter: false, conventions: conventions,
      workers: workers)
    return Ranking(
      outcome, detail: Detail(directPlaces: direct, inversePlaces: inverse, strong: strong, weak: weak))
  }

  /// 2 where a outranks b strongly, 1 where weakly only, else 0.
  private func outranking(_ row: ConcordanceTest.Row) -> [UInt8] {
    let tolerance = ConcordanceTest.tolerance
    let (p0, p1, p2) = (concordanceLevels[0], concordanceLevels[1], concordanceLevels[2])
    let (q0, q1) = (discordanceLevels[0], discordanceLevels[1])
    return row.better.indices.map { b in
      let (better, worse) = (row.better[b], row.worse[b])
      guard better > worse + tolerance else { return 0 }
      let concordance = 1 - worse + tolerance
      let discordance = row.discordances[b] - tolerance
      if concordance >= p0, discordance <= q0 { return 2 }
      if concordance >= p1, discordance <= q1 { return 2 }
      return concordance >= p2 && discordance <= q0 ? 1 : 0
    }
  }

  /// Takes away what none of the rest outranks, place by place.
  private static func places(_ relation: AlternativeRelation) -> [Int] {
    let count = relation.count
    // How many of the rest outrank each.
    var above = [Int](repeating: 0, count: count)
    for a in 0..<count { for (b, holds) in relation.row(a).enumerated() where holds { above[b] += 1 } }
    var places = [Int](repeating: 0, count: count)
    var rest = Array(0..<count)
    var place = 1
    while !rest.isEmpty {
      var taken = rest.filter { above[$0] == 0 }
      if taken.isEmpty { taken = rest }
      for a in taken {
        places[a] = place
        let row = relation.row(a)
        for b in rest where row[b] { above[b] -= 1 }
      }
      rest.removeAll { places[$0] > 0 }
      place += 1
    }
    return places
  }
}
