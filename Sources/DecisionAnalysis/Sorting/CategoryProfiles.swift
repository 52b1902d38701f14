import Criteria

/// Ordered categories and the boundaries between them.
public struct CategoryProfiles: Hashable, Sendable {
  /// The names of the categories, worst first.
  public let categories: [String]
  /// The names of the criteria.
  public let criteria: [String]
  /// For each category but the worst, its lower boundary: one value for each of ``criteria``.
  public let boundaries: [[Double]]

  /// Checks and keeps categories.
  ///
  /// - Parameters:
  ///   - categories: At least one name, each once, worst first.
  ///   - criteria: The names, each once.
  ///   - boundaries: One fewer than categories, worst first, each with a finite value for each criterion.
  /// - Throws: `count`, `repeatedName`, `boundaryNotFinite`.
  public init(categories: [String], criteria: [String], boundaries: [[Double]]) throws(DecisionError) {
    guard !categories.isEmpty, boundaries.count == categories.count - 1 else {
      throw .count(boundaries.count, expected: max(0, categories.count - 1), what: "boundaries between categories")
    }
    for (names, kind) in [(categories, "categories"), (criteria, "criteria")] {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted { throw .repeatedName(name, kind: kind) }
    }
    for (category, boundary) in zip(categories.dropFirst(), boundaries) {
      guard boundary.count == criteria.count else {
        throw .count(boundary.count, expected: criteria.count, what: "values of the boundary of '\(category)'")
      }
      if let index = boundary.firstIndex(where: { !$0.isFinite }) {
        throw .boundaryNotFinite(category: category, criterion: criteria[index])
      }
    }
    self.categories = categories
    self.criteria = criteria
    self.boundaries = boundaries
  }

  /// The boundaries in the order of the criteria of a problem that count.
  ///
  /// - Throws: `missingBoundary`; `profileOrder` when a boundary is worse than the one below it.
  func aligned(to problem: DecisionProblem) throws(DecisionError) -> [[Double]] {
    let known = Dictionary(criteria.enumerated().map { ($1, $0) }) { first, _ in first }
    var places: [Int] = []
    for criterion in problem.criteria {
      guard let place = known[criterion.name] else {
        throw .missingBoundary(criterion: criterion.name, available: criteria)
      }
      places.append(place)
    }
    let aligned = boundaries.map { boundary in places.map { boundary[$0] } }
    for (index, (lower, upper)) in zip(aligned, aligned.dropFirst()).enumerated() {
      for (k, criterion) in problem.criteria.enumerated() where criterion.direction.prefers(lower[k], to: upper[k]) {
        throw .profileOrder(category: categories[index + 2], criterion: criterion.name)
      }
    }
    return aligned
  }
}
