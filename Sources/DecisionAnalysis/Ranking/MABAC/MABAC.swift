public import Criteria
public import Parallelism
public import Provenance

/// Multi-attributive border approximation area comparison.
///
/// With r the min-max normalised values:
///
///     vᵢⱼ = wⱼ (rᵢⱼ + 1)        gⱼ = (Πᵢ vᵢⱼ)^(1/n)        Sᵢ = Σⱼ (vᵢⱼ − gⱼ)
///
/// The border g is the same for all alternatives, so that it says which are in the upper area and does not move the
/// order.
///
/// Time is O(n q), with a logarithm for each value, and no copy of the matrix is made. Degenerate: alternatives that
/// are all equal have S = 0; another criterion without a range is refused.
///
/// Source: Pamučar, Ćirović (2015), doi:10.1016/j.eswa.2014.11.057.
public struct MABAC: RankingMethod, Hashable {
  /// The border.
  public struct Detail: RankingDetail {
    /// g: the border of each criterion that counts; an alternative is in the upper area where its v is above it.
    public let border: [Double]
  }

  /// The name on the command line.
  public static let identifier = "mabac"
  /// What the method does.
  public static let summary = "MABAC: the distance from the border between good and bad"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Pamučar, D.; Ćirović, G.", year: 2015,
      title: "The selection of transport and handling resources in logistics centers using Multi-Attributive Border "
        + "Approximation area Comparison (MABAC)",
      venue: "Expert Systems with Applications 42(6), 3016–3028", doi: "10.1016/j.eswa.2014.11.057")
  ]

  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// The normalisation and the border.
  public var conventions: [Convention] {
    [Convention("normalisation", Normalisation.minMax.rawValue), Convention("border", "geometric mean")]
  }

  /// Dominance, units and zeros.
  public var laws: MethodLaws { [.dominance, .scaleInvariance, .translationInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: S, higher better; above 0 the alternative is in the upper area on balance.
  /// - Throws: `weightsMismatch`, `constantCriterion`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let maps = try Normalisation.minMax.maps(problem, ColumnSummary.all(problem, workers), workers)
    let count = Double(problem.alternativeCount)
    let logarithms = RowPass(problem, workers).map { chunk in
      maps.indices.map { k in
        (0..<chunk.count).reduce(0.0) { $0 + (maps[k](chunk.columns[k][$1]) + 1).naturalLogarithm }
      }
    }
    let border = maps.indices.map { k -> Double in
      if case .constant(let value) = maps[k] { return problem.weights[k] * (value + 1) }
      return problem.weights[k] * (logarithms.reduce(0) { $0 + $1[k] } / count).exponential
    }
    let scores = RowPass(problem, workers).array { chunk in
      chunk.fill(0, with: 0)
      for (k, map) in maps.enumerated() {
        for row in 0..<chunk.count {
          chunk.results[0][row] += problem.weights[k] * (map(chunk.columns[k][row]) + 1) - border[k]
        }
      }
    }
    let outcome = try problem.outcome(scores: scores, higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: Detail(border: border))
  }
}
