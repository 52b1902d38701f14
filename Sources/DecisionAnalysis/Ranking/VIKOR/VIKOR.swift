public import Criteria
public import Parallelism
public import Provenance

/// VIKOR: a compromise between the utility of the group and the regret of the individual.
///
///     Sᵢ = Σⱼ wⱼ (f*ⱼ − fᵢⱼ) / (f*ⱼ − f⁻ⱼ)        Rᵢ = maxⱼ of the same terms
///     Qᵢ = v (Sᵢ − S*) / (S⁻ − S*) + (1 − v) (Rᵢ − R*) / (R⁻ − R*)
///
/// f* and f⁻ are the best and the worst value of a criterion; S*, R* the least and S⁻, R⁻ the greatest of their kind. A
/// quotient is 0 when its range is. The best alternative by Q is the answer when its advantage is acceptable (C1) and
/// its place is stable (C2); otherwise the answer is a set, see ``VIKORDetail/compromiseSet``.
///
/// Time is O(n q) in three passes, and no copy of the matrix is made. Degenerate: one alternative, or alternatives that
/// are all equal, have S = R = Q = 0; another criterion without a range is refused.
///
/// Source: Opricovic, Tzeng (2004), doi:10.1016/S0377-2217(03)00020-1.
public struct VIKOR: RankingMethod, Hashable {
  /// The name on the command line.
  public static let identifier = "vikor"
  /// What the method does.
  public static let summary = "VIKOR: a compromise of group utility and individual regret, with a compromise set"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Opricovic, S.; Tzeng, G.-H.", year: 2004,
      title: "Compromise solution by MCDM methods: a comparative analysis of VIKOR and TOPSIS",
      venue: "European Journal of Operational Research 156(2), 445–455", doi: "10.1016/S0377-2217(03)00020-1")
  ]

  /// v: the weight of the group utility.
  public let groupWeight: Double
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - groupWeight: v in 0 ... 1: 1 looks at the sum of all shortfalls only, 0 at the worst one only.
  ///   - workers: The threads to use.
  /// - Throws: `setting`.
  public init(groupWeight: Double = 0.5, workers: Workers = .automatic) throws(DecisionError) {
    guard 0...1 ~= groupWeight else { throw .setting(name: "v", value: groupWeight, allowed: "in 0…1") }
    self.groupWeight = groupWeight
    self.workers = workers
  }

  /// v and the rule of the compromise set.
  public var conventions: [Convention] {
    [Convention("v", groupWeight), Convention("acceptable-advantage", "1/(n-1)")]
  }

  /// Dominance, units and zeros. f* and f⁻ are those of the alternatives, so that dropping one can turn an order round.
  public var laws: MethodLaws { [.dominance, .scaleInvariance, .translationInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: Q in 0 ... 1, lower better.
  /// - Throws: `weightsMismatch`, `constantCriterion`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<VIKORDetail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let summaries = ColumnSummary.all(problem, workers)
    try problem.requireRanges(summaries)
    let (utilities, regrets) = shortfalls(problem, summaries)
    let compromise = try scores(problem, utilities, regrets)
    let outcome = try problem.outcome(
      scores: compromise, higherIsBetter: false, conventions: conventions, workers: workers)
    return Ranking(
      outcome, detail: VIKORDetail(groupUtilities: utilities, regrets: regrets, scores: compromise, outcome: outcome))
  }

  /// S and R.
  private func shortfalls(_ problem: DecisionProblem, _ summaries: [ColumnSummary]) -> ([Double], [Double]) {
    let best = zip(summaries, problem.signs).map { $0.best($1) }
    let results = RowPass(problem, workers).arrays(2) { chunk in
      chunk.fill(0, with: 0)
      chunk.fill(1, with: 0)
      for (k, summary) in summaries.enumerated() where !summary.isConstant {
        let factor = problem.signs[k] * problem.weights[k] / summary.range
        Self.add(chunk.columns[k], chunk.count, best[k], factor, chunk.results[0], chunk.results[1])
      }
    }
    return (results[0], results[1])
  }

  /// Adds the shortfalls of a column and keeps the largest, four rows at a time.
  private static func add(
    _ values: UnsafePointer<Double>, _ count: Int, _ best: Double, _ factor: Double,
    _ sums: UnsafeMutablePointer<Double>, _ maxima: UnsafeMutablePointer<Double>
  ) {
    var row = 0
    while row + 4 <= count {
      let shortfall = factor * (best - SIMD4(from: values + row))
      (SIMD4(from: sums + row) + shortfall).store(to: sums + row)
      let most = SIMD4(from: maxima + row)
      most.replacing(with: shortfall, where: most .< shortfall).store(to: maxima + row)
      row += 4
    }
    while row < count {
      let shortfall = factor * (best - values[row])
      sums[row] += shortfall
      maxima[row] = maxima[row] < shortfall ? shortfall : maxima[row]
      row += 1
    }
  }

  /// Q.
  private func scores(
    _ problem: DecisionProblem, _ utilities: [Double], _ regrets: [Double]
  ) throws(DecisionError) -> [Double] {
    guard let (leastS, mostS) = utilities.extremes(workers), let (leastR, mostR) = regrets.extremes(workers) else {
      throw .valuesTooLarge(method: problem.method)
    }
    let rangeS = mostS > leastS ? mostS - leastS : .infinity
    let rangeR = mostR > leastR ? mostR - leastR : .infinity
    return utilities.withUnsafeBufferPointer { utilities in
      regrets.withUnsafeBufferPointer { regrets in
        nonisolated(unsafe) let (utilities, regrets) = (utilities, regrets)
        return RowPass(problem, workers).array { chunk in
          let result = chunk.results[0]
          let first = chunk.rows.lowerBound
          for place in 0..<chunk.count {
            result[place] =
              groupWeight * ((utilities[first + place] - leastS) / rangeS)
              + (1 - groupWeight) * ((regrets[first + place] - leastR) / rangeR)
          }
        }
      }
    }
  }
}

extension [Double] {
  /// The least and the greatest number, or `nil` when there is none or one is not finite.
  func extremes(_ workers: Workers) -> (least: Double, greatest: Double)? {
    withUnsafeBufferPointer { values in SortedItems.extremes(values, workers) }
      .flatMap { isEmpty ? nil : (least: $0.low, greatest: $0.high) }
  }
}
