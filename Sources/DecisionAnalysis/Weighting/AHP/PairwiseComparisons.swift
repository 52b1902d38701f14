public import LinearAlgebra
import Provenance

/// How many times as important each criterion is as each other, as somebody judged it. Judgments may be missing.
public struct PairwiseComparisons: WeightingInput, Hashable, Encodable {
  /// Pairwise judgments.
  public static var kind: WeightingInputKind { .judgments }

  /// The most criteria: 124 750 pairs. Nobody judges as many, and the work grows with the cube.
  public static let criterionLimit = 500

  /// The names of the criteria, each once.
  public let criteria: [String]
  /// Row after row; reciprocal, with ones on the diagonal, and `nil` where nobody judged.
  private let judgments: [Double?]

  /// The names of the criteria.
  public var criterionNames: [String] { criteria }

  /// Checks and keeps a matrix of judgments.
  ///
  /// One of each pair is enough. Where both stand and one is 1 divided by the other up to rounding to two decimals, as in 3
  /// and 0.33, the one of at least 1 is taken and the other computed from it.
  ///
  /// - Parameters:
  ///   - criteria: n names, each once.
  ///   - values: n × n: entry (i, j) says how many times as important i is as j; above 0, with 1 on the diagonal. NaN means
  ///     that nobody judged.
  /// - Throws: `noCriteria`, `tooManyPairs`, `repeatedName`, `judgmentShape`, `judgment`, `selfJudgment`, `notReciprocal`.
  public init(criteria: [String], values: Matrix) throws(DecisionError) {
    guard values.rowCount == criteria.count, values.columnCount == criteria.count else {
      throw .weighting(
        .judgmentShape(rows: values.rowCount, columns: values.columnCount, criteria: criteria.count))
    }
    try self.init(criteria: criteria) { row, column in
      let value = values[row, column]
      return value.isNaN ? nil : value
    }
  }

  /// Checks and keeps a list of judgments.
  ///
  /// - Parameters:
  ///   - criteria: n names, each once.
  ///   - judgments: How many times as important the first criterion is as the second; of a pair judged twice in the same order
  ///     the last judgment counts.
  /// - Throws: As ``init(criteria:values:)``, and `unknownCriterion`.
  public init(
    criteria: [String], judgments: [(first: String, second: String, value: Double)]
  ) throws(DecisionError) {
    try CriterionNames.checkPairs(criteria, limit: Self.criterionLimit)
    var values = [Double?](repeating: nil, count: criteria.count * criteria.count)
    for judgment in judgments {
      let row = try CriterionNames.place(of: judgment.first, in: criteria)
      let column = try CriterionNames.place(of: judgment.second, in: criteria)
      values[row * criteria.count + column] = judgment.value
    }
    try self.init(criteria: criteria) { values[$0 * criteria.count + $1] }
  }

  private init(criteria: [String], _ value: (Int, Int) -> Double?) throws(DecisionError) {
    try CriterionNames.check(criteria)
    try CriterionNames.checkPairs(criteria, limit: Self.criterionLimit)
    let count = criteria.count
    var judgments = [Double?](repeating: nil, count: count * count)
    for row in 0..<count {
      if let own = value(row, row), own != 1 {
        throw .weighting(.selfJudgment(criteria[row], value: own, expected: 1))
      }
      judgments[row * count + row] = 1
      for column in (row + 1)..<max(row + 1, count) {
        let (above, below) = (value(row, column), value(column, row))
        try Self.check(criteria[row], criteria[column], above)
        try Self.check(criteria[column], criteria[row], below)
        guard let pair = Self.pair(above, below) else {
          throw .weighting(
            .notReciprocal(
              first: criteria[row], second: criteria[column], value: above ?? .nan, mirrored: below ?? .nan))
        }
        judgments[row * count + column] = pair.above
        judgments[column * count + row] = pair.below
      }
    }
    self.criteria = criteria
    self.judgments = judgments
  }

  /// Trusts its input.
  init(criteria: [String], trusted judgments: [Double?]) {
    self.criteria = criteria
    self.judgments = judgments
  }

  private static func check(_ first: String, _ second: String, _ value: Double?) throws(DecisionError) {
    guard let value else { return }
    guard value.isFinite, value > 0, (1 / value).isFinite else {
      throw .weighting(.judgment(first: first, second: second, value: value, allowed: "a finite number above 0"))
    }
    // Judgments are multiplied along chains, and the other of the pair is 1 / value.
    guard NumberRange.contains(value) else {
      throw .weighting(
        .judgment(first: first, second: second, value: value, allowed: "a number from 1e-100 to 1e100"))
    }
  }

  /// Both judgments of a pair of which one may be missing; `nil` when they contradict each other.
  private static func pair(_ above: Double?, _ below: Double?) -> (above: Double?, below: Double?)? {
    switch (above, below) {
    case (nil, nil): return (nil, nil)
    case (let above?, nil): return (above, 1 / above)
    case (nil, let below?): return (1 / below, below)
    case (let above?, let below?):
      let (larger, smaller) = (max(above, below), min(above, below))
      guard abs(smaller - 1 / larger) <= 0.005 + 1e-9, abs(smaller * larger - 1) <= 0.05 else { return nil }
      return above >= below ? (above, 1 / above) : (1 / below, below)
    }
  }

  /// How many times as important a criterion is as another, both counted from 0; `nil` where nobody judged.
  public subscript(first: Int, second: Int) -> Double? { judgments[first * criteria.count + second] }

  /// The pairs that nobody judged, the first before the second.
  public var missingPairs: [(first: Int, second: Int)] { pairs.filter { self[$0.first, $0.second] == nil } }

  /// The pairs that were judged, the first before the second.
  var judgedPairs: [(first: Int, second: Int)] { pairs.filter { self[$0.first, $0.second] != nil } }

  private var pairs: [(first: Int, second: Int)] {
    criteria.indices.flatMap { first in criteria.indices.dropFirst(first + 1).map { (first, $0) } }
  }

  /// The judgments as an n × n matrix, NaN where nobody judged.
  public var values: Matrix {
    var values = Matrix(rowCount: criteria.count, columnCount: criteria.count)
    for row in criteria.indices { for column in criteria.indices { values[row, column] = self[row, column] ?? .nan } }
    return values
  }

  /// The judgments in another order of the criteria.
  func reordered(to names: [String]) -> PairwiseComparisons {
    let places = Dictionary(uniqueKeysWithValues: criteria.enumerated().map { ($1, $0) })
    let order = names.compactMap { places[$0] }
    return PairwiseComparisons(criteria: names, trusted: order.flatMap { row in order.map { self[row, $0] } })
  }

  /// Checks that a chain of judgments joins every two criteria, without which weights cannot be compared.
  ///
  /// - Throws: `unconnected` for the first criterion that no chain joins to the first. O(n²).
  func requireConnected() throws(DecisionError) {
    var reached: Set<Int> = [0]
    var waiting = [0]
    while let next = waiting.popLast() {
      for other in criteria.indices where self[next, other] != nil && reached.insert(other).inserted {
        waiting.append(other)
      }
    }
    if let apart = criteria.indices.first(where: { !reached.contains($0) }) {
      throw .weighting(.unconnected(first: criteria[0], second: criteria[apart]))
    }
  }
}
