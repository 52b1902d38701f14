public import Criteria
public import Parallelism
public import Provenance

/// Weighted aggregated sum product assessment: a mixture of the weighted sum and the weighted product.
///
///     Qᵢ = λ Σⱼ wⱼ rᵢⱼ + (1 − λ) Πⱼ rᵢⱼ^wⱼ        r = x / max, minimised: min / x
///
/// All values must be positive. Time is O(n q), and no copy of the matrix is made.
///
/// Source: Zavadskas, Turskis, Antucheviciene, Zakarevicius (2012), doi:10.5755/j01.eee.122.6.1810.
public struct WASPAS: RankingMethod, Hashable {
  /// The two parts of the scores.
  public struct Detail: RankingDetail {
    /// Q⁽¹⁾: the weighted sums.
    public let weightedSums: [Double]
    /// Q⁽²⁾: the weighted products.
    public let weightedProducts: [Double]
  }

  /// The name on the command line.
  public static let identifier = "waspas"
  /// What the method does.
  public static let summary = "WASPAS: a mixture of the weighted sum and the weighted product"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Zavadskas, E. K.; Turskis, Z.; Antucheviciene, J.; Zakarevicius, A.", year: 2012,
      title: "Optimization of weighted aggregated sum product assessment",
      venue: "Elektronika ir Elektrotechnika 122(6), 3–6", doi: "10.5755/j01.eee.122.6.1810")
  ]

  /// λ: the share of the weighted sum.
  public let sumShare: Double
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - sumShare: λ in 0 ... 1: 0 is the weighted product, 1 the weighted sum.
  ///   - workers: The threads to use.
  /// - Throws: `setting`.
  public init(sumShare: Double = 0.5, workers: Workers = .automatic) throws(DecisionError) {
    guard 0...1 ~= sumShare else { throw .setting(name: "lambda", value: sumShare, allowed: "in 0…1") }
    self.sumShare = sumShare
    self.workers = workers
  }

  /// The normalisation and λ.
  public var conventions: [Convention] {
    [Convention("normalisation", Normalisation.ratio.rawValue), Convention("lambda", sumShare)]
  }

  /// Dominance and units. The sum weighs by the best values, so that dropping one can turn an order round.
  public var laws: MethodLaws {
    sumShare == 0 ? [.dominance, .scaleInvariance, .rankReversalFreedom] : [.dominance, .scaleInvariance]
  }

  /// Ranks the alternatives.
  ///
  /// - Returns: Scores in 0 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `valueTooSmall` for a value that is not positive.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let terms = try ProductTerms(problem, workers)
    let results = RowPass(problem, workers).arrays(3) { chunk in
      chunk.fill(1, with: 0)
      for (k, map) in terms.maps.enumerated() {
        map.add(chunk.columns[k], chunk.count, times: problem.weights[k], to: chunk.results[1])
      }
      terms.writeLogarithms(chunk, to: 2)
      ProductTerms.writeExponentials(chunk, of: 2, to: 2)
      for row in 0..<chunk.count {
        chunk.results[0][row] = sumShare * chunk.results[1][row] + (1 - sumShare) * chunk.results[2][row]
      }
    }
    let outcome = try problem.outcome(
      scores: results[0], higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: Detail(weightedSums: results[1], weightedProducts: results[2]))
  }
}
