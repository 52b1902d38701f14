import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// How many segments the data hold up: the evidence of `explore`, as much of it as the decision takes.
///
/// The numbers 2…8 are weighed by ``SegmentCountRule``. Whether the segments of a number are found again: ten bootstrap
/// samples are enough where the answer is clear, three standard errors away from the limit; else a hundred are drawn. Prediction
/// strength and gap statistic are asked only where they can decide. At most 2,000 accounts are looked at, drawn by the seed. The
/// segments looked for are the best of some starts: where only a longer search would find better ones, samples do not find
/// them again either.
///
/// Source: Hennig (2007), doi:10.1016/j.csda.2006.11.025.
public struct SegmentCountChoice: Hashable, Sendable {
  /// The evidence for one number of segments.
  public struct Candidate: Hashable, Sendable {
    /// What was found out.
    public internal(set) var evidence: SegmentCountEvidence
    /// The Bayesian information criterion of all accounts as one cloud.
    let oneCloud: Double?
    /// How many samples were drawn.
    public let sampleCount: Int

    /// The number of segments.
    public var segmentCount: Int { evidence.segmentCount }
    /// The mean Jaccard index of the segment that is least often found again, in 0 ... 1.
    public var leastRecovery: Double { evidence.leastRecovery }
    /// Whether every segment is found again.
    public var isStable: Bool { evidence.isStable }
  }

  /// The numbers tried.
  public static let range = 2...8
  private static let accountLimit = 2_000
  private static let sampleCounts = [10, 100]
  /// So many standard errors make an answer clear.
  private static let clearErrors = 3.0

  /// Every number tried, in rising order.
  public let candidates: [Candidate]
  /// What follows from them.
  public let rule: SegmentCountRule
  /// Which witnesses do not prefer the number chosen to a single cloud, when too few do; else none.
  public let doubts: [SegmentCountRule.Witness]

  /// The number chosen.
  public var segmentCount: Int { rule.segmentCount }
  /// Whether all segments of that number are found again.
  public var isSupported: Bool { rule.isSupported }
  /// The evidence for it.
  public var chosen: Candidate { candidates.first { $0.segmentCount == segmentCount }! }

  init(
    _ prepared: PreparedRatings, featureWeights: [Double], restartCount: Int?, seed: UInt64, workers: Workers,
    progress: ProgressHandler?
  ) throws {
    let count = prepared.observations.observationCount
    guard count >= ExplorationEvidence.neededAccounts else {
      throw SegmentationError.tooFewForAutomatic(accounts: count, needed: ExplorationEvidence.neededAccounts)
    }
    var sample = prepared
    if count > Self.accountLimit {
      var generator = SeededGenerator(seed: seed, stream: 0xA070)
      sample = try prepared.selecting(generator.sampleOfIndices(Self.accountLimit, below: count))
    }
    let trial = Trial(
      sample: sample, featureWeights: featureWeights, restartCount: restartCount, seed: seed, workers: workers)
    var found: [Candidate] = []
    let counts = Self.range.filter { $0 <= sample.observations.observationCount / 4 }
    for (index, count) in counts.enumerated() {
      progress?(
        WorkProgress(stage: "choosing the number of segments", fraction: Double(index) / Double(counts.count)))
      guard let candidate = try trial.candidate(count) else { break }
      found.append(candidate)
    }
    guard !found.isEmpty else {
      throw ClusteringError.tooFewDistinct(distinct: 1, clusters: Self.range.lowerBound)
    }
    (rule, doubts) = try trial.decision(&found)
    candidates = found
  }

  /// Divides a sample of the accounts and looks for the segments in samples of it.
  private struct Trial {
    let sample: PreparedRatings
    let featureWeights: [Double]
    let restartCount: Int?
    let seed: UInt64
    let workers: Workers

