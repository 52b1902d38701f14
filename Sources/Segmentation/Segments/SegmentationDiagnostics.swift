import Clustering
import LinearAlgebra
import Parallelism
import Provenance

/// What a person should mind about a segmentation.
struct SegmentationDiagnostics {
  let data: AccountData
  let prepared: PreparedRatings
  let segments: [Segment]
  let places: [AccountPlace]
  let options: SegmentationOptions
  let workers: Workers

  /// A segment below this share of the accounts is called small.
  private static let smallShare = 0.05
  /// A margin below this share of the way to the border is called close.
  private static let closeMargin = 0.1
  /// How many accounts the look at the general factor takes.
  private static let factorRows = 20_000

  func all(_ fit: SegmentationAssembly.Fit) throws -> [Diagnostic] {
    let partition = fit.partition
    return try [
      missingRatings(fit.missing), doubtfulCount(fit.choice), partition.flatMap(sampledFit),
      partition.flatMap(trimmed), generalFactor(), spreadOfCriteria, smallSegments, borderAccounts,
    ].compactMap { $0 } + data.identifiers.diagnostics
  }

  private func sampledFit(_ partition: MeasuredPartition) -> Diagnostic? {
    partition.sampledCount.map { sampled in
      Diagnostic(
        .warning, code: "sampled-fit",
        "--method \(partition.method) compares every pair of accounts and was fitted to a random sample of \(sampled); every "
          + "account is in the segment whose centre in that sample is nearest.")
    }
  }

  private func trimmed(_ partition: MeasuredPartition) -> Diagnostic? {
    let count = partition.outliers.count
    guard count > 0 else { return nil }
    return Diagnostic(
      .note, code: "trimmed",
      "\(counted(count, "account")) \(count == 1 ? "was" : "were") trimmed as the furthest from any centre: \(count == 1 ? "it has" : "they have") no "
        + "part in the profiles, and --assignments gives the nearest segment and marks \(count == 1 ? "it" : "them").")
  }

  private func missingRatings(_ missing: MissingRatings?) -> Diagnostic? {
    let count = prepared.incompleteAccounts.count
    guard count > 0 else { return nil }
    let lost = places.count { $0.segment == nil }
    let nothing =
      lost == 0
      ? "" : " \(counted(lost, "account")) gave no rating at all and \(lost == 1 ? "has" : "have") no segment."
    let fate =
      missing?.treatment == .partial
      ? "taken into the fit by the ratings given.\(change(missing))"
      : "left out of the fit, and placed afterwards by the ratings given."
    return Diagnostic(
      .warning, code: "missing-ratings",
      "\(counted(count, "account")) of \(data.accountCount) miss\(count == 1 ? "es" : "") at least one rating: "
        + fate + nothing)
  }

  /// What leaving the accounts out would have changed.
  private func change(_ missing: MissingRatings?) -> String {
    guard let moved = missing?.movedCount, let agreement = missing?.agreementWithListwise else { return "" }
    let rounded = (100 * agreement).rounded() / 100
    return moved == 0
      ? " Without them (--incomplete listwise) the others would be in the same segments."
      : " Without them (--incomplete listwise) \(counted(moved, "account")) with every rating would be in another segment "
        + "(adjusted Rand index \(rounded))."
  }

  private func doubtfulCount(_ choice: SegmentCountChoice?) -> Diagnostic? {
    guard let choice else { return nil }
    guard !choice.isSupported else {
      return SegmentCountRule.doubt(choice.doubts, segmentCount: choice.segmentCount).map {
        Diagnostic(.note, code: "one-cloud", $0)
      }
    }
    return Diagnostic(
      .warning, code: "no-clear-structure",
      "No number of segments from 2 to 8 is found again in bootstrap samples of the accounts: there is no clear structure, "
        + "and any cut is a choice. \(choice.segmentCount) segments depend least on who was asked; pondera explore shows the "
        + "evidence.")
  }

  /// The first principal component of the criteria, when all criteria load on it alike.
  private func generalFactor() throws -> Diagnostic? {
    guard options.response == .raw, data.criteria.count >= 3 else { return nil }
    let observations = prepared.observations
    let complete = completeRows ?? Array(0..<observations.observationCount)
    let step = max(1, complete.count / Self.factorRows)
    let rows = stride(from: 0, to: complete.count, by: step).map { complete[$0] }
    guard rows.count > data.criteria.count else { return nil }
    let moments: RatingMoments
    do throws(RatingsError) {
      moments = try RatingMoments(observations.selecting(rows), measure: "A general factor", workers: workers)
    } catch {
      return nil
    }
    guard moments.varyingBenefits.count == data.criteria.count else { return nil }
    let found = try LibraryNeed.measure { try GeneralFactor(moments) }
    if let obstacle = found.obstacle {
      return LibraryNeed.diagnostic("Without a LAPACK the look for a general factor of all criteria is", obstacle)
    }
    guard let factor = found.value, factor.share >= ResponseStyle.generalFactorShare,
      factor.loadings.allSatisfy({ ($0 ?? 0) > 0.05 })
    else { return nil }
    return Diagnostic(
      .warning, code: "general-factor",
      "One general factor carries \(Int((100 * factor.share).rounded())) % of the variance: accounts differ above all in how "
        + "high they rate everything. Look also at --response center, which compares what each account rates above its own "
        + "average.")
  }

  /// The observations that lack nothing; `nil` for all.
  private var completeRows: [Int]? {
    guard let missing = prepared.missing else { return nil }
    let lacking = Set(missing.joined())
    return (0..<prepared.observations.observationCount).filter { !lacking.contains($0) }
  }

  private var spreadOfCriteria: Diagnostic? {
    guard options.scaling == .none, data.criteria.count > 1 else { return nil }
    let rated = completeRows.flatMap { try? prepared.selecting($0) } ?? prepared
    let variances = FeatureMoments(rated.observations, weights: rated.weights, workers: workers).variances
    guard let largest = variances.max(), let widest = variances.firstIndex(of: largest) else { return nil }
    let share = largest / variances.reduce(0, +)
    guard share > 0.5, share * Double(variances.count) > 3 else { return nil }
    return Diagnostic(
      .warning, code: "dominant-criterion",
      "'\(data.criteria[widest])' alone makes up \(Int((100 * share).rounded())) % of the variance and so decides the "
        + "segments; leave it out with --criteria, or use --scaling standardize if the criteria are to count alike.")
  }

  private var smallSegments: Diagnostic? {
    let small = segments.filter { $0.share < Self.smallShare }
    guard !small.isEmpty, segments.count > 1 else { return nil }
    let names = small.map { "\($0.number) (\(counted($0.size, "account")))" }.joined(separator: ", ")
    return Diagnostic(
      .note, code: "small-segment",
      "Below 5 % of the accounts: segment\(small.count == 1 ? "" : "s") \(names). A segment this small may be outliers "
        + "rather than a market.")
  }

  private var borderAccounts: Diagnostic? {
    guard segments.count > 1 else { return nil }
    let close = places.count { $0.segment != nil && $0.margin < Self.closeMargin }
    let share = Double(close) / Double(places.count)
    guard share >= 0.1 else { return nil }
    return Diagnostic(
      .note, code: "border-accounts",
      "\(Int((100 * share).rounded())) % of the accounts lie close to the border of a second segment (margin below "
        + "\(Self.closeMargin)); --assignments lists each with its second-best segment.")
  }

  private func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}
