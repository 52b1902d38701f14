public import Criteria
public import Parallelism
public import Provenance

/// The characteristic objects method: a few made-up objects are compared, and the alternatives lie between them.
///
/// Each criterion has c characteristic values, spread evenly over its bounds. The objects are their combinations, c^q
/// of them. An expert compares every two objects (1 better, ½ even, 0 worse); the sums SJ of the judgments put the
/// objects on levels, and P is 0 for the lowest level, 1 for the highest, in even steps. The preference of an
/// alternative is P interpolated by triangular membership, Σ over the objects of P Πⱼ μⱼ.
///
/// Here the expert is another method, applied to the objects, so that the judgments need not be made one by one: they
/// follow from a sort. Since objects are fixed by the bounds, ranks never reverse.
///
/// Time is O(c^q log c^q + n 2^q), space O(c^q).
///
/// Source: Sałabun (2015), doi:10.1002/mcda.1525.
public struct COMET: RankingMethod, Hashable {
  /// Who compares the objects.
  public enum Expert: String, Hashable, Sendable, Codable, CaseIterable {
    /// The weighted sum of the places between the bounds.
    case weightedSum = "weighted-sum"
    /// TOPSIS over the objects, with min-max normalisation.
    case topsis
  }

  /// The objects that the alternatives lie between.
  public struct Detail: RankingDetail {
    /// The characteristic values of each criterion that counts, ascending.
    public let characteristicValues: [[Double]]
    /// P of each object; the value of the last criterion changes fastest.
    public let objectPreferences: [Double]
  }

  /// The name on the command line.
  public static let identifier = "comet"
  /// What the method does.
  public static let summary = "COMET: interpolation between characteristic objects; ranks never reverse"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Sałabun, W.", year: 2015,
      title:
        "The characteristic objects method: a new distance-based approach to multicriteria decision-making problems",
      venue: "Journal of Multi-Criteria Decision Analysis 22(1–2), 37–50", doi: "10.1002/mcda.1525")
  ]

  /// The greatest number of objects.
  public static let objectLimit = 5_000_000

  /// Who compares the objects.
  public let expert: Expert
  /// c: the characteristic values of a criterion.
  public let valueCount: Int
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - expert: Who compares the objects.
  ///   - valueCount: c, at least 2.
  ///   - workers: The threads to use.
  /// - Throws: `setting`.
  public init(
    _ expert: Expert = .weightedSum, valueCount: Int = 3, workers: Workers = .automatic
  ) throws(DecisionError) {
    guard valueCount >= 2 else {
      throw .setting(name: "characteristic-values", value: Double(valueCount), allowed: "at least 2")
    }
    self.expert = expert
    self.valueCount = valueCount
    self.workers = workers
  }

  /// The expert and the characteristic values.
  public var conventions: [Convention] {
    [
      Convention("expert", expert.rawValue),
      Convention("characteristic-values", "\(valueCount) between the bounds"),
    ]
  }

  /// All: both experts keep dominance among the objects, and interpolation keeps it among the alternatives.
  public var laws: MethodLaws { [.dominance, .scaleInvariance, .translationInvariance, .rankReversalFreedom] }

  /// Ranks the alternatives.
  ///
  /// - Returns: Preferences in 0 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `missingBounds`, `outsideBounds`; `tooManyObjects` for too many criteria.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let bounds = try problem.bounds(ColumnSummary.all(problem, workers))
    let objects = try CharacteristicObjects(problem, expert, valueCount: valueCount, workers)
    let signs = problem.signs
    let scores = RowPass(problem, workers).array { chunk in
      var scratch = [Double](repeating: 0, count: 1 << bounds.count)
      var places = [Double](repeating: 0, count: bounds.count)
      for row in 0..<chunk.count {
        for (k, bound) in bounds.enumerated() {
          let share = (chunk.columns[k][row] - bound.low) / (bound.high - bound.low)
          places[k] = signs[k] > 0 ? share : 1 - share
        }
        chunk.results[0][row] = objects.preference(at: &places, &scratch)
      }
    }
    let outcome = try problem.outcome(scores: scores, higherIsBetter: true, conventions: conventions, workers: workers)
    let last = Double(valueCount - 1)
    let values = bounds.map { bound in
      (0..<valueCount).map { bound.low + (bound.high - bound.low) * (Double($0) / last) }
    }
    return Ranking(
      outcome,
      detail: Detail(
        characteristicValues: values, objectPreferences: objects.preferencesByValue(isAscending: signs.map { $0 > 0 })))
  }
}
