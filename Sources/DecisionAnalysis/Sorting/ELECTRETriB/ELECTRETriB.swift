public import Criteria
public import Parallelism
public import Provenance

/// ELECTRE TRI-B: categories between boundaries, by outranking with thresholds and vetoes.
///
/// With σ the credibility of ELECTRE III and bₕ the boundaries, a is at least as good as bₕ when σ(a, bₕ) ≥ λ.
///
/// - pessimistic (pseudo-conjunctive): from the best boundary down, the category above the first bₕ that a is at least
///   as good as;
/// - optimistic (pseudo-disjunctive): from the worst boundary up, the category below the first bₕ that is preferred to
///   a: at least as good as a, and a not at least as good as it.
///
/// The optimistic category is never below the pessimistic one; where they differ, a is incomparable to a boundary.
///
/// Time is O(n q k) for k boundaries, in parallel, and no copy of the matrix is made.
///
/// Source: Yu (1992); Mousseau, Słowiński, Zielniewicz (2000).
public struct ELECTRETriB: SortingMethod, Hashable {
  /// Which of the two assignments counts.
  public enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
    /// From the best boundary down.
    case pessimistic
    /// From the worst boundary up.
    case optimistic
  }

  /// The name on the command line.
  public static let identifier = "electre-tri-b"
  /// What the method does.
  public static let summary = "ELECTRE TRI-B: ordered categories between boundaries, with thresholds and vetoes"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Yu, W.", year: 1992,
      title: "Aide multicritère à la décision dans le cadre de la problématique du tri: "
        + "concepts, méthodes et applications",
      venue: "Doctoral dissertation, Université Paris-Dauphine"),
    Citation(
      authors: "Mousseau, V.; Słowiński, R.; Zielniewicz, P.", year: 2000,
      title: "A user-oriented implementation of the ELECTRE-TRI method integrating preference elicitation support",
      venue: "Computers & Operations Research 27(7–8), 757–777"),
  ]

  /// The categories and their boundaries.
  public let profiles: CategoryProfiles
  /// λ: the least credibility.
  public let cuttingLevel: Double
  /// Which assignment counts.
  public let rule: Rule
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - profiles: The categories and their boundaries.
  ///   - cuttingLevel: λ in 0.5 ... 1.
  ///   - rule: Which assignment counts.
  ///   - workers: The threads to use.
  /// - Throws: `setting`.
  public init(
    _ profiles: CategoryProfiles, cuttingLevel: Double = 0.75, rule: Rule = .pessimistic, workers: Workers = .automatic
  ) throws(DecisionError) {
    guard 0.5...1 ~= cuttingLevel else { throw .setting(name: "lambda", value: cuttingLevel, allowed: "in 0.5…1") }
    self.profiles = profiles
    self.cuttingLevel = cuttingLevel
    self.rule = rule
    self.workers = workers
  }

  /// λ and the rule.
  public var conventions: [Convention] {
    [
      Convention("lambda", cuttingLevel), Convention("rule", rule.rawValue),
      Convention("discordance", "(gap - p) / (v - p)"),
    ]
  }

  /// Puts the alternatives into categories.
  ///
  /// - Throws: `weightsMismatch`, `missingBoundary`, `profileOrder`.
  public func sort(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Sorting<ELECTRETriBDetail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let boundaries = try profiles.aligned(to: problem)
    let test = Credibility(problem)
    let boundaryCount = boundaries.count
    let results = RowPass(problem, workers).arrays(4 * boundaryCount) { chunk in
      for row in 0..<chunk.count {
        for (h, boundary) in boundaries.enumerated() {
          let own: (Int) -> Double = { k in chunk.columns[k][row] }
          let limit: (Int) -> Double = { k in boundary[k] }
          let forIt = test.concordance(own, limit)
          let againstIt = test.concordance(limit, own)
          chunk.results[h][row] = forIt
          chunk.results[boundaryCount + h][row] = againstIt
          chunk.results[2 * boundaryCount + h][row] = test.credibility(forIt, own, limit)
          chunk.results[3 * boundaryCount + h][row] = test.credibility(againstIt, limit, own)
        }
      }
    }
    let parts = (0..<4).map { Array(results[($0 * boundaryCount)..<(($0 + 1) * boundaryCount)]) }
    let detail = ELECTRETriBDetail(
      concordances: parts[0], boundaryConcordances: parts[1], credibilities: parts[2],
      boundaryCredibilities: parts[3], count: problem.alternativeCount, cuttingLevel: cuttingLevel)
    return Sorting(
      method: Self.identifier, conventions: conventions, categories: profiles.categories,
      assignments: rule == .pessimistic ? detail.pessimistic : detail.optimistic, detail: detail)
  }
}

/// What the categories of ELECTRE TRI-B rest on; the outer lists go over the boundaries, worst first.
public struct ELECTRETriBDetail: Hashable, Sendable, Encodable {
  /// C(a, bₕ).
  public let concordances: [[Double]]
  /// C(bₕ, a).
  public let boundaryConcordances: [[Double]]
  /// σ(a, bₕ).
  public let credibilities: [[Double]]
  /// σ(bₕ, a).
  public let boundaryCredibilities: [[Double]]
  /// The category of each alternative by the pessimistic rule, 0 = worst.
  public let pessimistic: [Int]
  /// The category of each alternative by the optimistic rule, 0 = worst.
  public let optimistic: [Int]

  init(
    concordances: [[Double]], boundaryConcordances: [[Double]], credibilities: [[Double]],
    boundaryCredibilities: [[Double]], count: Int, cuttingLevel: Double
  ) {
    self.concordances = concordances
    self.boundaryConcordances = boundaryConcordances
    self.credibilities = credibilities
    self.boundaryCredibilities = boundaryCredibilities
    // A credibility equal to λ reaches it, whichever way it was rounded.
    let level = cuttingLevel - ConcordanceTest.tolerance
    let boundaries = credibilities.indices
    pessimistic = (0..<count).map { a in
      (boundaries.last { credibilities[$0][a] >= level }).map { $0 + 1 } ?? 0
    }
    optimistic = (0..<count).map { a in
      boundaries.first { boundaryCredibilities[$0][a] >= level && credibilities[$0][a] < level } ?? boundaries.count
    }
  }
}
