public import Criteria
public import Parallelism
public import Provenance

/// MR-Sort: majority rule sorting. An alternative is in the best category whose lower boundary a majority of the
/// criteria reaches, and none vetoes.
///
/// A criterion reaches a boundary when the value is at least as good. A veto value of a category forbids it to an
/// alternative that is as bad or worse.
///
/// Time is O(n q k) for k boundaries, in parallel, and no copy of the matrix is made.
///
/// Source: Leroy, Mousseau, Pirlot (2011), doi:10.1007/978-3-642-24873-3_17; it is the case of Bouyssou, Marchant
/// (2007), doi:10.1016/j.ejor.2006.01.027, with additive weights.
public struct MRSort: SortingMethod, Hashable {
  /// Why each alternative is where it is.
  public struct Detail: Hashable, Sendable, Encodable {
    /// For each boundary, worst first, the share of weight that reaches it, for each alternative.
    public let majorities: [[Double]]
  }

  /// The name on the command line.
  public static let identifier = "mr-sort"
  /// What the method does.
  public static let summary = "MR-Sort: the best category whose boundary a majority of the weight reaches"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Leroy, A.; Mousseau, V.; Pirlot, M.", year: 2011,
      title: "Learning the parameters of a multiple criteria sorting method",
      venue: "Algorithmic Decision Theory, Springer, 219–233", doi: "10.1007/978-3-642-24873-3_17"),
    Citation(
      authors: "Bouyssou, D.; Marchant, T.", year: 2007,
      title: "An axiomatic approach to noncompensatory sorting methods in MCDM, I: the case of two categories",
      venue: "European Journal of Operational Research 178(1), 217–245", doi: "10.1016/j.ejor.2006.01.027"),
  ]

  /// The categories and their boundaries.
  public let profiles: CategoryProfiles
  /// λ: the share of weight that is a majority.
  public let majority: Double
  /// The veto values, by category and criterion.
  public let vetoes: [String: [String: Double]]
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - profiles: The categories and their boundaries.
  ///   - majority: λ in 0 ... 1, as a share of all weight; above 0.
  ///   - vetoes: By category and then by criterion, the value from which on the category is forbidden.
  ///   - workers: The threads to use.
  /// - Throws: `setting`; `unknownSetting` for a veto of a category or criterion that does not exist.
  public init(
    _ profiles: CategoryProfiles, majority: Double, vetoes: [String: [String: Double]] = [:],
    workers: Workers = .automatic
  ) throws(DecisionError) {
    guard majority > 0, majority <= 1 else {
      throw .setting(name: "majority", value: majority, allowed: "above 0 and at most 1")
    }
    for category in vetoes.keys.sorted() {
      guard profiles.categories.dropFirst().contains(category) else {
        throw .unknownSetting(category, method: "the vetoes", available: Array(profiles.categories.dropFirst()))
      }
      for criterion in (vetoes[category] ?? [:]).keys.sorted() where !profiles.criteria.contains(criterion) {
        throw .unknownSetting(criterion, method: "the vetoes", available: profiles.criteria)
      }
    }
    self.profiles = profiles
    self.majority = majority
    self.vetoes = vetoes
    self.workers = workers
  }

  /// λ and whether there are vetoes.
  public var conventions: [Convention] {
    [Convention("majority", majority), Convention("vetoes", vetoes.isEmpty ? "none" : "by value")]
  }

  /// Puts the alternatives into categories.
  ///
  /// - Throws: `weightsMismatch`, `missingBoundary`, `profileOrder`.
  public func sort(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Sorting<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let boundaries = try profiles.aligned(to: problem)
    let (signs, criteria) = (problem.signs, problem.criteria)
    let limits = profiles.categories.dropFirst().map { category in
      criteria.map { vetoes[category]?[$0.name] }
    }
    let majorities = RowPass(problem, workers).arrays(boundaries.count) { chunk in
      for (h, boundary) in boundaries.enumerated() {
        chunk.fill(h, with: 0)
        for k in boundary.indices {
          for row in 0..<chunk.count where signs[k] * (chunk.columns[k][row] - boundary[k]) >= 0 {
            chunk.results[h][row] += problem.weights[k]
          }
        }
      }
    }
    let level = majority - ConcordanceTest.tolerance
    let assignments = (0..<problem.alternativeCount).map { a -> Int in
      let best = boundaries.indices.last { h in
        majorities[h][a] >= level
          && !limits[h].indices.contains { k in
            limits[h][k].map { signs[k] * (problem.value(a, k) - $0) <= 0 } ?? false
          }
      }
      return best.map { $0 + 1 } ?? 0
    }
    return Sorting(
      method: Self.identifier, conventions: conventions, categories: profiles.categories, assignments: assignments,
      detail: Detail(majorities: majorities))
  }
}
