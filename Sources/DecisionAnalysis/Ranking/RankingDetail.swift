import Provenance

/// The intermediate quantities of a ranking: values for programs, a synthesised encoding for files, and what people
/// should be told beside scores and ranks.
public protocol RankingDetail: Sendable, Hashable, Encodable {
  /// What the method says that no rank can: a set that answers together, or pairs it leaves apart. One sentence each.
  ///
  /// - Parameter name: The name of an alternative, counted from 0.
  func remarks(_ name: (Int) -> String) -> [String]
}

extension RankingDetail {
  /// Ranks say it all.
  public func remarks(_ name: (Int) -> String) -> [String] { [] }
}

extension VIKORDetail {
  /// The compromise set and which of the two conditions failed.
  public func remarks(_ name: (Int) -> String) -> [String] {
    let set = RemarkList.names(compromiseSet, name)
    guard compromiseSet.count > 1 else { return ["Compromise: \(set), with acceptable advantage and stability."] }
    return [
      hasAcceptableAdvantage
        ? "Compromise: \(set) together, since the best is neither the best on the whole nor in the worst criterion."
        : "Compromise: \(set) together, since the lead of the first is too small."
    ]
  }
}

extension ELECTRE1.Detail {
  /// The kernel.
  public func remarks(_ name: (Int) -> String) -> [String] {
    ["Kernel: \(RemarkList.names(kernel, name)); each other alternative is outranked by one of it."]
  }
}

extension PROMETHEE1Detail {
  /// The pairs that the partial ranking leaves apart.
  public func remarks(_ name: (Int) -> String) -> [String] {
    RemarkList.incomparable(flows.positive.count, name) { relation($0, $1) == .incomparable }
  }
}

extension ELECTRE3Detail {
  /// The pairs on which the two distillations disagree.
  public func remarks(_ name: (Int) -> String) -> [String] {
    RemarkList.incomparable(descendingRanks.count, name) { relation($0, $1) == .incomparable }
  }
}

/// Lists for people: of many, the first few.
private enum RemarkList {
  private static let limit = 6
  /// Pairs among more alternatives are not listed.
  private static let alternativeLimit = 200

  static func names(_ alternatives: [Int], _ name: (Int) -> String) -> String {
    ShortList.of(alternatives.lazy.map(name), limit: limit)
  }

  static func incomparable(_ count: Int, _ name: (Int) -> String, _ areApart: (Int, Int) -> Bool) -> [String] {
    guard count <= alternativeLimit else { return [] }
    var pairs: [String] = []
    for a in 0..<count {
      for b in (a + 1)..<max(a + 1, count) where areApart(a, b) { pairs.append("\(name(a)) and \(name(b))") }
    }
    guard !pairs.isEmpty else { return [] }
    return ["Incomparable: \(ShortList.of(pairs, limit: limit))."]
  }
}
