public import Criteria
public import LinearAlgebra
public import Parallelism
public import Provenance

/// PROMETHEE II: the complete ranking by net flows φ, see ``PROMETHEEFlows``.
///
/// Each criterion carries its preference function (``Criterion/preferenceFunction``), with parameters in its own unit.
///
/// Time is O(q n log n), by sorting each criterion instead of comparing pairs, and space is O(n): a million
/// alternatives are a matter of seconds. For the Gaussian function see ``GaussianSums``.
///
/// Source: Brans, Vincke (1985), doi:10.1287/mnsc.31.6.647. The sums by sorting: Calders, Van Assche (2016),
/// arXiv:1603.00091.
public struct PROMETHEE2: RankingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "promethee2"
  /// What the method does.
  public static let summary =
    "PROMETHEE II: net flows of preferences over all pairs, with thresholds for each criterion"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Brans, J.-P.; Vincke, P.", year: 1985, title: "A preference ranking organisation method",
      venue: "Management Science 31(6), 647–656", doi: "10.1287/mnsc.31.6.647"),
    Citation(
      authors: "Brans, J.-P.; Vincke, P.; Mareschal, B.", year: 1986,
      title: "How to select and how to rank projects: the PROMETHEE method",
      venue: "European Journal of Operational Research 24(2), 228–238", doi: "10.1016/0377-2217(86)90044-5"),
    Citation(
      authors: "Calders, T.; Van Assche, D.", year: 2016,
      title: "PROMETHEE is not quadratic: an O(qn log(n)) algorithm",
      venue: "arXiv:1603.00091", doi: "10.48550/arXiv.1603.00091"),
  ]

  /// The threads to use.
  public let workers: Workers

  /// Makes the method; what differences mean is said by the criteria.
  public init(workers: Workers = .automatic) { self.workers = workers }

  /// The divisor of the flows; the preference functions are added by the ranking.
  public var conventions: [Convention] { [Convention("flows-divided-by", "n-1")] }

  /// Dominance, units and zeros. Flows are sums over the other alternatives, so that dropping one can turn an order
  /// round.
  public var laws: MethodLaws { [.dominance, .scaleInvariance, .translationInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: Net flows in −1 ... 1, higher better.
  /// - Throws: `weightsMismatch`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<PROMETHEEFlows> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let flows = try PROMETHEEFlows(problem, workers)
    let outcome = try problem.outcome(
      scores: flows.net, higherIsBetter: true, conventions: conventions + problem.preferenceConventions,
      workers: workers)
    return Ranking(outcome, detail: flows)
  }

  /// More alternatives than these have too many pairs to list.
  public static let pairLimit = 20_000

  /// π(a, b), the weighted preference of a over b, for all pairs: n × n with zeros on the diagonal.
  ///
  /// - Throws: `weightsMismatch`, `tooManyAlternatives`. Time and space are O(n² q) and O(n²).
  public func preferenceIndices(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Matrix {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let count = problem.alternativeCount
    guard count <= Self.pairLimit else {
      throw .tooManyAlternatives(count, limit: Self.pairLimit, method: "the list of all preferences")
    }
    let functions = problem.criteria.map(\.preferenceFunction)
    let columns = workers.map(count) { other -> [Double] in
      (0..<count).map { alternative in
        functions.indices.reduce(0.0) { sum, k in
          let advantage = problem.signs[k] * (problem.value(alternative, k) - problem.value(other, k))
          return sum + problem.weights[k] * functions[k](advantage)
        }
      }
    }
    do { return try Matrix(columns: columns) } catch { throw .linearAlgebra(error) }
  }

  /// φⱼ, the net flow of each alternative on each criterion alone, n × q for the q criteria of positive weight: what
  /// the ``GAIAPlane`` shows.
  ///
  /// - Throws: `weightsMismatch`, `valuesTooLarge`. O(q n log n).
  public func unicriterionFlows(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Matrix {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    var columns: [[Double]] = []
    for k in problem.columns.indices {
      let sums = try problem.preferenceSums(k, workers)
      var column = [Double](repeating: 0, count: problem.alternativeCount)
      let others = Double(max(1, problem.alternativeCount - 1))
      column.withUnsafeMutableBufferPointer { column in
        nonisolated(unsafe) let column = column
        sums.forEach(workers) { column[$0] = ($1 - $2) / others }
      }
      columns.append(column)
    }
    do { return try Matrix(columns: columns) } catch { throw .linearAlgebra(error) }
  }
}
