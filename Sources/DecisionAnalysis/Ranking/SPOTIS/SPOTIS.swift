public import Criteria
public import Parallelism
public import Provenance

/// Stable preference ordering towards ideal solution: the distance from the best that could be, not from the best there
/// is.
///
///     dᵢ = Σⱼ wⱼ |xᵢⱼ − s*ⱼ| / (maxⱼ − minⱼ)
///
/// min and max are the bounds of the criterion, which every criterion that counts must have, and s* is the better one
/// of them or an expected value. No alternative matters to another, so that ranks never reverse.
///
/// Time is O(n q), and no copy of the matrix is made.
///
/// Source: Dezert, Tchamova, Han, Tacnet (2020), doi:10.23919/FUSION45008.2020.9190347.
public struct SPOTIS: RankingMethod, Hashable {
  /// The point that distances are measured from.
  public struct Detail: RankingDetail {
    /// s*, for each criterion that counts.
    public let solutionPoint: [Double]
  }

  /// The name on the command line.
  public static let identifier = "spotis"
  /// What the method does.
  public static let summary = "SPOTIS: the distance from the ideal within stated bounds; ranks never reverse"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Dezert, J.; Tchamova, A.; Han, D.; Tacnet, J.-M.", year: 2020,
      title: "The SPOTIS rank reversal free method for multi-criteria decision-making support",
      venue: "IEEE 23rd International Conference on Information Fusion", doi: "10.23919/FUSION45008.2020.9190347")
  ]

  /// The expected values, by criterion; criteria that are not named have their better bound.
  public let expectedPoint: [String: Double]
  /// The threads to use.
  public let workers: Workers

  /// Makes the method.
  ///
  /// - Parameters:
  ///   - expectedPoint: The value that is wanted, by criterion, where it is not the better bound.
  ///   - workers: The threads to use.
  public init(expectedPoint: [String: Double] = [:], workers: Workers = .automatic) {
    self.expectedPoint = expectedPoint
    self.workers = workers
  }

  /// The bounds and the point.
  public var conventions: [Convention] {
    [
      Convention("bounds", "stated"),
      Convention("solution-point", expectedPoint.isEmpty ? "better bounds" : "expected values"),
    ]
  }

  /// All. With expected values more is not always better, so that dominance is not promised.
  public var laws: MethodLaws {
    expectedPoint.isEmpty
      ? [.dominance, .scaleInvariance, .translationInvariance, .rankReversalFreedom]
      : [.scaleInvariance, .translationInvariance, .rankReversalFreedom]
  }

  /// Ranks the alternatives.
  ///
  /// - Returns: Distances in 0 ... 1, lower better.
  /// - Throws: `weightsMismatch`, `missingBounds`, `outsideBounds` for a value or an expected value, `unknownSetting`
  ///   for an expected value of a criterion that does not exist.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let names = matrix.criteria.map(\.name)
    if let unknown = expectedPoint.keys.filter({ !names.contains($0) }).min() {
      throw .unknownSetting(unknown, method: "the expected point", available: names)
    }
    let bounds = try problem.bounds(ColumnSummary.all(problem, workers))
    var point: [Double] = []
    for (k, criterion) in problem.criteria.enumerated() {
      let value = expectedPoint[criterion.name] ?? (problem.signs[k] > 0 ? bounds[k].high : bounds[k].low)
      guard bounds[k].low <= value, value <= bounds[k].high else {
        throw .outsideBounds(
          criterion: criterion.name, alternative: "the expected point", value: value, low: bounds[k].low,
          high: bounds[k].high)
      }
      point.append(value)
    }
    let target = point
    let scores = RowPass(problem, workers).array { chunk in
      chunk.fill(0, with: 0)
      for (k, bound) in bounds.enumerated() {
        for row in 0..<chunk.count {
          chunk.results[0][row] +=
            problem.weights[k] * (abs(chunk.columns[k][row] - target[k]) / (bound.high - bound.low))
        }
      }
    }
    let outcome = try problem.outcome(
      scores: scores, higherIsBetter: false, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: Detail(solutionPoint: target))
  }
}

extension DecisionProblem {
  /// The bounds of the criteria that count.
  ///
  /// - Throws: `missingBounds`; `outsideBounds` for the first value that lies outside.
  package func bounds(_ summaries: [ColumnSummary]) throws(DecisionError) -> [CriterionBounds] {
    var all: [CriterionBounds] = []
    for (k, criterion) in criteria.enumerated() {
      guard let bounds = criterion.bounds else { throw .missingBounds(criterion: criterion.name, method: method) }
      if summaries[k].minimum < bounds.low || summaries[k].maximum > bounds.high {
        for row in 0..<alternativeCount where value(row, k) < bounds.low || value(row, k) > bounds.high {
          throw .outsideBounds(
            criterion: criterion.name, alternative: matrix.alternative(row), value: value(row, k), low: bounds.low,
            high: bounds.high)
        }
      }
      all.append(bounds)
    }
    return all
  }
}
