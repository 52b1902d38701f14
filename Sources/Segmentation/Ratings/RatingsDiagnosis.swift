public import ClusterValidation
import Clustering
import LinearAlgebra
import Parallelism
public import Provenance

/// What to know about ratings before segments are read out of them: is it the benefits or the pen, do benefits repeat each
/// other, are there enough accounts, which benefit carries the segments.
///
/// Measures that the ratings do not allow are `nil`: a response style of criteria on different scales, a reliability of ratings
/// that do not vary. What takes a LAPACK is `nil` where there is none to be had, and ``diagnostics`` says so.
public struct RatingsDiagnosis: Sendable {
  /// How accounts use the scale; `nil` when the criteria do not share one.
  public let responseStyle: ResponseStyle?
  /// Whether the benefits measure one and the same thing.
  public let reliability: Reliability?
  /// Whether they have enough in common for factors.
  public let factorability: Factorability?
  /// Pairs of benefits that say the same, the strongest first.
  public let redundantPairs: [BenefitCorrelations.Pair]
  /// Whether there are enough accounts for the recommended number of segments.
  public let sampleSize: SampleSize
  /// What is left of the recommended segments under other treatments of the ratings; empty unless the ratings count as given.
  public let survivals: [ResponseSurvival]
  /// What becomes of the recommended segments without each benefit, by their order; empty for a single benefit.
  public let removals: [FeatureRemovalEffect]
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// At least so much of the width of all ratings must each criterion use to be on one scale with the others.
  private static let commonScaleShare = 0.5

  /// Diagnoses.
  ///
  /// - Parameters:
  ///   - ratings: The ratings as they were given by the accounts that are looked at.
  ///   - accountCount: How many accounts there are in all.
  ///   - names: The criteria.
  init(
    _ ratings: Observations, accountCount: Int, segmentCount: Int, names: [String], survivals: [ResponseSurvival],
    removals: [FeatureRemovalEffect], workers: Workers
  ) throws {
    let size = try SampleSize(
      accountCount: accountCount, benefitCount: ratings.featureCount, segmentCount: segmentCount)
    let style =
      Self.isOnOneScale(ratings, workers)
      ? try Self.whereDefined { try ResponseStyle(ratings, workers: workers) } : nil
    let correlations = try Self.whereDefined { try BenefitCorrelations(ratings, workers: workers) }
    let factors = try LibraryNeed.measure {
      // With no more accounts than benefits each benefit follows from the others, and the cube of their number is saved.
      guard let correlations, correlations.accountCount > correlations.benefitCount else { return Factorability?.none }
      return try Self.whereDefined { try Factorability(correlations) }
    }
    sampleSize = size
    responseStyle = style
    reliability = try Self.whereDefined { try Reliability(ratings, workers: workers) }
    factorability = factors.value
    redundantPairs = try correlations?.redundantPairs() ?? []
    self.survivals = survivals
    self.removals = removals
    diagnostics =
      [Self.withoutLibrary(style?.libraryObstacle, factors.obstacle)].compactMap { $0 }
      + (style?.diagnostics ?? []) + survivals.compactMap(\.diagnostic)
      + [Self.redundancy(redundantPairs, names), Self.sizeRemark(size), Self.widthRemark(ratings.featureCount)]
      .compactMap { $0 }
  }

  /// A measure, or `nil` where the ratings have none.
  private static func whereDefined<T>(_ measure: () throws -> T) throws -> T? {
    do { return try measure() } catch is RatingsError { return nil }
  }

  /// What was left out for want of a LAPACK.
  private static func withoutLibrary(_ factor: LinearAlgebraError?, _ adequacy: LinearAlgebraError?) -> Diagnostic? {
    guard let obstacle = factor ?? adequacy else { return nil }
    let parts =
      [factor.map { _ in "the general factor" }, adequacy.map { _ in "KMO and Bartlett's test" }].compactMap { $0 }
      .joined(separator: ", and ")
    return LibraryNeed.diagnostic("Without a LAPACK \(parts) are", obstacle)
  }

  private static func isOnOneScale(_ ratings: Observations, _ workers: Workers) -> Bool {
    let moments = FeatureMoments(ratings, workers: workers)
    guard let low = moments.minima.min(), let high = moments.maxima.max(), ratings.featureCount >= 2 else {
      return false
    }
    return zip(moments.minima, moments.maxima).allSatisfy { $1 - $0 >= commonScaleShare * (high - low) }
  }

  private static func redundancy(_ pairs: [BenefitCorrelations.Pair], _ names: [String]) -> Diagnostic? {
    guard let first = pairs.first else { return nil }
    let rounded = (100 * first.correlation).rounded() / 100
    let others = pairs.count > 1 ? ", and \(pairs.count - 1) more pair\(pairs.count == 2 ? "" : "s")" : ""
    return Diagnostic(
      .note, code: "redundant-criteria",
      "'\(names[first.first])' and '\(names[first.second])' say much the same\(rounded < 0 ? ", the other way round" : "") "
        + "(correlation \(rounded))\(others): what is asked twice counts twice.")
  }

  /// What is left out because there are too many criteria to hold every two against each other.
  private static func widthRemark(_ count: Int) -> Diagnostic? {
    let removal = RatingsEvidence.removalLimit
    guard count > removal else { return nil }
    let correlations =
      count > RatingMoments.benefitLimit
      ? " and their correlations, which need a table of every two, for up to \(RatingMoments.benefitLimit)" : ""
    return Diagnostic(
      .note, code: "many-criteria",
      "What segments are without each criterion is looked at for up to \(removal) criteria\(correlations); there are "
        + "\(count).")
  }

  private static func sizeRemark(_ size: SampleSize) -> Diagnostic? {
    switch size.verdict {
    case .sufficient: return nil
    case .belowRecommendation:
      return Diagnostic(
        .note, code: "sample-size",
        "\(size.accountCount) accounts are fewer than recommended for \(size.benefitCount) criteria, 100 for each "
          + "(\(size.recommendation)): segments are found less surely.")
    case .belowFloor:
      return Diagnostic(
        .warning, code: "sample-size",
        "\(size.accountCount) accounts are too few for \(size.benefitCount) criteria and \(size.segmentCount) segments, at "
          + "least 10 for each criterion and segment (\(size.floor)): use fewer criteria or fewer segments.")
    }
  }
}
