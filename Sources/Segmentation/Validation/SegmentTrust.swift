import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// Asks of each segment of a solution whether it is found again, and whether there is a gap around it.
///
/// Bootstrap samples are drawn from a random sample of the accounts, the same for all solutions.
struct SegmentTrust {
  /// Up to so many accounts are drawn from.
  static let accountLimit = 10_000
  /// So many accounts are drawn from for methods that are not made to be fitted by the hundred.
  static let otherMethodLimit = 1_000
  private static let otherMethodSamples = 30

  /// What was found out about one solution.
  struct Finding {
    let bootstrap: BootstrapStabilityEstimate
    let separation: SegmentSeparation
    let borders: ClusterBorders
    let segments: [SegmentEvidence]
  }

  /// The observations drawn from, or `nil` for all.
  let rows: [Int]?
  private let prepared: PreparedRatings
  private let featureWeights: [Double]
  private let sample: Observations
  private let sampleWeights: ObservationWeights?
  private let stability: BootstrapStability
  private let pairCount: Int
  private let seed: UInt64
  private let workers: Workers

  init(
    _ prepared: PreparedRatings, featureWeights: [Double], pairCount: Int, seed: UInt64, workers: Workers
  ) throws {
    let rows = prepared.sample(atMost: Self.accountLimit, seed: seed)
    let sampled = try rows.map { try prepared.selecting($0) } ?? prepared
    stability = try BootstrapStability(
      sampled.observations, weights: sampled.weights, featureWeights: featureWeights, pairCount: pairCount, seed: seed)
    sample = sampled.observations
    sampleWeights = sampled.weights
    self.rows = rows
    self.prepared = prepared
    self.featureWeights = featureWeights
    self.pairCount = pairCount
    self.seed = seed
    self.workers = workers
  }

  /// Looks at a solution of k-means.
  func finding(_ partition: LabelledObservations, centroids: [[Double]]) throws -> Finding {
    let bootstrap = try stability.estimate(
      reference: sampled(partition.labels), clusterCount: partition.clusterCount, workers: workers)
    let separation = try SegmentSeparation(of: partition, workers: workers)
    let borders = try ClusterBorders(of: partition, centroids: centroids, workers: workers)
    return Finding(
      bootstrap: bootstrap, separation: separation, borders: borders,
      segments: Self.evidence(
        partition, separation, borders, recoveries: bootstrap.meanRecoveries,
        dissolvedShares: bootstrap.dissolvedShares, withinSolution: bootstrap.meanWithinSolution))
  }

  /// How the segments come through subsets, noise and jitter.
  func otherSchemes(_ labels: [Int], clusterCount: Int) throws -> [SegmentRecoveryEstimate] {
    try [ResamplingScheme.subset, .noise, .jitter].map { scheme in
      try SegmentRecovery(
        sample, weights: sampleWeights, featureWeights: featureWeights, scheme: scheme, sampleCount: pairCount,
        seed: seed
      ).estimate(reference: sampled(labels), clusterCount: clusterCount, workers: workers)
    }
  }

  /// Looks at a solution of any method, which divides every bootstrap sample itself.
  func segments(
    _ partition: LabelledObservations, centroids: [[Double]],
    fit: @Sendable (Observations, ObservationWeights?, UInt64) throws(ClusteringError) -> [Int]
  ) throws -> [SegmentEvidence] {
    let rows = prepared.sample(atMost: Self.otherMethodLimit, seed: seed)
    let looked = try rows.map { try prepared.selecting($0) } ?? prepared
    let recovery = try SegmentRecovery(
      looked.observations, weights: looked.weights, featureWeights: featureWeights, scheme: .bootstrap,
      sampleCount: Self.otherMethodSamples, seed: seed
    ).estimate(
      reference: rows.map { rows in rows.map { partition.labels[$0] } } ?? partition.labels,
      clusterCount: partition.clusterCount, workers: workers, fit: fit)
    return Self.evidence(
      partition, try SegmentSeparation(of: partition, workers: workers),
      try ClusterBorders(of: partition, centroids: centroids, workers: workers),
      recoveries: recovery.meanRecoveries, dissolvedShares: recovery.dissolvedShares, withinSolution: nil)
  }

  private func sampled(_ labels: [Int]) -> [Int] { rows.map { rows in rows.map { labels[$0] } } ?? labels }

  private static func evidence(
    _ partition: LabelledObservations, _ separation: SegmentSeparation, _ borders: ClusterBorders,
    recoveries: [Double], dissolvedShares: [Double], withinSolution: [Double]?
  ) -> [SegmentEvidence] {
    (0..<partition.clusterCount).map { segment in
      let border = separation.weakestBorder(of: segment)
      return SegmentEvidence(
        number: segment + 1, size: partition.sizes[segment],
        share: Double(partition.sizes[segment]) / Double(partition.labels.count), recovery: recoveries[segment],
        withinSolution: withinSolution?[segment], dissolvedShare: dissolvedShares[segment],
        neighbour: border.map { ($0.first == segment ? $0.second : $0.first) + 1 }, valley: border?.valley,
        borderShare: borders.clusters[segment].borderShare, separation: borders.clusters[segment].separation,
        structure: SegmentStructure(
          isStable: recoveries[segment] > BootstrapStabilityEstimate.recovered, isSeparated: border?.isGap ?? false))
    }
  }
}

extension PreparedRatings {
  /// A random sample of the observations, or `nil` where all are few enough.
  func sample(atMost limit: Int, seed: UInt64) -> [Int]? {
    guard observations.observationCount > limit else { return nil }
    var generator = SeededGenerator(seed: seed, stream: 0xE5A0)
    return generator.sampleOfIndices(limit, below: observations.observationCount)
  }
}
