/// Finds the name a person probably meant.
public enum NearestName {
  /// The candidate closest to `name`, when it is close enough to be a likely slip.
  ///
  /// Case, spaces, hyphens and underscores do not count as differences. A candidate qualifies when its edit distance
  /// (Levenshtein, 1966) is at most a third of the longer name, or when one name begins with the other and at least three
  /// characters agree. Ties go to the earlier candidate.
  ///
  /// - Parameters:
  ///   - name: What was typed.
  ///   - candidates: What exists.
  /// - Returns: The likely intention, or `nil`. Time is O(m · Σ lengths) for a name of m characters.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = folded(candidate)
      let longer = max(wanted.count, other.count)
      var distance = editDistance(wanted, other)
      let isPrefix = min(wanted.count, other.count) >= 3 && (other.starts(with: wanted) || wanted.starts(with: other))
      if isPrefix { distance = min(distance, longer / 3) }
      guard distance * 3 <= longer, distance < best?.distance ?? .max else { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// `" Did you mean 'x'?"` or an empty string: the end of an error sentence.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String {
    of(name, among: candidates).map { " Did you mean '\($0)'?" } ?? ""
  }

  private static func folded(_ name: String) -> [Character] {
    name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }.map { $0 }
  }

  private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, a) in left.enumerated() {
      var current = [row + 1]
      for (column, b) in right.enumerated() {
        let substitution = previous[column] + (a == b ? 0 : 1)
        current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
