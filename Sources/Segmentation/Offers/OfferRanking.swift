import Criteria
public import DecisionAnalysis
public import Parallelism
public import Provenance

/// Which alternative wins for whom: one ranking for each segment and method, and how sure that is.
public struct OfferRanking: Sendable {
  /// The ranking of one segment by one method.
  public struct Entry: Sendable {
    /// The segment, counted from 0.
    public let segment: Int
    /// What the method says.
    public let outcome: RankingOutcome
    /// Between which weights the winner stays first; `nil` where the order is not that of a weighted sum.
    public let stability: WeightStability?
  }

  /// The shares of preference that follow from one method.
  public struct Shares: Sendable {
    /// The method.
    public let method: String
    /// The rule.
    public let rule: ShareRule
    /// One list for each segment, one share for each alternative.
    public let bySegment: [[Double]]
    /// The shares of all segments together, by their sizes.
    public let total: [Double]
  }

  /// The alternatives.
  public let offers: OfferTable
  /// The segments.
  public let weights: SegmentWeights
  /// One for each method and segment: all segments of a method side by side.
  public let entries: [Entry]
  /// One for each method whose scores can be turned into shares.
  public let shares: [Shares]
  /// The alternatives that no other is at least as good as everywhere and better somewhere; `nil` where there are too many
  /// to compare.
  public let efficient: [Int]?
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// Up to so many alternatives pairs of them are compared, for stability and efficiency.
  public static let pairLimit = 5_000

  /// Ranks.
  ///
  /// - Parameters:
  ///   - methods: Names of ``RankingCatalogue``, at least one.
  ///   - settings: Choices by method and setting.
  ///   - rule: How scores become shares; `nil` for none.
  ///   - leavesOut: Whether a method that cannot use these alternatives is left out with a note; else it is an error.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: ``DecisionError``.
  public init(
    _ offers: OfferTable, weights: SegmentWeights, methods: [String], settings: [String: [String: SettingValue]] = [:],
    rule: ShareRule? = .maximumUtility, leavesOut: Bool = false, workers: Workers = .automatic
  ) throws {
    let matrix = offers.matrix
    if let unknown = settings.keys.filter({ !methods.contains($0) }).min() {
      throw DecisionError.unknownMethod(unknown, available: methods)
    }
    let isSmall = matrix.alternativeCount <= Self.pairLimit
    var entries: [Entry] = []
    var shares: [Shares] = []
    var left: [Diagnostic] = []
    for name in methods {
      let method = try RankingCatalogue.entry(named: name).make(settings[name] ?? [:], workers: workers)
      let found: [Entry]
      do {
        found = try weights.segments.enumerated().map { index, segment in
          Entry(
            segment: index, outcome: try method.outcome(matrix, weights: segment.weights),
            stability: isSmall ? try WeightStability(method, matrix, weights: segment.weights) : nil)
        }
      } catch let error as DecisionError where leavesOut && error.category == .data {
        left.append(Diagnostic(.note, code: "method-left-out", "\(name) was left out: \(error.description)"))
        continue
      }
      entries += found
      let outcomes = found.map(\.outcome)
      if let rule, let found = try? Self.shares(name, outcomes, rule, weights, matrix) { shares.append(found) }
    }
    self.offers = offers
    self.weights = weights
    self.entries = entries
    self.shares = shares
    efficient = isSmall ? Dominance.efficientAlternatives(matrix) : nil
    var seen: Set<String> = []
    diagnostics = left + entries.flatMap(\.outcome.diagnostics).filter { seen.insert($0.code + $0.message).inserted }
  }

  private static func shares(
    _ method: String, _ outcomes: [RankingOutcome], _ rule: ShareRule, _ weights: SegmentWeights,
    _ matrix: DecisionMatrix
  ) throws -> Shares {
    let bySegment = try outcomes.map { try PreferenceShares.shares($0, rule, matrix) }
    let whole = weights.segments.reduce(0) { $0 + $1.size }
    let total = (0..<matrix.alternativeCount).map { alternative in
      zip(weights.segments, bySegment).reduce(0) { $0 + $1.0.size / whole * $1.1[alternative] }
    }
    return Shares(method: method, rule: rule, bySegment: bySegment, total: total)
  }
}
