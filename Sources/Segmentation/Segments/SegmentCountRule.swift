import ClusterValidation

/// Which number of segments to take: the one rule of `explore`, of `cluster -k auto` and of ``SegmentCount/automatic``.
///
/// In one sentence: **among the numbers all of whose segments are found again in bootstrap samples, a larger number replaces
/// a smaller one only when two of four witnesses speak for it: the Bayesian information criterion of round clouds and the gap
/// statistic, which must be better than those of the smaller number, prediction strength, which must be at least 0.8, and
/// separation, a gap between all neighbours.** Where no number has all its segments found again (each with a mean Jaccard
/// index above 0.75), the one whose least stable segment is found again most is named, and not supported. When two of the
/// others than separation do not even prefer the number taken to a single cloud, it is not called natural, whatever the gaps.
///
/// Being found again is not enough: a cloud of many accounts in two or three criteria is cut in the same place in every
/// sample. Such a cut makes segments hardly tighter than it would in accounts that are spread evenly (gap statistic), not so
/// much tighter as to pay for telling more segments apart (BIC), and falls elsewhere in the other half of the accounts
/// (prediction strength). None of them is enough either: where segments touch, BIC and gap go on beyond what is found again,
/// and prediction strength stops short of it. In the simulation of `make bench-truth` the rule names the true number in 48 of
/// 48 files of three or four clouds in two or three criteria (the largest number found again: 37), in 6 of 6 of eight clouds of
/// unequal size, in 97 of 120 of two to six segments of ratings 2.5 to 4 standard deviations apart (77 of 90 from 3 on), and
/// calls 1 of 36 single clouds natural.
///
/// Sources: Hennig (2007), doi:10.1016/j.csda.2006.11.025; Schwarz (1978), doi:10.1214/aos/1176344136; Tibshirani & Walther
/// (2005), doi:10.1198/106186005X59243; Tibshirani, Walther & Hastie (2001), doi:10.1111/1467-9868.00293. That two of four
/// decide is our own.
public struct SegmentCountRule: Hashable, Sendable {
  /// What is asked whether a larger number of segments is worth it, in the order of asking.
  public enum Witness: String, Hashable, Sendable, CaseIterable {
    /// Whether k round clouds describe the accounts better, less a price for every parameter.
    case bic
    /// Whether there is a gap between all neighbours.
    case separation
    /// Whether the segments of one half of the accounts are those of the other.
    case predictionStrength
    /// Whether the segments are tighter than in accounts that are spread evenly.
    case gap
  }

  /// The mean prediction strength from which it speaks for a number: the lower limit of its authors.
  public static let strengthLimit = 0.8
  /// So many witnesses are enough.
  private static let enough = 2

  /// The number to take.
  public let segmentCount: Int
  /// Whether all segments of that number are found again.
  public let isSupported: Bool
  /// The largest number all of whose segments are found again too, when it is larger: a finer cut whose borders are a choice.
  public let finerCount: Int?
  /// Which witnesses speak against the finer cut, as many as it takes.
  public let objections: [Witness]

  /// What the rule asks only where it can matter.
  struct Questions {
    /// The prediction strength of a number.
    let predictionStrength: (Int) throws -> Double?
    /// The gap statistic of a number, 1 included.
    let gap: (Int) throws -> GapStatistic.Estimate?
  }

  /// Weighs.
  ///
  /// - Parameters:
  ///   - evidence: At least one number, in rising order.
  ///   - questions: What else to ask.
  init(_ evidence: [SegmentCountEvidence], _ questions: Questions) throws {
    let stable = evidence.filter(\.isStable)
    var taken = stable.first ?? evidence.max { $0.leastRecovery < $1.leastRecovery }!
    var against: [Witness] = []
    for larger in stable.dropFirst() {
      against = try Self.objections(
        to: larger, over: (taken.segmentCount, taken.bic), of: Witness.allCases, questions)
      if against.isEmpty { taken = larger }
    }
    segmentCount = taken.segmentCount
    isSupported = taken.isStable
    finerCount = stable.last.flatMap { $0.segmentCount > taken.segmentCount ? $0.segmentCount : nil }
    objections = finerCount == nil ? [] : against
  }

  /// Which witnesses do not prefer a number of segments to a single cloud, when too few do; else none.
  ///
  /// Separation is not asked: it compares a number with no other, and whole numbers in few criteria make gaps of their own.
  ///
  /// - Parameter oneCloud: The Bayesian information criterion of all accounts as one cloud.
  static func doubts(
    _ evidence: SegmentCountEvidence, oneCloud: Double?, _ questions: Questions
  ) throws -> [Witness] {
    try objections(to: evidence, over: (1, oneCloud), of: [.bic, .predictionStrength, .gap], questions)
  }

  /// Which witnesses do not speak for a number over a smaller one, when too few do; else none. Nobody is asked who could
  /// not change that any more.
  private static func objections(
    to larger: SegmentCountEvidence, over smaller: (count: Int, bic: Double?), of witnesses: [Witness],
    _ questions: Questions
  ) throws -> [Witness] {
    var (speaking, against) = (0, [Witness]())
    for witness in witnesses where speaking < enough && against.count <= witnesses.count - enough {
      let speaks =
        switch witness {
        case .bic: describesBetter(larger.bic, than: smaller.bic)
        case .separation: larger.isSeparated
        case .predictionStrength: try questions.predictionStrength(larger.segmentCount) ?? 0 >= strengthLimit
        case .gap: isWider(try questions.gap(larger.segmentCount), than: try questions.gap(smaller.count))
        }
      if speaks { speaking += 1 } else { against.append(witness) }
    }
    return speaking < enough ? against : []
  }

  private static func describesBetter(_ larger: Double?, than smaller: Double?) -> Bool {
    // Without any difference within segments there is nothing left to describe.
    guard let smaller else { return false }
    return larger.map { $0 < smaller } ?? true
  }

  private static func isWider(_ larger: GapStatistic.Estimate?, than smaller: GapStatistic.Estimate?) -> Bool {
    guard let smaller else { return false }
    return larger.map { $0.gap > smaller.gap } ?? true
  }
}
