/// What VIKOR's compromise is made of.
public struct VIKORDetail: RankingDetail {
  /// S: the weighted sum of the shortfalls of each alternative; lower is better.
  public let groupUtilities: [Double]
  /// R: the largest weighted shortfall of each alternative; lower is better.
  public let regrets: [Double]
  /// C1, acceptable advantage: the second best is worse by Q than the best by at least 1 / (n − 1).
  public let hasAcceptableAdvantage: Bool
  /// C2, acceptable stability: the best by Q is also the best by S or by R.
  public let hasAcceptableStability: Bool
  /// The answer, best first, counted from 0: the best alternative alone when C1 and C2 hold; the two best when only C2
  /// fails; all whose Q is less than 1 / (n − 1) above the least when C1 fails.
  public let compromiseSet: [Int]

  init(groupUtilities: [Double], regrets: [Double], scores: [Double], outcome: RankingOutcome) {
    self.groupUtilities = groupUtilities
    self.regrets = regrets
    let (best, second) = Self.leaders(outcome.ranks)
    guard let second else {
      (hasAcceptableAdvantage, hasAcceptableStability, compromiseSet) = (true, true, [best])
      return
    }
    // Rounding must not decide: a difference of 1/3 counts as 1/3 whichever way it was computed.
    let tolerance = 1e-12
    let advantage = 1 / Double(scores.count - 1)
    hasAcceptableAdvantage = scores[second] - scores[best] >= advantage - tolerance
    let leastUtility = groupUtilities.min() ?? 0
    let leastRegret = regrets.min() ?? 0
    hasAcceptableStability =
      groupUtilities[best] <= leastUtility + tolerance || regrets[best] <= leastRegret + tolerance
    if !hasAcceptableAdvantage {
      let near = scores.indices.filter { scores[$0] - scores[best] < advantage - tolerance }
      compromiseSet = near.sorted { (outcome.ranks[$0], $0) < (outcome.ranks[$1], $1) }
    } else {
      compromiseSet = hasAcceptableStability ? [best] : [best, second]
    }
  }

  /// The first alternative in the order of the ranks and, unless it is the only one, the second.
  private static func leaders(_ ranks: [Int]) -> (best: Int, second: Int?) {
    let best = ranks.firstIndex(of: 1) ?? 0
    var second: Int?
    for (alternative, rank) in ranks.enumerated() where alternative != best {
      if let known = second, ranks[known] <= rank { continue }
      second = alternative
    }
    return (best, second)
  }
}
