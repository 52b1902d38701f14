/// How much each criterion counts: finite numbers of at least 0, not all 0, one for each named criterion.
///
/// A weight belongs to a criterion by its name and never by its place. Weights need not sum to 1; see ``normalised``.
public struct Weights: Hashable, Sendable, Encodable {
  /// The names of the criteria, each once.
  public let criteria: [String]
  /// The weights as they were given, one for each of ``criteria``.
  public let values: [Double]

  /// Checks and keeps weights.
  ///
  /// - Parameters:
  ///   - criteria: The names, at least one, each once.
  ///   - values: One finite number of at least 0 for each name, not all 0.
  /// - Throws: `weightCount`, `repeatedName`, `badWeight`, `allWeightsZero`.
  public init(criteria: [String], values: [Double]) throws(CriteriaError) {
    guard criteria.count == values.count else { throw .weightCount(values.count, criteria: criteria.count) }
    var seen: Set<String> = []
    for name in criteria where !seen.insert(name).inserted { throw .repeatedName(name, kind: "criteria") }
    for (name, value) in zip(criteria, values) where !(value.isFinite && value >= 0) {
      throw .badWeight(criterion: name, value: value)
    }
    guard values.contains(where: { $0 > 0 }) else { throw .allWeightsZero }
    self.criteria = criteria
    self.values = values
  }

  /// The same weight for each criterion: 1 / q for q criteria.
  ///
  /// - Throws: `repeatedName`, `allWeightsZero` when there are none.
  public static func equal(_ criteria: [String]) throws(CriteriaError) -> Weights {
    try Weights(criteria: criteria, values: criteria.map { _ in 1 / Double(criteria.count) })
  }

  /// The weights divided by their sum.
  public var normalised: [Double] {
    // The largest first: the sum of huge weights is infinite.
    let largest = values.max() ?? 1
    let relative = values.map { $0 / largest }
    let total = relative.reduce(0, +)
    return relative.map { $0 / total }
  }

  /// The weight of a criterion as given, or `nil` when there is none of that name.
  public subscript(criterion: String) -> Double? { criteria.firstIndex(of: criterion).map { values[$0] } }

  /// The weights of some criteria, in their order; `nil` where there is none of that name. O(q), which asking for one after
  /// the other is not.
  public func values(of names: [String]) -> [Double?] {
    if names == criteria { return values }
    let places = Dictionary(uniqueKeysWithValues: criteria.enumerated().map { ($1, $0) })
    return names.map { places[$0].map { values[$0] } }
  }

  /// The weights of one segment of a weighting table.
  ///
  /// - Throws: `badWeight` when a mean is negative, `allWeightsZero`.
  public init(_ table: WeightingTable, segment: Int) throws(CriteriaError) {
    try self.init(criteria: table.criteria, values: table.profile(segment))
  }
}
