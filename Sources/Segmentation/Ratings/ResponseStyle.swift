public import Clustering
public import LinearAlgebra
public import Parallelism

/// Is it the benefits or the pen? How accounts use the rating scale, apart from what they prefer.
///
/// A clustering of raw ratings cannot tell accounts that want different things from accounts that tick at different
/// heights. Before a fit this measures who gives one rating to everything, how far the accounts differ in level, how
/// large the general factor is, and how much the ends of the scale are used; ``verdict`` sums it up.
///
/// Two passes over the ratings and one over their products: O(n d²) time, O(d²) space a chunk beside the list of straight-liners;
/// the same bits for any number of threads.
///
/// Sources: Baumgartner, Steenkamp (2001), doi:10.1509/jmkr.38.2.143.18840; Dolnicar, Grün (2007), International Marketing
/// Review 24(2), 127–143 (response styles and what they do to comparisons); variance components as in
/// ``VarianceComponents``. The thresholds are ours and stand with their reasons at the verdict.
public struct ResponseStyle: Hashable, Sendable {
  /// The number of accounts, n.
  public let accountCount: Int
  /// The number of benefits, d.
  public let benefitCount: Int
  /// The ends of the rating scale: those given, or the lowest and the highest rating of all.
  public let scale: ClosedRange<Double>
  /// The accounts whose ratings are all equal, in rising order.
  public let straightLiners: [Int]
  /// Where the differences between ratings come from.
  public let components: VarianceComponents
  /// The standard deviation of the person means (divisor n − 1), in units of the scale.
  public let personDeviation: Double
  /// The standard deviation of the mean ratings of the benefits (divisor d − 1), in units of the scale.
  public let itemDeviation: Double
  /// The first principal component; `nil` when fewer than two benefits vary, and with ``libraryObstacle``.
  public let generalFactor: GeneralFactor?
  /// Why the general factor could not be computed though benefits vary: there is no LAPACK to be had; `nil` when nothing lacks.
  public let libraryObstacle: LinearAlgebraError?
  /// The share of ratings at an end of the scale, in 0 ... 1; `nil` when the scale has no width, all ratings being equal.
  public let endShare: Double?
  /// How far it depends on the account whether a rating is at an end, in 0 ... 1: ``VarianceComponents/levelShare`` of the
  /// table of ends; `nil` with ``endShare``.
  public let endConsistency: Double?
  /// The mean of the person means less the middle of the scale, in half widths of the scale: −1 (all at the lower end) ... 1
  /// (all at the upper end); positive for people who agree with everything. `nil` when the scale has no width.
  public let acquiescence: Double?

  /// The share of accounts whose ratings are all equal, in 0 ... 1.
  public var straightLinerShare: Double { Double(straightLiners.count) / Double(accountCount) }

  /// Measures ratings.
  ///
  /// - Parameters:
  ///   - ratings: n accounts by d benefits, complete, on one common scale.
  ///   - scale: The ends of the scale that was offered; `nil` takes the lowest and the highest rating that was given, which is
  ///     the same thing unless nobody used an end.
  ///   - workers: The threads to use.
  /// - Throws: ``RatingsError``: `tooFewBenefits` and `tooFewAccounts` for fewer than 2, `scale`, `outsideScale`,
  ///   `valuesTooLarge`; `LinearAlgebraError` when the general factor does not converge.
  ///
  /// When every account is a straight-liner all differences are of level. When all ratings are equal, nothing is.
  public init(_ ratings: Observations, scale: ClosedRange<Double>? = nil, workers: Workers = .automatic) throws {
    try self.init(ratings, scale: scale, workers: workers) { try GeneralFactor($0) }
  }

  /// - Parameter factor: Finds the general factor, which alone takes a LAPACK.
  init(
    _ ratings: Observations, scale: ClosedRange<Double>?, workers: Workers,
    factor: (RatingMoments) throws -> GeneralFactor?
  ) throws {
    let measure = "The diagnosis of response styles"
    guard ratings.featureCount >= 2 else {
      throw RatingsError.tooFewBenefits(found: ratings.featureCount, needed: 2, measure: measure)
    }
    let moments = try RatingMoments(ratings, measure: measure, workers: workers)
    if let scale { try Self.check(scale, ratings, moments) }
    let used = scale ?? moments.range
    let use = ScaleUse(ratings, scale: used, workers: workers)
    let (n, d) = (Double(moments.accountCount), Double(moments.benefitCount))
    let persons = moments.totalVariance / d
    let grand = moments.means.reduce(0) { $0 + ($1 - used.lowerBound) } / d
    let itemSquares = moments.means.reduce(0) { sum, mean in
      let difference = mean - used.lowerBound - grand
      return sum + difference * difference
    }
    components = VarianceComponents(
      persons: persons, items: n * itemSquares / (d - 1),
      residual: use.straightLiners.count == moments.accountCount
        ? 0 : (moments.covariance.diagonal.reduce(0, +) - persons) / (d - 1),
      accountCount: moments.accountCount, benefitCount: moments.benefitCount)
    accountCount = moments.accountCount
    benefitCount = moments.benefitCount
    self.scale = used
    straightLiners = use.straightLiners
    personDeviation = (persons / d).squareRoot()
    itemDeviation = (itemSquares / (d - 1)).squareRoot()
    (generalFactor, libraryObstacle) = try LibraryNeed.measure { try factor(moments) }
    let width = used.upperBound - used.lowerBound
    endShare = width > 0 ? use.endShare(accountCount: accountCount) : nil
    endConsistency = width > 0 ? use.components(accountCount: accountCount).levelShare : nil
    acquiescence = width > 0 ? grand / (width / 2) - 1 : nil
  }

  private static func check(
    _ scale: ClosedRange<Double>, _ ratings: Observations, _ moments: RatingMoments
  ) throws(RatingsError) {
    let (lowest, highest) = (scale.lowerBound, scale.upperBound)
    guard lowest < highest, (highest - lowest).isFinite else { throw .scale(lowest: lowest, highest: highest) }
    for (benefit, range) in moments.ranges.enumerated()
    where range.lowerBound < lowest || range.upperBound > highest {
      for account in 0..<moments.accountCount where !(scale ~= ratings[account, benefit]) {
        throw .outsideScale(
          account: account, benefit: benefit, value: ratings[account, benefit], lowest: lowest, highest: highest)
      }
    }
  }
}
