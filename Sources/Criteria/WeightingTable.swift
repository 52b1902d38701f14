public import LinearAlgebra

/// How much each segment cares about each criterion: the value that everything in Pondera makes, compares or uses.
///
/// The table keeps means on the scale of the questionnaire (or in the unit of the criterion). Other ways of reading it are
/// views: see ``WeightScaling``.
public struct WeightingTable: Hashable, Sendable {
  /// The names of the segments, each once.
  public let segments: [String]
  /// The names of the criteria, each once.
  public let criteria: [String]
  /// The mean weight of each criterion for each segment: one row a segment, one column a criterion.
  public let means: Matrix

  /// Checks and keeps a table.
  ///
  /// - Parameters:
  ///   - segments: The names of the rows.
  ///   - criteria: The names of the columns.
  ///   - means: Segments x criteria, all finite.
  /// - Throws: `emptyTable`, `shape`, `repeatedName`, `notFinite`.
  public init(segments: [String], criteria: [String], means: Matrix) throws(CriteriaError) {
    guard !segments.isEmpty, !criteria.isEmpty else { throw .emptyTable }
    guard means.rowCount == segments.count, means.columnCount == criteria.count else {
      throw .shape(
        rows: means.rowCount, columns: means.columnCount, segments: segments.count, criteria: criteria.count)
    }
    for (names, kind) in [(segments, "segments"), (criteria, "criteria")] {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted { throw .repeatedName(name, kind: kind) }
    }
    for segment in segments.indices {
      for criterion in criteria.indices where !means[segment, criterion].isFinite {
        throw .notFinite(segment: segments[segment], criterion: criteria[criterion])
      }
    }
    self.segments = segments
    self.criteria = criteria
    self.means = means
  }

  /// The profile of one segment: its weights in the order of the criteria.
  public func profile(_ segment: Int) -> [Double] { means.row(segment) }

  /// The table with these criteria only, in this order.
  ///
  /// - Throws: `unknownCriterion`.
  public func selecting(criteria names: [String]) throws(CriteriaError) -> WeightingTable {
    let places = Dictionary(criteria.enumerated().map { ($1, $0) }) { first, _ in first }
    var columns: [Int] = []
    for name in names {
      guard let column = places[name] else { throw .unknownCriterion(name, available: criteria) }
      columns.append(column)
    }
    var selected = Matrix(rowCount: segments.count, columnCount: columns.count)
    for segment in segments.indices {
      for (new, old) in columns.enumerated() { selected[segment, new] = means[segment, old] }
    }
    return try WeightingTable(segments: segments, criteria: names, means: selected)
  }
}
