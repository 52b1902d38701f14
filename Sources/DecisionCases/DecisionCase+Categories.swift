import Criteria
public import DecisionAnalysis

extension DecisionCase {
  /// The categories and their boundaries: `input.categoriesWorstToBest` with `input.profilesWorstToBest`, or
  /// `input.lowerProfiles` with a boundary for each category and null for the worst.
  ///
  /// - Throws: `missing`, `wrongKind`, `count`, `decision`.
  public func categoryProfiles() throws(DecisionCaseError) -> CategoryProfiles {
    let criteria = try decisionMatrix().criteria
    var categories: [String]
    var boundaries: [[Double]] = []
    if input["categoriesWorstToBest"].exists || !input["lowerProfiles"].exists {
      categories = try input["categoriesWorstToBest"].texts()
      for entry in try input["profilesWorstToBest"].list("a list of boundaries") {
        boundaries.append(try entry.numbers())
      }
    } else {
      let profiles = try lowerProfiles(criteria)
      categories = profiles.map(\.category)
      boundaries = profiles.compactMap(\.boundary)
    }
    return try naming {
      try CategoryProfiles(categories: categories, criteria: criteria.map(\.name), boundaries: boundaries)
    }
  }

  /// Categories by name, put in the order of their boundaries, worst first.
  private func lowerProfiles(
    _ criteria: [Criterion]
  ) throws(DecisionCaseError) -> [(category: String, boundary: [Double]?)] {
    let place = try input["lowerProfiles"].object()
    var profiles: [(category: String, boundary: [Double]?)] = []
    for category in place.keys {
      guard place[category].exists else {
        profiles.append((category, nil))
        continue
      }
      let boundary = try place[category].numbers()
      try place[category].requireCount(boundary.count, criteria.count, "criteria")
      profiles.append((category, boundary))
    }
    // The more boundaries a boundary is better than on some criterion, the higher it stands.
    func height(_ profile: (category: String, boundary: [Double]?)) -> Int {
      guard let own = profile.boundary else { return -1 }
      return profiles.count { other in
        guard let other = other.boundary else { return false }
        return criteria.indices.contains { criteria[$0].direction.prefers(own[$0], to: other[$0]) }
      }
    }
    return profiles.sorted { (height($0), $0.category) < (height($1), $1.category) }
  }

  /// The values that forbid a category, by category and criterion.
  func vetoes(_ criteria: [String]) throws(DecisionCaseError) -> SortingCatalogue.Vetoes {
    var vetoes: SortingCatalogue.Vetoes = [:]
    let place = try input["vetoes"].object()
    for category in place.keys {
      let values = try place[category].optionalNumbers()
      try place[category].requireCount(values.count, criteria.count, "criteria")
      for (criterion, value) in zip(criteria, values) { vetoes[category, default: [:]][criterion] = value }
    }
    return vetoes
  }
}
