public import Criteria
public import Parallelism
public import Provenance

/// Stochastic multicriteria acceptability analysis: what can be said when the weights, or the values, are not known
/// exactly.
///
/// Weights are drawn from a region, values from normal laws around those given, and the method ranks each draw.
///
/// - Rank acceptability bᵢʳ: the share of the draws in which alternative i has rank r; bᵢ¹ is the share that makes it
///   first.
/// - Central weights: the mean of the weights that make i first: what somebody who prefers it typically wants.
/// - Confidence: the share of draws of the values in which i is first with its central weights. Low confidence says
///   that the values are too vague to call it best even for its friends.
/// - Pairwise winning: the share of the draws in which i is before k.
///
/// A draw costs O(n q + n²) where the order of the method is that of a weighted sum or of TOPSIS and the values are
/// certain; otherwise it costs a ranking.
///
/// Source: Lahdelma, Hokkanen, Salminen (1998), doi:10.1016/S0377-2217(97)00163-X; Lahdelma, Salminen (2001),
/// doi:10.1287/opre.49.3.444.11220.
public struct SMAA: DescribedMethod, Hashable {
  /// The name.
  public static let identifier = "smaa"
  /// The most draws: four certain digits.
  public static let drawLimit = 10_000_000
  /// What it says.
  public static let summary = "SMAA: how often each alternative has each rank when weights are not known"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Lahdelma, R.; Hokkanen, J.; Salminen, P.", year: 1998,
      title: "SMAA - Stochastic multiobjective acceptability analysis",
      venue: "European Journal of Operational Research 106(1), 137–143", doi: "10.1016/S0377-2217(97)00163-X"),
    Citation(
      authors: "Lahdelma, R.; Salminen, P.", year: 2001,
      title: "SMAA-2: Stochastic multicriteria acceptability analysis for group decision making",
      venue: "Operations Research 49(3), 444–454", doi: "10.1287/opre.49.3.444.11220"),
  ]

  /// More alternatives than these make tables that nobody reads.
  public static let alternativeLimit = 2_000
  /// Draws in a piece of work. Fixed, so that results do not depend on the threads.
  static let drawsPerPiece = 1_000

  /// The number of draws.
  public let drawCount: Int
  /// Where the random numbers start.
  public let seed: UInt64
  /// Which weights are thought possible.
  public let region: WeightRegion
  /// The standard deviations of the values, by criterion; criteria that are not named are certain.
  public let spreads: [String: Double]
  /// The threads to use.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - drawCount: In 1 ... ``drawLimit``; 10,000 give two certain digits.
  ///   - seed: Where the random numbers start.
  ///   - region: Which weights are thought possible.
  ///   - spreads: Standard deviations by criterion, finite and at least 0, in the unit of the criterion.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: `setting`.
  public init(
    drawCount: Int = 10_000, seed: UInt64, region: WeightRegion = .all, spreads: [String: Double] = [:],
    workers: Workers = .automatic
  ) throws(DecisionError) {
    guard drawCount >= 1 else { throw .setting(name: "draws", value: Double(drawCount), allowed: "at least 1") }
    guard drawCount <= Self.drawLimit else {
      throw .setting(name: "draws", value: Double(drawCount), allowed: "in 1…\(Self.drawLimit)")
    }
    for name in spreads.keys.sorted() {
      guard let spread = spreads[name], spread.isFinite, spread >= 0 else {
        throw .setting(name: "the spread of '\(name)'", value: spreads[name] ?? .nan, allowed: "finite and at least 0")
      }
    }
    self.drawCount = drawCount
    self.seed = seed
    self.region = region
    self.spreads = spreads
    self.workers = workers
  }

  /// Draws and ranks.
  ///
  /// - Parameters:
  ///   - method: The method that ranks each draw.
  ///   - matrix: n alternatives by q criteria; all criteria count.
  /// - Throws: What the method throws, for the first draw that it refuses; `tooManyAlternatives`, `weightsMismatch`,
  ///   `unknownSetting` for a spread of a criterion that does not exist.
  public func analyse(
    _ method: any RankingMethod, _ matrix: DecisionMatrix
  ) throws(DecisionError) -> SMAAResult {
    let names = matrix.criteria.map(\.name)
    guard matrix.alternativeCount <= Self.alternativeLimit else {
      throw .tooManyAlternatives(matrix.alternativeCount, limit: Self.alternativeLimit, method: Self.identifier)
    }
    if let unknown = spreads.keys.filter({ !names.contains($0) }).min() {
      throw .unknownSetting(unknown, method: "the spreads", available: names)
    }
    let sampler = try WeightSampler(region, criteria: names)
    let ranker = try DrawRanker(method, matrix, deviations: names.map { spreads[$0] ?? 0 })
    let pieces = (drawCount + Self.drawsPerPiece - 1) / Self.drawsPerPiece
    // Counts are whole numbers, and sums of weights are added in the order of the pieces.
    let empty = DrawCounts(alternatives: matrix.alternativeCount, criteria: names.count)
    var total = empty
    let batch = max(1, workers.count) * 4
    for start in stride(from: 0, to: pieces, by: batch) {
      let parts = try workers.map(min(batch, pieces - start)) { index throws(DecisionError) -> DrawCounts in
        try counts(of: start + index, ranker, sampler, empty)
      }
      for part in parts { total.add(part) }
    }
    let centres = total.centralWeights()
    return SMAAResult(
      total, draws: drawCount, centralWeights: centres, confidences: try confidences(ranker, centres))
  }

  /// One piece of the draws, from its own stream of random numbers.
  private func counts(
    of piece: Int, _ ranker: DrawRanker, _ sampler: WeightSampler, _ empty: DrawCounts
  ) throws(DecisionError) -> DrawCounts {
    var generator = SeededGenerator(seed: seed, stream: UInt64(piece))
    var counts = empty
    var weights = [Double](repeating: 0, count: empty.criterionCount)
    var scratch = ranker.makeScratch()
    for _ in (piece * Self.drawsPerPiece)..<min(drawCount, (piece + 1) * Self.drawsPerPiece) {
      sampler.draw(&weights, &generator)
      let tolerance = try ranker.write(weights, &scratch, &generator)
      counts.enter(scratch, tolerance, weights)
    }
    return counts
  }

  /// How often each alternative that was ever first is first with its central weights.
  private func confidences(
    _ ranker: DrawRanker, _ centres: [[Double]?]
  ) throws(DecisionError) -> [Double?] {
    // Certain values give the same answer in every draw.
    let count = ranker.isCertain ? 1 : drawCount
    return try workers.map(centres.count) { alternative throws(DecisionError) -> Double? in
      guard let weights = centres[alternative] else { return nil }
      var generator = SeededGenerator(seed: seed ^ 0x5EED, stream: UInt64(alternative))
      var scratch = ranker.makeScratch()
      var wins = 0
      for _ in 0..<count {
        let tolerance = try ranker.write(weights, &scratch, &generator)
        let best = scratch.max() ?? 0
        if scratch[alternative] >= best - tolerance { wins += 1 }
      }
      return Double(wins) / Double(count)
    }
  }
}
