public import LinearAlgebra

/// Ratings of many accounts, and an outcome for each: satisfaction, purchases, renewal.
///
/// The question is how much each rated criterion has to do with the outcome.
public struct OutcomeRatings: WeightingInput, Hashable {
  /// Ratings with an outcome.
  public static var kind: WeightingInputKind { .outcome }

  /// The names of the criteria, each once.
  public let criteria: [String]
  /// The complete rows: one row an account, one column a criterion.
  public let ratings: Matrix
  /// The outcome of each of these rows.
  public let outcome: [Double]
  /// How many rows were left out because a value was missing.
  public let omittedRowCount: Int

  /// The names of the criteria.
  public var criterionNames: [String] { criteria }

  /// Checks and keeps ratings; rows with a missing value are left out.
  ///
  /// - Parameters:
  ///   - criteria: q names, each once.
  ///   - ratings: n × q; NaN means missing.
  ///   - outcome: n numbers; NaN means missing.
  /// - Throws: `noCriteria`, `repeatedName`, `count`, `ratingNotFinite`, `tooFewRows` below 3 complete rows,
  ///   `constantOutcome`. O(n q).
  public init(criteria: [String], ratings: Matrix, outcome: [Double]) throws(DecisionError) {
    try CriterionNames.check(criteria)
    guard ratings.columnCount == criteria.count else {
      throw .count(ratings.columnCount, expected: criteria.count, what: "columns of ratings")
    }
    guard outcome.count == ratings.rowCount else {
      throw .count(outcome.count, expected: ratings.rowCount, what: "outcomes")
    }
    var complete: [Int] = []
    for row in outcome.indices {
      var isComplete = !outcome[row].isNaN
      for column in criteria.indices {
        let value = ratings[row, column]
        if value.isInfinite { throw .weighting(.ratingNotFinite(row: row, name: criteria[column], value: value)) }
        isComplete = isComplete && !value.isNaN
      }
      if outcome[row].isInfinite { throw .weighting(.ratingNotFinite(row: row, name: "outcome", value: outcome[row])) }
      if isComplete { complete.append(row) }
    }
    guard complete.count >= 3 else { throw .weighting(.tooFewRows(complete.count, needed: 3)) }
    let kept = complete.map { outcome[$0] }
    guard kept.contains(where: { $0 != kept[0] }) else { throw .weighting(.constantOutcome) }
    self.criteria = criteria
    self.ratings = ratings.selecting(rows: complete)
    self.outcome = kept
    omittedRowCount = outcome.count - complete.count
  }

  /// The ratings of each group apart: one weighting a segment.
  ///
  /// - Parameters:
  ///   - groups: n names, one for each row.
  /// - Returns: The groups in the order in which they first appear.
  /// - Throws: `count`, and what ``init(criteria:ratings:outcome:)`` throws for a group.
  public static func grouped(
    criteria: [String], ratings: Matrix, outcome: [Double], by groups: [String]
  ) throws(DecisionError) -> [(name: String, ratings: OutcomeRatings)] {
    guard groups.count == ratings.rowCount, outcome.count == ratings.rowCount else {
      throw .count(
        min(groups.count, outcome.count), expected: ratings.rowCount, what: "outcomes and names of groups")
    }
    var names: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, group) in groups.enumerated() {
      if rows[group] == nil { names.append(group) }
      rows[group, default: []].append(row)
    }
    var found: [(name: String, ratings: OutcomeRatings)] = []
    for name in names {
      let own = rows[name] ?? []
      let values = ratings.selecting(rows: own)
      found.append(
        (name, try OutcomeRatings(criteria: criteria, ratings: values, outcome: own.map { outcome[$0] })))
    }
    return found
  }
}
