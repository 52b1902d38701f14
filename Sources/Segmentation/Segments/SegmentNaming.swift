/// Suggests names for segments from what marks them.
enum SegmentNaming {
  /// The names of all segments, each different.
  ///
  /// A segment is called after the one or two criteria that mark it most strongly upwards ("running cost & reliability"),
  /// completed or replaced by the strongest downwards ("price level, low reliability"). Strength is the difference to the
  /// market in market standard deviations. Without markers, criteria that differ by half a standard deviation serve, and
  /// without those the segment is "near average".
  ///
  /// - Parameters:
  ///   - profiles: For each segment the profile of each criterion.
  ///   - deviations: The market's standard deviation of each criterion.
  static func names(_ profiles: [[CriterionProfile]], criteria: [String], deviations: [Double]) -> [String] {
    let short = criteria.map(readable)
    // What was dropped is needed where it alone tells two criteria apart.
    let words = Set(short).count == short.count ? short : criteria
    var used: Set<String> = []
    return profiles.map { profile in
      let name = name(profile, words: words, deviations: deviations)
      var different = name
      var number = 1
      while !used.insert(different).inserted {
        number += 1
        different = "\(name) (\(number))"
      }
      return different
    }
  }

  private static func name(_ profile: [CriterionProfile], words: [String], deviations: [Double]) -> String {
    let strength = profile.indices.map { index in
      deviations[index] > 0 ? profile[index].difference / deviations[index] : 0
    }
    let order = profile.indices.sorted { (abs(strength[$1]), $0) < (abs(strength[$0]), $1) }
    var notable = order.filter { profile[$0].isMarker }
    if notable.isEmpty { notable = order.filter { abs(strength[$0]) >= 0.5 } }
    let high = notable.filter { strength[$0] > 0 }.prefix(2).map { words[$0] }
    let low = notable.filter { strength[$0] < 0 }.prefix(high.isEmpty ? 2 : 1).map { words[$0] }
    switch (high.count, low.count) {
    case (2, _): return high.joined(separator: " & ")
    case (1, 0): return high[0]
    case (1, _): return "\(high[0]), low \(low[0])"
    case (0, 1...): return "low \(low.joined(separator: " & "))"
    default: return "near average"
    }
  }

  /// `x1_delivery_speed` → `delivery speed`.
  static func readable(_ name: String) -> String {
    var parts = name.split(separator: "_").map(String.init)
    if parts.count > 1, let first = parts.first, first.count <= 3, first.first!.isLetter,
      first.dropFirst().allSatisfy(\.isNumber), first.count > 1
    {
      parts.removeFirst()
    }
    let words = parts.joined(separator: " ")
    return words.isEmpty ? name : words
  }
}
