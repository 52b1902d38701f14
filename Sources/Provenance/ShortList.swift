/// Lists for people: of many, the first few.
package enum ShortList {
  /// `a, b and 3 more`.
  ///
  /// - Parameters:
  ///   - items: What is listed, fit to be shown; only the first are looked at.
  ///   - limit: How many are shown.
  package static func of(_ items: some Collection<String>, limit: Int) -> String {
    let shown = items.prefix(limit).joined(separator: ", ")
    return items.count > limit ? "\(shown) and \(items.count - limit) more" : shown
  }
}
