public import Clustering
public import LinearAlgebra
public import Parallelism

/// The correlations of the benefits, and which pairs of them say the same thing.
public struct BenefitCorrelations: Hashable, Sendable {
  /// Two benefits and their correlation.
  public struct Pair: Hashable, Sendable {
    /// The benefit that comes first, counted from 0.
    public let first: Int
    /// The benefit that comes second.
    public let second: Int
    /// Their correlation, in −1 ... 1.
    public let correlation: Double
  }

  /// From this size on a correlation makes two benefits redundant: they share half of their variance, 0.7² = 0.49.
  public static let defaultThreshold = 0.7

  /// The number of accounts, n.
  public let accountCount: Int
  /// The d × d Pearson correlations: symmetric, ones on the diagonal, all in −1 ... 1.
  public let matrix: Matrix

  /// Correlates benefits.
  ///
  /// - Parameters:
  ///   - ratings: n accounts by d benefits, complete.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: ``RatingsError``: `tooFewBenefits` and `tooFewAccounts` for fewer than 2, `constantBenefit` for the first that
  ///   is rated alike by all, `valuesTooLarge`. Time is O(n d²).
  public init(_ ratings: Observations, workers: Workers = .automatic) throws {
    let measure = "A correlation"
    guard ratings.featureCount >= 2 else {
      throw RatingsError.tooFewBenefits(found: ratings.featureCount, needed: 2, measure: measure)
    }
    let moments = try RatingMoments(ratings, measure: measure, workers: workers)
    for benefit in moments.means.indices where moments.covariance[benefit, benefit] <= 0 {
      throw RatingsError.constantBenefit(benefit, measure: "its correlation with another")
    }
    accountCount = moments.accountCount
    matrix = moments.correlations(of: Array(moments.means.indices))
  }

  /// The number of benefits, d.
  public var benefitCount: Int { matrix.rowCount }

  /// The pairs whose correlation reaches a threshold in size, the strongest first; equally strong ones in their order.
  ///
  /// - Parameter threshold: In 0 ... 1.
  /// - Throws: ``RatingsError``: `setting`.
  public func redundantPairs(threshold: Double = Self.defaultThreshold) throws(RatingsError) -> [Pair] {
    guard 0...1 ~= threshold else {
      throw .setting(name: "The correlation from which benefits are redundant", value: threshold, allowed: "in 0…1")
    }
    var pairs: [Pair] = []
    for first in 0..<benefitCount {
      for second in (first + 1)..<max(first + 1, benefitCount) where abs(matrix[first, second]) >= threshold {
        pairs.append(Pair(first: first, second: second, correlation: matrix[first, second]))
      }
    }
    return pairs.sorted {
      (-abs($0.correlation), $0.first, $0.second) < (-abs($1.correlation), $1.first, $1.second)
    }
  }
}
