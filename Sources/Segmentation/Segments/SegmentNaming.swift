/// Suggests names for segments from what marks them.
enum SegmentNaming {
  /// The names of all segments, each different.
  ///
  /// A segment is called after the one or two criteria that mark it most strongly upwards ("running cost & reliability"),
  /// else after the strongest downwards ("low trade in"), else after the criterion that differs most ("near average,
  /// more financing"). Strength is the difference to the market in market standard deviations.
  ///
  /// - Parameters:
  ///   - profiles: For each segment the profile of each criterion.
  ///   - deviations: The market's standard deviation of each criterion.
  static func names(_ profiles: [[CriterionProfile]], criteria: [String], deviations: [Double]) -> [String] {
    let words = criteria.map(readable)
    var used: [String: Int] = [:]
    return profiles.map { profile in
      let name = name(profile, words: words, deviations: deviations)
      used[name, default: 0] += 1
      return used[name] == 1 ? name : "\(name) (\(used[name]!))"
    }
  }

  private static func name(_ profile: [CriterionProfile], words: [String], deviations: [Double]) -> String {
    guard profile.count > 1 || profile.contains(where: \.isMarker) else { return words[0] }
    let strength = profile.indices.map { index in
      deviations[index] > 0 ? profile[index].difference / deviations[index] : 0
    }
    let order = profile.indices.sorted { (abs(strength[$1]), $0) < (abs(strength[$0]), $1) }
    let markers = order.filter { profile[$0].isMarker }
    let high = markers.filter { strength[$0] > 0 }.prefix(2).map { words[$0] }
    let low = markers.filter { strength[$0] < 0 }.prefix(high.isEmpty ? 2 : 1).map { words[$0] }
    switch (high.count, low.count) {
    case (2, _): return high.joined(separator: " & ")
    case (1, 0): return high[0]
    case (1, _): return "\(high[0]), low \(low[0])"
    case (0, 1...): return "low \(low.joined(separator: " & "))"
    default:
      guard let first = order.first, strength[first] != 0 else { return "average" }
      return "near average, \(strength[first] > 0 ? "more" : "less") \(words[first])"
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
