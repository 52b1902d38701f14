import Criteria

/// What every input of judgments, ranks or points asks of names.
enum CriterionNames {
  /// Checks that there are names, each used once and none empty.
  ///
  /// - Throws: `noCriteria`, `repeatedName`, `criteria` for an empty name.
  static func check(_ names: [String]) throws(DecisionError) {
    guard !names.isEmpty else { throw .weighting(.noCriteria) }
    var seen: Set<String> = []
    for name in names {
      guard !name.isEmpty else { throw .weighting(.criteria(.unnamedCriterion)) }
      guard seen.insert(name).inserted else { throw .repeatedName(name, kind: "criteria") }
    }
  }

  /// Checks that there are not too many names for a table of every two.
  ///
  /// - Throws: `tooManyPairs`.
  static func checkPairs(_ names: [String], limit: Int) throws(DecisionError) {
    guard names.count <= limit else {
      throw .weighting(.tooManyPairs(criteria: names.count, limit: limit, method: "judgments of pairs"))
    }
  }

  /// The place of a name.
  ///
  /// - Throws: `unknownCriterion`.
  static func place(of name: String, in names: [String]) throws(DecisionError) -> Int {
    guard let place = names.firstIndex(of: name) else {
      throw .weighting(.unknownCriterion(name, available: names))
    }
    return place
  }
}
