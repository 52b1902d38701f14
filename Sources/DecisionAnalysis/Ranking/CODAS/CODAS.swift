public import Criteria
public import Parallelism
public import Provenance

/// Combinative distance-based assessment: far from the worst alternative, by Euclidean distance first and by taxicab
/// distance where the first is clear.
///
/// With v = w r (r the ratios to the best value) and the worst v of each criterion as origin, E and T are the Euclidean
/// and the taxicab distance of an alternative from the origin, and
///
///     Hᵢ = Σ_k (Eᵢ − E_k) + ψ(Eᵢ − E_k) (Tᵢ − T_k)        ψ(x) = 1 when |x| ≥ τ, else 0
///
/// ψ is as the paper prints it. It makes H jump where two distances are τ apart, and then a dominated alternative can
/// come out above the one that dominates it.
///
/// Time is O(n q + n log n): in the order of E, the alternatives within τ are neighbours, and their T are a difference
/// of running totals.
///
/// Source: Keshavarz Ghorabaee, Zavadskas, Turskis, Antucheviciene (2016).
public struct CODAS: RankingMethod, Hashable {
  /// The two distances.
  public struct Detail: RankingDetail {
    /// E: Euclidean distances from the worst.
    public let euclideanDistances: [Double]
    /// T: taxicab distances from the worst.
    public let taxicabDistances: [Double]
  }

  /// The name on the command line.
  public static let identifier = "codas"
  /// What the method does.
  public static let summary = "CODAS: far from the worst alternative by Euclidean and taxicab distance"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Keshavarz Ghorabaee, M.; Zavadskas, E. K.; Turskis, Z.; Antucheviciene, J.", year: 2016,
      title: "A new combinative distance-based assessment (CODAS) method for multi-criteria decision-making",
      venue: "Economic Computation and Economic Cybernetics Studies and Research 50(3), 25–44")
  ]

  /// τ: the Euclidean difference from which the taxicab difference counts.
  public let threshold: Double
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - threshold: τ, finite and at least 0; the paper advises 0.01 to 0.05.
  ///   - workers: The threads to use.
  /// - Throws: `setting`.
  public init(threshold: Double = 0.02, workers: Workers = .automatic) throws(DecisionError) {
    guard threshold >= 0, threshold.isFinite else {
      throw .setting(name: "tau", value: threshold, allowed: "a finite number of at least 0")
    }
    self.threshold = threshold
    self.workers = workers
  }

  /// The normalisation and τ.
  public var conventions: [Convention] {
    [Convention("normalisation", Normalisation.ratio.rawValue), Convention("tau", threshold)]
  }

  /// Units only.
  public var laws: MethodLaws { [.scaleInvariance] }

  /// Ranks the alternatives.
  ///
  /// - Returns: H, higher better; their sum is 0.
  /// - Throws: `weightsMismatch`, `valueTooSmall`, `noPositiveSum`, `valuesTooLarge`.
  public func rank(_ matrix: DecisionMatrix, weights: Weights) throws(DecisionError) -> Ranking<Detail> {
    let problem = try DecisionProblem(matrix, weights: weights, method: Self.identifier)
    let summaries = ColumnSummary.all(problem, workers)
    let maps = try Normalisation.ratio.maps(problem, summaries, workers)
    let origins = zip(maps, zip(summaries, problem.signs)).map { $0($1.0.worst($1.1)) }
    let distances = RowPass(problem, workers).arrays(2) { chunk in
      chunk.fill(0, with: 0)
      chunk.fill(1, with: 0)
      for (k, map) in maps.enumerated() {
        for row in 0..<chunk.count {
          let distance = problem.weights[k] * (map(chunk.columns[k][row]) - origins[k])
          chunk.results[0][row] += distance * distance
          chunk.results[1][row] += abs(distance)
        }
      }
      for row in 0..<chunk.count { chunk.results[0][row].formSquareRoot() }
    }
    let scores = try assessments(distances[0], distances[1], problem.method)
    let outcome = try problem.outcome(scores: scores, higherIsBetter: true, conventions: conventions, workers: workers)
    return Ranking(outcome, detail: Detail(euclideanDistances: distances[0], taxicabDistances: distances[1]))
  }

  /// H.
  private func assessments(
    _ euclidean: [Double], _ taxicab: [Double], _ method: String
  ) throws(DecisionError) -> [Double] {
    guard let sorted = euclidean.withUnsafeBufferPointer({ SortedColumn($0, workers: workers) }) else {
      throw .valuesTooLarge(method: method)
    }
    let count = euclidean.count
    let byE = RunningTotals(sorted.values)
    let byT = RunningTotals(sorted.order.map { taxicab[Int($0)] })
    var scores = [Double](repeating: 0, count: count)
    // Those before `first` are at least τ below, those from `last` on at least τ above.
    var (first, last) = (0, 0)
    for place in 0..<count {
      let value = sorted.values[place]
      while first < place, value - sorted.values[first] >= threshold { first += 1 }
      while last < count, last <= place || sorted.values[last] - value < threshold { last += 1 }
      let alternative = Int(sorted.order[place])
      scores[alternative] =
        byE.sum(of: value, minusValuesIn: 0..<count)
        + byT.sum(of: taxicab[alternative], minusValuesIn: 0..<first)
        + byT.sum(of: taxicab[alternative], minusValuesIn: last..<count)
    }
    return scores
  }
}
