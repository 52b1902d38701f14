import Criteria
public import DecisionAnalysis
public import Parallelism
public import Provenance

/// Which alternative wins for whom: one ranking for each segment and method, and how sure that is.
public struct OfferRanking: Sendable {
  /// What is asked.
  public struct Options: Sendable {
    /// How scores become shares; `nil` for none.
    public var shareRule: ShareRule? = .maximumUtility
    /// Whether a method that cannot use these alternatives is left out with a note; else it is an error.
    public var leavesOut = false
    /// What else is asked of small tables; `nil` for nothing.
    public var robustness: OfferRobustness.Options?
    /// Whether the GAIA plane of each segment is computed.
    public var findsPlanes = false
    /// The threads to use; the result does not depend on them.
    public var workers: Workers = .automatic
    /// Hears of progress.
    public var progress: ProgressHandler?

    /// Makes options.
    public init() {}
  }

  /// The ranking of one segment by one method.
  public struct Entry: Sendable {
    /// The segment, counted from 0.
    public let segment: Int
    /// What the method says.
    public let outcome: RankingOutcome
    /// The intermediate quantities of the method.
    public let detail: any RankingDetail
    /// Between which weights the winner stays first; `nil` where the order is not that of a weighted sum.
    public let stability: WeightStability?
    /// The least weight that must move before a rival catches up, the nearest rival first; `nil` as above.
    public let shifts: [WeightShift]?
    /// The answers to what else was asked; `nil` when nothing was, or too much for these alternatives.
    public let robustness: OfferRobustness?
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
  /// How far the methods agree, one for each segment; empty for one method or too many alternatives.
  public let agreements: [MethodAgreement]
  /// The GAIA plane of each segment, when asked for.
  public let planes: [GAIAPlane]
  /// The alternatives that no other is at least as good as everywhere and better somewhere; `nil` where there are too many
  /// to compare.
  public let efficient: [Int]?
  /// For each alternative that is dominated, an efficient one that is at least as good everywhere; `nil` as above.
  public let dominators: [Int?]?
  /// What a person should know.
  public let diagnostics: [Diagnostic]

  /// Up to so many alternatives pairs of them are compared, for stability, agreement and efficiency.
  public static let pairLimit = 5_000

  /// Ranks by methods of the catalogue.
  ///
  /// - Parameters:
  ///   - methods: Names of ``RankingCatalogue``, at least one.
  ///   - settings: Choices by method and setting.
  /// - Throws: ``SegmentationError/decision(file:_:)`` when a method cannot use the alternatives, ``DecisionError``.
  public init(
    _ offers: OfferTable, weights: SegmentWeights, methods: [String], settings: SettingsByMethod = [:],
    options: Options = Options()
  ) throws {
    try settings.check(among: methods)
    let made = try methods.map {
      try RankingCatalogue.entry(named: $0).make(settings[$0] ?? [:], workers: options.workers)
    }
    try self.init(offers, weights: weights, by: made, options: options)
  }

  /// Ranks by methods that were made beforehand.
  ///
  /// - Throws: ``SegmentationError/decision(file:_:)`` when a method cannot use the alternatives,
  ///   ``SegmentationError/weighedTexts(_:file:line:value:)``, ``DecisionError``.
  public init(
    _ offers: OfferTable, weights: SegmentWeights, by methods: [any RankingMethod], options: Options = Options()
  ) throws {
    let matrix = offers.matrix
    let unfit = try offers.diagnostics(for: weights)
    let isSmall = matrix.alternativeCount <= Self.pairLimit
    var entries: [Entry] = []
    var shares: [Shares] = []
    var notes: [Diagnostic] = []
    for (place, method) in methods.enumerated() {
      let name = type(of: method).identifier
      do {
        let found = try weights.segments.indices.map { segment in
          let done = place * weights.segments.count + segment
          options.progress?(
            WorkProgress(
              stage: "Ranking", fraction: Double(done) / Double(methods.count * weights.segments.count)))
          return try SegmentationError.naming(offers.fileName) {
            try Entry(segment, of: weights, method, matrix, options)
          }
        }
        entries += found
        let outcomes = found.map(\.outcome)
        if let rule = options.shareRule {
          do {
            shares.append(try Self.shares(name, outcomes, rule, weights, matrix))
          } catch let error as DecisionError {
            guard case .noShares = error else { throw error }
            notes.append(Diagnostic(.note, code: "no-shares", "\(name) has no shares: \(error.description)"))
          }
        }
        notes += options.robustness.flatMap { OfferRobustness.refusal(of: method, matrix, $0) } ?? []
      } catch SegmentationError.decision(_, let error) where options.leavesOut {
        notes.append(Diagnostic(.note, code: "method-left-out", "\(name) was left out: \(error.description)"))
      }
    }
    self.offers = offers
    self.weights = weights
    self.entries = entries
    self.shares = shares
    agreements = isSmall ? try MethodAgreement.all(entries, segmentCount: weights.segments.count) : []
    planes = options.findsPlanes ? try weights.segments.map { try GAIAPlane(matrix, weights: $0.weights) } : []
    efficient = isSmall ? Dominance.efficientAlternatives(matrix) : nil
    dominators = efficient.map { Dominance.dominators(matrix, among: $0) }
    var seen: Set<String> = []
    let said = offers.diagnostics + unfit + notes + entries.flatMap(\.outcome.diagnostics)
    diagnostics = said.filter { seen.insert($0.code + $0.message).inserted }
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

extension OfferRanking.Entry {
  init(
    _ segment: Int, of weights: SegmentWeights, _ method: any RankingMethod, _ matrix: DecisionMatrix,
    _ options: OfferRanking.Options
  ) throws {
    let own = weights.segments[segment].weights
    let isSmall = matrix.alternativeCount <= OfferRanking.pairLimit
    self.segment = segment
    (outcome, detail) = try method.detailedOutcome(matrix, weights: own)
    stability = isSmall ? try WeightStability(method, matrix, weights: own) : nil
    shifts = isSmall ? try WeightShift.shifts(method, matrix, weights: own) : nil
    robustness = try options.robustness.flatMap {
      try OfferRobustness(method, matrix, weights: own, $0, workers: options.workers)
    }
  }
}
