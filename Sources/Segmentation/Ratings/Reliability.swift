public import Clustering
import LinearAlgebra
public import Parallelism

/// Cronbach's alpha: how far d benefits measure one and the same thing.
///
///     α = d/(d − 1) · (1 − Σ_j s_jj / Σ_jl s_jl)        standardised: d r̄ / (1 + (d − 1) r̄)
///
/// with the sample covariances s and the mean correlation r̄. High is good for a scale that is to be added up; of benefits
/// to segment by it says that they are redundant. Alpha is negative when benefits contradict each other; nothing is
/// reversed here.
///
/// Time is O(n d²). Source: Cronbach (1951), doi:10.1007/BF02310555; corrected item-total correlation as in R's psych::alpha.
public struct Reliability: Hashable, Sendable {
  /// α from the covariances, at most 1.
  public let alpha: Double
  /// α from the correlations, at most 1; `nil` when a benefit is constant or 1 + (d − 1) r̄ is 0.
  public let standardizedAlpha: Double?
  /// r̄, the mean correlation of two benefits; `nil` when a benefit is constant.
  public let meanCorrelation: Double?
  /// α of the others when each benefit is dropped, d numbers; `nil` for two benefits, and where the others have no α.
  public let alphaIfDropped: [Double?]
  /// The correlation of each benefit with the sum of the others, d numbers in −1 ... 1; `nil` where one of them is constant.
  public let itemRestCorrelations: [Double?]

  /// Measures benefits.
  ///
  /// - Parameters:
  ///   - ratings: n accounts by d benefits, complete.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: ``RatingsError``: `tooFewBenefits` and `tooFewAccounts` for fewer than 2, `noTotalSpread`, `valuesTooLarge`.
  public init(_ ratings: Observations, workers: Workers = .automatic) throws {
    let measure = "Cronbach's alpha"
    let count = ratings.featureCount
    guard count >= 2 else { throw RatingsError.tooFewBenefits(found: count, needed: 2, measure: measure) }
    let moments = try RatingMoments(ratings, measure: measure, workers: workers)
    let variances = moments.covariance.diagonal
    let (trace, total) = (variances.reduce(0, +), moments.totalVariance)
    guard let alpha = Self.alpha(trace, total, count) else { throw RatingsError.noTotalSpread(measure: measure) }
    self.alpha = alpha
    let sums = (0..<count).map { moments.covariance.column($0).reduce(0, +) }
    alphaIfDropped = (0..<count).map { item in
      count < 3 ? nil : Self.alpha(trace - variances[item], total - 2 * sums[item] + variances[item], count - 1)
    }
    itemRestCorrelations = (0..<count).map { item in
      let rest = total - 2 * sums[item] + variances[item]
      guard variances[item] > 0, rest > Self.negligible * trace else { return nil }
      return min(1, max(-1, (sums[item] - variances[item]) / variances[item].squareRoot() / rest.squareRoot()))
    }
    guard moments.varyingBenefits.count == count else {
      (meanCorrelation, standardizedAlpha) = (nil, nil)
      return
    }
    let correlations = moments.correlations(of: Array(0..<count))
    let d = Double(count)
    let mean = (correlations.elements.reduce(0, +) - d) / (d * (d - 1))
    let denominator = 1 + (d - 1) * mean
    meanCorrelation = mean
    standardizedAlpha = denominator > Self.negligible ? d * mean / denominator : nil
  }

  /// Below this share of the sum of the variances, the variance of a sum is the rounding of one that is 0.
  private static let negligible = 1e-12

  private static func alpha(_ trace: Double, _ total: Double, _ count: Int) -> Double? {
    guard trace > 0, total > negligible * trace else { return nil }
    return Double(count) / Double(count - 1) * (1 - trace / total)
  }
}
