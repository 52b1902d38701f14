import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Judgments without gaps: the missing ones have the values that fit the others best.
struct PairwiseCompletion {
  /// All n² judgments.
  private(set) var matrix: PositiveMatrix
  /// The least-squares weights of the judgments that were made.
  let leastSquaresWeights: [Double]

  /// Fills the gaps with the ratios of the logarithmic least-squares weights: those that minimise
  /// Σ (ln aᵢⱼ − ln wᵢ + ln wⱼ)² over the pairs that were judged.
  ///
  /// Without gaps these are the geometric means of the rows. O(n³) with gaps.
  ///
  /// - Parameter comparisons: Connected judgments.
  /// - Throws: `linearAlgebra` for a defect.
  init(_ comparisons: PairwiseComparisons) throws(DecisionError) {
    let count = comparisons.criteria.count
    let missing = comparisons.missingPairs
    let given = (0..<count).flatMap { row in (0..<count).map { comparisons[row, $0] ?? 1 } }
    matrix = PositiveMatrix(count: count, elements: given)
    guard !missing.isEmpty else {
      leastSquaresWeights = matrix.rowGeometricMeans
      return
    }
    let logs = try Self.logarithms(comparisons)
    let largest = logs.max() ?? 0
    let weights = logs.map { exp($0 - largest) }
    let total = weights.reduce(0, +)
    leastSquaresWeights = weights.map { $0 / total }
    for pair in missing {
      let ratio = exp(logs[pair.first] - logs[pair.second])
      matrix[pair.first, pair.second] = ratio
      matrix[pair.second, pair.first] = 1 / ratio
    }
  }

  /// The logarithms of the least-squares weights, that of the first criterion 0: the Laplacian of the graph of judgments
  /// without its first row and column is positive definite when the graph is connected.
  private static func logarithms(_ comparisons: PairwiseComparisons) throws(DecisionError) -> [Double] {
    let count = comparisons.criteria.count
    var laplacian = Matrix(rowCount: count - 1, columnCount: count - 1)
    var sums = [Double](repeating: 0, count: count - 1)
    for row in 1..<count {
      for column in 0..<count where column != row {
        guard let value = comparisons[row, column] else { continue }
        laplacian[row - 1, row - 1] += 1
        sums[row - 1] += log(value)
        if column > 0 { laplacian[row - 1, column - 1] = -1 }
      }
    }
    do throws(LinearAlgebraError) { return [0] + (try CholeskyFactorization(laplacian).solve(sums)) } catch {
      throw .linearAlgebra(error)
    }
  }

  /// Moves the missing judgments to the values that make the largest eigenvalue least.
  ///
  /// The eigenvalue is a strictly convex function of their logarithms, so the values are unique; see ``EigenvalueDescent``.
  ///
  /// - Parameter progress: Called with the share done.
  /// - Returns: Whether the values came to rest.
  ///
  /// Source: Bozóki, Fülöp, Rónyai (2010), doi:10.1016/j.mcm.2010.02.047, sections 4 and 5.
  mutating func minimiseEigenvalue(
    over pairs: [(first: Int, second: Int)], progress: (Double) -> Void = { _ in }
  ) -> Bool {
    var descent = EigenvalueDescent(matrix, missing: pairs, potentials: leastSquaresWeights.map { log($0) })
    let isAtRest = descent.run(progress: progress)
    for pair in pairs {
      set(pair.first, pair.second, logarithm: descent.potentials[pair.first] - descent.potentials[pair.second])
    }
    return isAtRest
  }

  /// Puts a judgment and its reciprocal.
  mutating func set(_ first: Int, _ second: Int, logarithm: Double) {
    matrix[first, second] = exp(logarithm)
    matrix[second, first] = exp(-logarithm)
  }

  /// The logarithm of the judgment of a pair that makes the largest eigenvalue least while the others stay.
  ///
  /// With left and right eigenvectors v and w the derivative by the logarithm t has the sign of t − τ(t),
  /// τ = ½ ln(vⱼ wᵢ / (vᵢ wⱼ)), so that the minimum is where τ(t) = t. Secant steps find it, kept within the bracket.
  func leastEigenvalueLogarithm(_ first: Int, _ second: Int) -> Double {
    var trial = self
    func gap(_ t: Double) -> Double {
      trial.set(first, second, logarithm: t)
      let right = trial.matrix.principalEigenpair().vector
      let left = trial.matrix.transposed.principalEigenpair().vector
      return 0.5 * (log(left[second] / left[first]) + log(right[first] / right[second])) - t
    }
    var (low, high) = (-Double.infinity, Double.infinity)
    var t = log(matrix[first, second])
    var previous: (t: Double, gap: Double)?
    for _ in 0..<100 {
      let found = gap(t)
      if abs(found) <= 2e-15 * max(1, abs(t)) { break }
      if found > 0 { low = max(low, t) } else { high = min(high, t) }
      var next = t + found
      if let previous, previous.gap != found { next = t - found * (t - previous.t) / (found - previous.gap) }
      if !(next > low && next < high) { next = low.isFinite && high.isFinite ? low + (high - low) / 2 : t + found }
      if next == t { break }
      previous = (t, found)
      t = next
    }
    return t
  }
}