    /// The evidence for a number; `nil` when the accounts differ too little for it.
    func candidate(_ count: Int) throws -> Candidate? {
      guard let model = try model(count) else { return nil }
      var recoveries: [[Double]]? = nil
      for sampleCount in SegmentCountChoice.sampleCounts {
        recoveries = try self.recoveries(of: model, sampleCount)
        if recoveries.map(SegmentCountChoice.isClear) ?? true { break }
      }
      let partition = try LabelledObservations(
        sample.observations, labels: model.labels, clusterCount: count, featureWeights: featureWeights)
      return Candidate(
        evidence: SegmentCountEvidence(
          segmentCount: count, leastRecovery: recoveries?.map(\.mean).min() ?? 0,
          isSeparated: try SegmentSeparation(of: partition, workers: workers).isSeparated,
          bic: try whereDefined { try ClassificationBIC.value(of: model, weights: sample.weights) }),
        oneCloud: try whereDefined { try ClassificationBIC.valueOfOneCluster(of: model, weights: sample.weights) },
        sampleCount: recoveries?.first?.count ?? SegmentCountChoice.sampleCounts[0])
    }

    /// Weighs the candidates, and notes what it had to ask for.
    func decision(_ candidates: inout [Candidate]) throws -> (SegmentCountRule, [SegmentCountRule.Witness]) {
      let witnesses = try SegmentCountWitnesses(
        sample, featureWeights: featureWeights, seed: seed, workers: workers)
      var strengths: [Int: Double] = [:]
      var gaps: [Int: GapStatistic.Estimate] = [:]
      let questions = SegmentCountRule.Questions { count in
        if strengths[count] == nil { strengths[count] = try witnesses.predictionStrengths([count])[count] }
        return strengths[count]
      } gap: { count in
        if gaps[count] == nil { gaps[count] = try witnesses.gaps([count])[count] }
        return gaps[count]
      }
      let rule = try SegmentCountRule(candidates.map(\.evidence), questions)
      let taken = candidates.first { $0.segmentCount == rule.segmentCount }!
      let doubts =
        rule.isSupported
        ? try SegmentCountRule.doubts(taken.evidence, oneCloud: taken.oneCloud, questions) : []
      for index in candidates.indices {
        candidates[index].evidence.predictionStrength = strengths[candidates[index].segmentCount]
        candidates[index].evidence.gap = gaps[candidates[index].segmentCount]
      }
      return (rule, doubts)
    }

    private func model(_ count: Int) throws -> KMeansModel? {
      var generator = SeededGenerator(seed: seed)
      do throws(ClusteringError) {
        return try KMeans(
          clusterCount: count, featureWeights: featureWeights,
          restartCount: restartCount ?? KMeans.defaultRestartCount, patience: 0, workers: workers
        ).fit(sample.observations, weights: sample.weights, using: &generator)
      } catch {
        if case .tooFewDistinct = error { return nil }
        throw error
      }
    }

    /// How each segment is found again; `nil` when a sample cannot even be divided, and so has lost one.
    private func recoveries(of model: KMeansModel, _ sampleCount: Int) throws -> [[Double]]? {
      let recovery = try SegmentRecovery(
        sample.observations, weights: sample.weights, featureWeights: featureWeights, scheme: .bootstrap,
        sampleCount: sampleCount, seed: seed)
      do throws(ClusteringError) {
        return try recovery.estimate(
          reference: model.labels, clusterCount: model.clusterCount, workers: workers
        ).recoveries
      } catch {
        if case .tooFewDistinct = error { return nil }
        throw error
      }
    }
  }

  /// Whether further samples would hardly change the answer: one segment is clearly not found again, or all clearly are.
  private static func isClear(_ recoveries: [[Double]]) -> Bool {
    let distances = recoveries.map { values -> Double in
      let mean = values.mean
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares / Double(max(1, values.count - 1)) / Double(values.count)).squareRoot()
      let distance = mean - SegmentRecoveryEstimate.recovered
      return error > 0 ? distance / error : distance * .infinity
    }
    return distances.contains { $0 < -clearErrors } || distances.allSatisfy { $0 > clearErrors }
  }
}

extension [Double] {
  /// The mean of at least one number.
  fileprivate var mean: Double { reduce(0, +) / Double(count) }
}
