import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether benefits have enough in common to be summed up by factors: sampling adequacy and sphericity.
///
/// With correlations r and partial correlations q_jl = −v_jl / √(v_jj v_ll), V = R⁻¹,
///
///     KMO = Σ r² / (Σ r² + Σ q²) over j ≠ l        χ² = −(n − 1 − (2 d + 5)/6) ln det R,  d (d − 1)/2 degrees of freedom.
///
/// For benefits to segment by, *low* adequacy is no fault: it says that each stands for itself.
///
/// Sources: Kaiser (1970), doi:10.1007/BF02291817, with Kaiser, Rice (1974), doi:10.1177/001316447403400115; Bartlett (1951),
/// doi:10.1093/biomet/38.3-4.337.
public struct Factorability: Hashable, Sendable {
  /// Kaiser, Meyer and Olkin's measure of all benefits, in 0 ... 1; above 0.5 factors are worth a try. 0 when nothing
  /// correlates at all.
  public let adequacy: Double
  /// The same of each benefit, d numbers in 0 ... 1; 0 for one that correlates with none.
  public let adequacyByBenefit: [Double]
  /// Bartlett's χ² for the hypothesis that no benefits correlate, at least 0.
  public let sphericity: Double
  /// Its degrees of freedom, d (d − 1)/2.
  public let degreesOfFreedom: Int
  /// The probability of a χ² at least as large when normal ratings do not correlate, in 0 ... 1.
  public let sphericityProbability: Double

  /// Below this part of its variance that the others leave unexplained, a benefit follows from them.
  static let leastUnexplained = 1e-10

  /// Judges correlations.
  ///
  /// - Throws: ``RatingsError``: `collinearBenefit` when a benefit follows from those before it, as is always so with no more
  ///   accounts than benefits and with ratings centred by account; `LinearAlgebraError` when there is no LAPACK. Time is O(d³).
  public init(_ correlations: BenefitCorrelations) throws {
    let matrix = correlations.matrix
    let factor = try Self.factor(matrix)
    let inverse = try factor.inverse()
    let count = matrix.rowCount
    var observed = [Double](repeating: 0, count: count)
    var partial = observed
    for column in 0..<count {
      for row in 0..<count where row != column {
        let value = inverse[row, column]
        observed[column] += matrix[row, column] * matrix[row, column]
        partial[column] += value / inverse[row, row] * (value / inverse[column, column])
      }
    }
    adequacyByBenefit = zip(observed, partial).map { Self.share($0, $1) }
    adequacy = Self.share(observed.reduce(0, +), partial.reduce(0, +))
    let scale = Double(correlations.accountCount - 1) - Double(2 * count + 5) / 6
    degreesOfFreedom = count * (count - 1) / 2
    // A determinant of correlations is at most 1; rounding may say otherwise.
    sphericity = max(0, -scale * factor.logDeterminant)
    sphericityProbability = ChiSquareTail.probability(above: sphericity, degreesOfFreedom: degreesOfFreedom)
  }

  private static func share(_ observed: Double, _ partial: Double) -> Double {
    observed + partial > 0 ? observed / (observed + partial) : 0
  }

  /// The squares of the factor's diagonal are what each benefit has that those before it do not explain.
  private static func factor(_ matrix: Matrix) throws -> CholeskyFactorization {
    let measure = "the measure of sampling adequacy"
    let factor: CholeskyFactorization
    do {
      factor = try CholeskyFactorization(matrix)
    } catch LinearAlgebraError.notPositiveDefinite(let pivot) {
      throw RatingsError.collinearBenefit(pivot, measure: measure)
    }
    for (benefit, pivot) in factor.lowerFactor.diagonal.enumerated() where pivot * pivot < leastUnexplained {
      throw RatingsError.collinearBenefit(benefit, measure: measure)
    }
    return factor
  }
}
