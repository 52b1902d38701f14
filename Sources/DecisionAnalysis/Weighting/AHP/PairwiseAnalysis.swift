#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can be found out about one matrix of judgments.
struct PairwiseAnalysis {
  /// The weights, with sum 1.
  let weights: [Double]
  /// Whether the values for missing judgments are exact.
  let isCompletionExact: Bool
  private let comparisons: PairwiseComparisons
  private let completion: PairwiseCompletion
  private let lambdaMax: Double

  /// Completes the judgments and weighs.
  ///
  /// - Parameter progress: Called with the share done; most of the work is in completing.
  /// - Throws: `unconnected`, `valuesTooLarge`.
  init(
    _ comparisons: PairwiseComparisons, _ priorities: AHPPriorities, progress: (Double) -> Void = { _ in }
  ) throws(DecisionError) {
    try comparisons.requireConnected()
    var completion = try PairwiseCompletion(comparisons)
    var isExact = true
    if priorities != .geometricMean, !comparisons.missingPairs.isEmpty {
      isExact = completion.minimiseEigenvalue(over: comparisons.missingPairs, progress: progress)
    }
    let pair = completion.matrix.principalEigenpair()
    let weights =
      switch priorities {
      case .eigenvector: pair.vector
      case .geometricMean: completion.leastSquaresWeights
      case .columnMean: completion.matrix.normalisedRowMeans
      }
    guard weights.allSatisfy({ $0.isFinite && $0 > 0 }), pair.value.isFinite else {
      throw .valuesTooLarge(method: AHP.identifier)
    }
    self.weights = weights
    self.comparisons = comparisons
    self.completion = completion
    isCompletionExact = isExact
    lambdaMax = pair.value
  }

  /// (λmax − n) / (n − 1).
  var consistencyIndex: Double { Self.consistencyIndex(lambdaMax, comparisons.criteria.count) }

  private static func consistencyIndex(_ lambdaMax: Double, _ count: Int) -> Double {
    count < 3 ? 0 : (lambdaMax - Double(count)) / Double(count - 1)
  }

  /// Everything about the judgments, with these to revisit.
  func detail(revisions: [JudgmentRevision]) -> AHP.Detail {
    let names = comparisons.criteria
    let matrix = completion.matrix
    let estimate = zip(matrix.times(weights), weights).reduce(0) { $0 + $1.0 / $1.1 } / Double(names.count)
    return AHP.Detail(
      lambdaMax: lambdaMax, lambdaEstimate: estimate, consistencyIndex: consistencyIndex,
      geometricConsistencyIndex: geometricConsistencyIndex, koczkodajIndex: koczkodajIndex,
      completed: PairwiseComparisons(criteria: names, trusted: matrix.elements),
      filled: comparisons.missingPairs.map { pair in
        AHP.FilledJudgment(
          first: names[pair.first], second: names[pair.second], value: matrix[pair.first, pair.second])
      }, revisions: revisions)
  }

  private var geometricConsistencyIndex: Double? {
    let pairs = comparisons.judgedPairs
    let freedom = pairs.count - (comparisons.criteria.count - 1)
    guard freedom > 0 else { return nil }
    let weights = completion.leastSquaresWeights
    let sum = pairs.reduce(0.0) { sum, pair in
      let error = log(completion.matrix[pair.first, pair.second] * weights[pair.second] / weights[pair.first])
      return sum + error * error
    }
    return sum / Double(freedom)
  }

  private var koczkodajIndex: Double? {
    var worst: Double?
    let all = comparisons.criteria.indices
    for i in all {
      for j in all.dropFirst(i + 1) {
        for k in all.dropFirst(j + 1) {
          guard let ij = comparisons[i, j], let jk = comparisons[j, k], let ik = comparisons[i, k] else { continue }
          worst = max(worst ?? 0, min(abs(1 - ik / (ij * jk)), abs(1 - ij * jk / ik)))
        }
      }
    }
    return worst
  }

  /// The judgments that are farthest from the weights, each with the value that would repair it.
  func revisions(_ table: RandomIndexTable, limit: Int) -> [JudgmentRevision] {
    let names = comparisons.criteria
    guard names.count > 2, limit > 0 else { return [] }
    let errors = comparisons.judgedPairs.map { pair in
      let ratio = completion.matrix[pair.first, pair.second] * weights[pair.second] / weights[pair.first]
      return (pair: pair, error: abs(log(ratio)))
    }
    // Rounding is no contradiction.
    let worst = errors.filter { $0.error > 1e-10 }.sorted { $0.error > $1.error }.prefix(limit)
    return worst.map { entry in
      let isTurned = completion.matrix[entry.pair.first, entry.pair.second] < 1
      let (first, second) = isTurned ? (entry.pair.second, entry.pair.first) : entry.pair
      let logarithm = completion.leastEigenvalueLogarithm(first, second)
      var repaired = completion.matrix
      repaired[first, second] = exp(logarithm)
      repaired[second, first] = exp(-logarithm)
      let index = Self.consistencyIndex(repaired.principalEigenpair().value, names.count)
      return JudgmentRevision(
        first: names[first], second: names[second], judgment: completion.matrix[first, second],
        weightRatio: weights[first] / weights[second], repairedValue: exp(logarithm), repairedIndex: index,
        repairedRatio: table.value(count: names.count).map { index / $0 })
    }
  }
}

extension PositiveMatrix {
  /// The row means after each column was divided by its sum.
  var normalisedRowMeans: [Double] {
    var means = [Double](repeating: 0, count: count)
    for column in 0..<count {
      let total = (0..<count).reduce(0) { $0 + self[$1, column] }
      for row in 0..<count { means[row] += self[row, column] / total / Double(count) }
    }
    return means
  }
}
