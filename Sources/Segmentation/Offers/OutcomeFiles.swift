public import DecisionAnalysis
import LinearAlgebra
public import Tables

extension OutcomeRatings {
  /// Reads ratings of accounts with an outcome, apart for each segment when a column names it.
  ///
  /// - Parameters:
  ///   - file: A row an account.
  ///   - outcome: The column of satisfaction, purchases or whatever the ratings should explain.
  ///   - criteria: The criteria as a person writes them; `nil` takes every column of numbers that is nothing else.
  ///   - segment: The column of segments; accounts without one are left out.
  /// - Returns: One for each segment, in the order in which they first appear, or one without a name.
  /// - Throws: ``TableError``, ``SegmentationError``, ``DecisionError``.
  public static func read(
    _ file: CSVFile, outcome: String, criteria: String? = nil, by segment: String? = nil
  ) throws -> [(segment: String?, ratings: OutcomeRatings)] {
    for name in [outcome, segment].compactMap({ $0 }) where !file.columnNames.contains(name) {
      throw TableError.unknownColumn(name, file: file.name, available: file.columnNames)
    }
    let data = try AccountData(file, columns: AccountColumns(criteria: criteria, label: segment))
    let names = data.criteria.filter { $0 != outcome }
    guard !names.isEmpty else { throw SegmentationError.noCriteria(file: file.name) }
    // By default it was read with the criteria.
    let outcomes =
      try data.criteria.firstIndex(of: outcome).map { data.ratings[$0] }
      ?? file.read(columns: [.number(outcome)]).numbers(outcome)!
    let ratings = try Matrix(
      columns: zip(data.criteria, data.ratings).filter { $0.0 != outcome }.map(\.1.values))
    guard let labels = data.labels else {
      return [(nil, try OutcomeRatings(criteria: names, ratings: ratings, outcome: outcomes.values))]
    }
    let known = labels.codes.indices.filter { labels.codes[$0] != Categories.missing }
    let groups = try OutcomeRatings.grouped(
      criteria: names, ratings: ratings.selecting(rows: known), outcome: known.map { outcomes.values[$0] },
      by: known.map { labels.names[Int(labels.codes[$0])] })
    return groups.map { ($0.name, $0.ratings) }
  }
}
