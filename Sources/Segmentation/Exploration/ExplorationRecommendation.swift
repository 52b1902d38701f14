import ClusterValidation
import Clustering

/// The number of segments to take, with its reason in words.
///
/// The number is that of ``SegmentCountRule``: a market is better served the finer it is divided, as long as the division does
/// not depend on who happened to be asked and the finer segments are more than pieces of one cloud. Where no number is stable
/// there is no clear structure, any cut is a choice, and the least unstable one is named.
///
/// Silhouette and Calinski-Harabasz prefer coarse solutions whose segments lie far apart. When they prefer a smaller number and
/// the recommended segments lie inside those of that number, these are *families* of segments.
public struct ExplorationRecommendation: Hashable, Sendable {
  /// The number of segments.
  public let segmentCount: Int
  /// What the solution may be called.
  public let structure: SegmentStructure
  /// The largest number all of whose segments are found again too, when it is larger: its borders are a choice.
  public let finerCount: Int?
  /// The number of families the segments form, when there are fewer.
  public let familyCount: Int?
  /// One or two sentences for people.
  public let reason: String

  /// The least share of a segment that must come from one family.
  private static let nestingLimit = 0.9

  init(_ candidates: [ExplorationCandidate]) throws {
    func candidate(_ count: Int) -> ExplorationCandidate { candidates.first { $0.segmentCount == count }! }
    let rule = try SegmentCountRule(
      candidates.map(\.countEvidence),
      .init {
        candidate($0).predictionStrength
      } gap: {
        candidate($0).gap
      })
    let chosen = candidate(rule.segmentCount)
    finerCount = rule.finerCount
    segmentCount = chosen.segmentCount
    structure = chosen.structure
    familyCount = try Self.familyCount(candidates, chosen)
    reason = Self.reason(candidates, chosen, rule, familyCount: familyCount)
  }

  /// The number that silhouette and Calinski-Harabasz both prefer, when the chosen segments lie inside its segments.
  private static func familyCount(
    _ candidates: [ExplorationCandidate], _ chosen: ExplorationCandidate
  ) throws -> Int? {
    guard chosen.isStable, let bySilhouette = preferred(candidates, { $0.silhouette?.mean }),
      let byRatio = preferred(candidates, \.calinskiHarabasz), bySilhouette.segmentCount == byRatio.segmentCount,
      bySilhouette.segmentCount < chosen.segmentCount
    else { return nil }
    let flow = try SegmentFlow(
      bySilhouette.model.labels, bySilhouette.segmentCount, chosen.model.labels, chosen.segmentCount)
    return flow.nesting >= nestingLimit ? bySilhouette.segmentCount : nil
  }

  private static func preferred(
    _ candidates: [ExplorationCandidate], _ value: (ExplorationCandidate) -> Double?
  ) -> ExplorationCandidate? {
    candidates.filter { value($0) != nil }.max { value($0)! < value($1)! }
  }

  private static func reason(
    _ candidates: [ExplorationCandidate], _ chosen: ExplorationCandidate, _ rule: SegmentCountRule, familyCount: Int?
  ) -> String {
    let count = chosen.segmentCount
    let least = candidates[0].segmentCount
    let fewer =
      least > 2 && candidates.count > 1
      ? "Whether fewer than \(least) describe the accounts better was not asked." : nil
    guard chosen.isStable else { return Self.unsupported(count, fewer) }
    let areIslands = chosen.structure == .natural
    var text = rule.reason(areIslands: areIslands, isDoubted: !chosen.doubts.isEmpty)
    if let next = candidates.first(where: { $0.segmentCount == count + 1 }), rule.finerCount == nil {
      let weakest = next.segments.min { $0.recovery < $1.recovery }!
      text += "; of \(next.segmentCount), segment \(weakest.number) is not (\(rounded(weakest.recovery)))"
    }
    text += areIslands && rule.finerCount == nil ? ", and there is a gap between all neighbours." : "."
    if !chosen.separation.isSeparated, let border = chosen.separation.borders.max(by: { $0.valley < $1.valley }) {
      text +=
        " There is no gap between segments \(border.first + 1) and \(border.second + 1): they are a cut that can be relied "
        + "on, not islands."
    }
    if let doubt = SegmentCountRule.doubt(chosen.doubts, segmentCount: count) { text += " \(doubt)" }
    if let fewer, chosen == candidates.first(where: \.isStable) { text += " \(fewer)" }
    if let familyCount {
      text +=
        " Silhouette and Calinski-Harabasz prefer \(familyCount), within which the \(count) lie: "
        + "\(word(familyCount)) families, \(word(count)) segments."
    }
    return text
  }

  /// Why a number of which not all segments are found again.
  ///
  /// - Parameter fewer: What to say of smaller numbers that were not tried.
  private static func unsupported(_ count: Int, _ fewer: String?) -> String {
    let least = "\(count) segments depend least on who was asked."
    guard let fewer else {
      return
        "No number of segments is found again in bootstrap samples of the accounts: there is no clear structure, and any "
        + "cut is a choice. \(least)"
    }
    return "None of the numbers tried is found again in bootstrap samples of the accounts: any cut into so many is a "
      + "choice. \(least) \(fewer)"
  }

  private static func rounded(_ value: Double) -> String {
    let hundredths = Int((100 * value).rounded())
    return "Jaccard \(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private static func word(_ count: Int) -> String {
    let words = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return words.indices.contains(count) ? words[count] : "\(count)"
  }
}
