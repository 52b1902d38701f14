import Criteria
public import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance

/// How sure the ranking of one segment by one method is, beyond its weight stability.
public struct OfferRobustness: Sendable {
  /// What is thought known of the weights when they are drawn.
  public enum KnownWeights: String, Hashable, Sendable, CaseIterable {
    /// Which criterion weighs more than which, as in the segment; of equal weights nothing.
    case order
    /// Nothing.
    case nothing
  }

  /// What is asked.
  public struct Options: Hashable, Sendable {
    /// How often weights are drawn.
    public var draws = 10_000
    /// Where the random numbers start.
    public var seed: UInt64 = 1
    /// What is thought known of the weights.
    public var known = KnownWeights.order

    /// Makes options.
    public init() {}
  }

  /// How often each alternative has each rank when weights are drawn.
  public let acceptability: SMAAResult
  /// Single changes of a value that dethrone the winner, the least by its share of the range of the criterion first.
  public let changes: [PerformanceChange]
  /// What happens when an alternative is dropped, cloned or made worse.
  public let reversal: RankReversal

  /// For more alternatives than these the questions take too long: each takes thousands of rankings.
  static func limit(of method: any RankingMethod) -> Int {
    let identifier = type(of: method).identifier
    let isPairwise = (try? RankingCatalogue.entry(named: identifier).alternativeLimit) != nil
    return isPairwise ? 30 : 200
  }

  /// A note when there are too many alternatives.
  static func refusal(of method: any RankingMethod, _ matrix: DecisionMatrix, _ options: Options) -> [Diagnostic]? {
    let limit = limit(of: method)
    guard matrix.alternativeCount > limit else { return nil }
    return [
      Diagnostic(
        .note, code: "too-many-for-robustness",
        "\(type(of: method).identifier) was not asked how sure it is: that takes thousands of rankings, and there are "
          + "\(matrix.alternativeCount) alternatives (at most \(limit)).")
    ]
  }

  /// Asks.
  ///
  /// - Returns: `nil` when there are too many alternatives.
  init?(
    _ method: any RankingMethod, _ matrix: DecisionMatrix, weights: Weights, _ options: Options, workers: Workers
  ) throws(DecisionError) {
    guard matrix.alternativeCount <= Self.limit(of: method) else { return nil }
    acceptability = try SMAA(
      drawCount: options.draws, seed: options.seed,
      region: options.known == .order ? .ordered(like: weights) : .all, workers: workers
    ).analyse(method, matrix)
    let ranges = Dictionary(
      uniqueKeysWithValues: matrix.criteria.enumerated().map { column, criterion in
        let values = matrix.values.column(column)
        return (criterion.name, max((values.max() ?? 0) - (values.min() ?? 0), .leastNormalMagnitude))
      })
    let found = try PerformanceChange.changes(method, matrix, weights: weights, workers: workers)
    changes = found.sorted { abs($0.change) / ranges[$0.criterion]! < abs($1.change) / ranges[$1.criterion]! }
    reversal = try RankReversal(method, matrix, weights: weights, workers: workers)
  }
}

/// How far several methods agree about one segment.
public struct MethodAgreement: Sendable {
  /// The segment, counted from 0.
  public let segment: Int
  /// The methods.
  public let methods: [String]
  /// Entry i, j compares the ranks of method j with those of method i as the reference.
  public let agreements: [[RankAgreement]]

  /// The methods of each segment; nothing when there is only one.
  static func all(_ entries: [OfferRanking.Entry], segmentCount: Int) throws(DecisionError) -> [MethodAgreement] {
    var found: [MethodAgreement] = []
    for segment in 0..<segmentCount {
      let outcomes = entries.filter { $0.segment == segment }.map(\.outcome)
      guard outcomes.count > 1 else { continue }
      var rows: [[RankAgreement]] = []
      for reference in outcomes {
        var row: [RankAgreement] = []
        for other in outcomes { row.append(try RankAgreement(reference: reference.ranks, other: other.ranks)) }
        rows.append(row)
      }
      found.append(MethodAgreement(segment: segment, methods: outcomes.map(\.method), agreements: rows))
    }
    return found
  }
}
