/// Whether there are enough accounts for the benefits that are to divide them.
///
/// More benefits make a space that the same accounts fill more thinly, and k-means then finds the segments that are there less
/// and less often. In the simulations of Dolnicar, Grün, Leisch (2016), doi:10.1016/j.jbusres.2015.09.004, which widen those
/// of Dolnicar, Grün, Leisch, Schmidt (2014), doi:10.1177/0047287513496475, recovery rises up to 100 accounts a benefit and
/// little beyond. The floor of 10 accounts for each benefit and segment is Qiu and Joe's, as quoted in Dolnicar, Grün, Leisch
/// (2018), doi:10.1007/978-981-10-8818-6.
public struct SampleSize: Hashable, Sendable {
  /// What the rules say.
  public enum Verdict: Hashable, Sendable {
    /// As many accounts as recommended.
    case sufficient
    /// Above the floor and this many accounts short of the recommendation: read the segments with care.
    case belowRecommendation(missing: Int)
    /// This many accounts short of the floor: use fewer benefits or fewer segments.
    case belowFloor(missing: Int)
  }

  /// The accounts recommended for each benefit.
  public static let accountsPerBenefit = 100
  /// The least number of accounts for each benefit and segment.
  public static let accountsPerBenefitAndSegment = 10

  /// The number of accounts with all ratings.
  public let accountCount: Int
  /// The number of benefits to segment by.
  public let benefitCount: Int
  /// The number of segments to be found.
  public let segmentCount: Int

  /// Keeps the three numbers.
  ///
  /// - Throws: ``RatingsError``: `setting` for a number below 1.
  public init(accountCount: Int, benefitCount: Int, segmentCount: Int) throws(RatingsError) {
    let given = [
      ("The number of accounts", accountCount), ("The number of benefits", benefitCount),
      ("The number of segments", segmentCount),
    ]
    for (name, value) in given where value < 1 {
      throw .setting(name: name, value: Double(value), allowed: "at least 1")
    }
    self.accountCount = accountCount
    self.benefitCount = benefitCount
    self.segmentCount = segmentCount
  }

  /// 10 accounts for each benefit and segment.
  public var floor: Int { Self.product(Self.accountsPerBenefitAndSegment, benefitCount, segmentCount) }

  /// 100 accounts for each benefit; the floor where that is more, with more than ten segments.
  public var recommendation: Int { max(floor, Self.product(Self.accountsPerBenefit, benefitCount, 1)) }

  /// The largest number of benefits for which these accounts are as many as recommended; 0 when there are too few for one.
  public var supportedBenefitCount: Int {
    accountCount / max(Self.accountsPerBenefit, Self.product(Self.accountsPerBenefitAndSegment, segmentCount, 1))
  }

  /// What the rules say.
  public var verdict: Verdict {
    if accountCount < floor { return .belowFloor(missing: floor - accountCount) }
    if accountCount < recommendation { return .belowRecommendation(missing: recommendation - accountCount) }
    return .sufficient
  }

  /// A product of positive numbers; the largest number where it does not fit.
  private static func product(_ first: Int, _ second: Int, _ third: Int) -> Int {
    let (part, overflow) = first.multipliedReportingOverflow(by: second)
    let (whole, overflowAgain) = part.multipliedReportingOverflow(by: third)
    return overflow || overflowAgain ? Int.max : whole
  }
}
