public import LinearAlgebra

/// For each pair of criteria, which is more important: 1 for the first, 0 for the second, ½ for neither.
public struct RankComparisons: WeightingInput, Hashable {
  /// Which criterion is more important.
  public static var kind: WeightingInputKind { .rankComparisons }

  /// The names of the criteria, each once.
  public let criteria: [String]
  /// n × n: entry (i, j) is 1 when i is more important than j, ½ when they are equal, else 0.
  public let values: Matrix

  /// The names of the criteria.
  public var criterionNames: [String] { criteria }

  /// Checks and keeps comparisons.
  ///
  /// - Parameters:
  ///   - criteria: n names, each once.
  ///   - values: n × n: 0, ½ or 1, with ½ on the diagonal, and (i, j) and (j, i) adding up to 1.
  /// - Throws: `noCriteria`, `tooManyPairs`, `repeatedName`, `judgmentShape`, `judgment`, `selfJudgment`, `notComplementary`.
  public init(criteria: [String], values: Matrix) throws(DecisionError) {
    try CriterionNames.check(criteria)
    try CriterionNames.checkPairs(criteria, limit: PairwiseComparisons.criterionLimit)
    guard values.rowCount == criteria.count, values.columnCount == criteria.count else {
      throw .weighting(
        .judgmentShape(rows: values.rowCount, columns: values.columnCount, criteria: criteria.count))
    }
    for (row, first) in criteria.enumerated() {
      for (column, second) in criteria.enumerated() {
        let value = values[row, column]
        guard value == 0 || value == 0.5 || value == 1 else {
          throw .weighting(.judgment(first: first, second: second, value: value, allowed: "0, 0.5 or 1"))
        }
        if row == column, value != 0.5 { throw .weighting(.selfJudgment(first, value: value, expected: 0.5)) }
        guard value + values[column, row] == 1 else {
          throw .weighting(
            .notComplementary(first: first, second: second, value: value, mirrored: values[column, row]))
        }
      }
    }
    self.criteria = criteria
    self.values = values
  }

  /// The comparisons that an order implies.
  public init(_ ranks: CriterionRanks) {
    criteria = ranks.criteria
    var values = Matrix(rowCount: criteria.count, columnCount: criteria.count)
    for row in criteria.indices {
      for column in criteria.indices {
        let (left, right) = (ranks.ranks[row], ranks.ranks[column])
        values[row, column] = left == right ? 0.5 : left < right ? 1 : 0
      }
    }
    self.values = values
  }
}
