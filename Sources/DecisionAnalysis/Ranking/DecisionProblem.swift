package import Criteria
import LinearAlgebra
package import Parallelism
package import Provenance

/// A decision matrix and weights that fit together, without the criteria of weight 0: what a method computes on.
package struct DecisionProblem: Sendable {
  /// The whole matrix.
  package let matrix: DecisionMatrix
  /// The places in the matrix of the criteria that count.
  package let columns: [Int]
  /// Their weights, with sum 1.
  package let weights: [Double]
  /// The criteria that count.
  package let criteria: [Criterion]
  /// +1 for each criterion to maximise and −1 for each to minimise.
  package let signs: [Double]
  /// The identifier of the method, for errors and results.
  package let method: String

  /// Matches weights to criteria by name.
  ///
  /// - Throws: `weightsMismatch`; `tooManyAlternatives` beyond 2³¹.
  package init(_ matrix: DecisionMatrix, weights: Weights, method: String) throws(DecisionError) {
    let names = matrix.criteria.map(\.name)
    let places = Dictionary(uniqueKeysWithValues: weights.criteria.enumerated().map { ($1, $0) })
    let known = Set(names)
    let unweighted = names.filter { places[$0] == nil }
    let unknown = weights.criteria.filter { !known.contains($0) }
    guard unweighted.isEmpty, unknown.isEmpty else {
      throw .weightsMismatch(unweighted: unweighted, unknown: unknown, criteria: names)
    }
    guard matrix.alternativeCount <= Int(Int32.max) else {
      throw .tooManyAlternatives(matrix.alternativeCount, limit: Int(Int32.max), method: method)
    }
    let given = names.map { weights.values[places[$0] ?? 0] }
    let columns = names.indices.filter { given[$0] > 0 }
    let largest = given.max() ?? 1
    let relative = columns.map { given[$0] / largest }
    let total = relative.reduce(0, +)
    self.matrix = matrix
    self.columns = columns
    criteria = columns.map { matrix.criteria[$0] }
    signs = criteria.map(\.direction.sign)
    self.weights = relative.map { $0 / total }
    self.method = method
  }

  /// n.
  package var alternativeCount: Int { matrix.alternativeCount }

  /// The number of criteria that count.
  package var criterionCount: Int { columns.count }

  /// The value of an alternative on the criterion with this number among those that count.
  package func value(_ alternative: Int, _ criterion: Int) -> Double { matrix.values[alternative, columns[criterion]] }

  /// Calls `body` with the first value of each column that counts; the places must not escape.
  package func withColumns<T, Failure: Error>(
    _ body: ([UnsafePointer<Double>]) throws(Failure) -> T
  ) throws(Failure) -> T {
    try matrix.values.withUnsafeElements { (elements) throws(Failure) -> T in
      // A decision matrix is never empty.
      let base = elements.baseAddress!
      return try body(columns.map { base + $0 * matrix.alternativeCount })
    }
  }

  /// The outcome with ranks made of the scores.
  ///
  /// - Parameters:
  ///   - scores: n numbers.
  ///   - rankingValues: n numbers in the order of the scores that keep more digits, such as their logarithms.
  ///   - higherIsBetter: Which way both point.
  /// - Throws: `valuesTooLarge` when a number is not finite. O(n log n).
  package func outcome(
    scores: [Double], rankedBy rankingValues: [Double]? = nil, higherIsBetter: Bool, conventions: [Convention],
    diagnostics: [Diagnostic] = [], workers: Workers
  ) throws(DecisionError) -> RankingOutcome {
    guard let ranks = Ranks.of(rankingValues ?? scores, higherIsBetter: higherIsBetter, workers: workers),
      rankingValues == nil || scores.allSatisfy(\.isFinite)
    else { throw .valuesTooLarge(method: method) }
    return RankingOutcome(
      method: method, conventions: conventions, criteria: criteria.map(\.name), weights: weights, scores: scores,
      higherIsBetter: higherIsBetter, ranks: ranks, diagnostics: diagnostics)
  }

  /// Refuses criteria without a range, unless none has one: alternatives that are all equal are a tie.
  ///
  /// - Throws: `constantCriterion`.
  package func requireRanges(_ summaries: [ColumnSummary]) throws(DecisionError) {
    guard !summaries.allSatisfy(\.isConstant) else { return }
    if let constant = summaries.firstIndex(where: \.isConstant) {
      throw .constantCriterion(criteria[constant].name, method: method)
    }
  }
}
