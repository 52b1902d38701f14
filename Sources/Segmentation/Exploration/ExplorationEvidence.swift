import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// Measures solutions.
///
/// What costs time for every pair of accounts or every bootstrap sample looks at a random sample of the accounts, the same for
/// all numbers of segments.
struct ExplorationEvidence {
  /// The fewest accounts of which something can be said: bootstrap samples of fewer hold few different ones.
  static let neededAccounts = 10
  /// Up to so many accounts the silhouette is exact.
  static let silhouetteLimit = 10_000
  /// Up to so many accounts are drawn from by the bootstrap.
  private static let bootstrapLimit = 10_000
  /// Up to so many take part in the gap statistic.
  private static let gapLimit = 2_000
  private static let gapReferences = 20
  private static let gapRestarts = 5

  /// How many accounts the bootstrap looked at, when it was not all of them.
  let sampledCount: Int?

  private let prepared: PreparedRatings
  private let featureWeights: [Double]
  private let options: ExplorationOptions
  private let workers: Workers
  /// The accounts of the bootstrap, or `nil` for all.
  let sample: [Int]?
  private let stability: BootstrapStability

  init(_ ratings: SegmentationRunner.Ratings, _ options: ExplorationOptions, workers: Workers) throws {
    let (prepared, seed) = (ratings.prepared, options.segmentation.seed)
    let rows = Self.sample(of: prepared, atMost: Self.bootstrapLimit, seed: seed)
    stability = try BootstrapStability(
      rows.map { prepared.observations.selecting($0) } ?? prepared.observations,
      weights: try prepared.weights.map { all in
        try rows.map { rows in try ObservationWeights(rows.map { all.values[$0] }) } ?? all
      }, featureWeights: ratings.featureWeights, pairCount: options.pairCount, seed: seed)
    self.prepared = prepared
    self.options = options
    self.workers = workers
    featureWeights = ratings.featureWeights
    sample = rows
    sampledCount = rows?.count
  }

  private static func sample(of prepared: PreparedRatings, atMost limit: Int, seed: UInt64) -> [Int]? {
    let count = prepared.observations.observationCount
    guard count > limit else { return nil }
    var generator = SeededGenerator(seed: seed, stream: 0xE5A0)
    return generator.sampleOfIndices(limit, below: count)
  }

  /// The evidence for each solution.
  func candidates(_ models: [KMeansModel], _ advance: (Double) -> Void) throws -> [ExplorationCandidate] {
    let counts = models.map(\.clusterCount)
    let strengths = try predictionStrengths(counts)
    let gaps = try gaps(counts)
    return try models.enumerated().map { index, model in
      advance(Double(index) / Double(models.count))
      return try candidate(
        model, predictionStrength: strengths[model.clusterCount],
        gap: gaps.first { $0.clusterCount == model.clusterCount })
    }
  }

  private func candidate(
    _ model: KMeansModel, predictionStrength: Double?, gap: GapStatistic.Estimate?
  ) throws -> ExplorationCandidate {
    let count = model.clusterCount
    let partition = try LabelledObservations(
      prepared.observations, labels: model.labels, clusterCount: count, featureWeights: featureWeights)
    let dispersion = try ClusterDispersion(of: partition, workers: workers)
    let bootstrap = try stability.estimate(
      reference: sample.map { rows in rows.map { model.labels[$0] } } ?? model.labels, clusterCount: count,
      workers: workers)
    let separation = try SegmentSeparation(of: partition, workers: workers)
    let borders = try ClusterBorders(of: partition, centroids: model.centroids, workers: workers)
    return ExplorationCandidate(
      segmentCount: count, model: model, silhouette: try silhouette(partition),
      centroidSilhouette: Self.centroidSilhouette(borders),
      calinskiHarabasz: try? CalinskiHarabasz.value(of: dispersion),
      daviesBouldin: try? DaviesBouldin.value(of: dispersion), bic: try? ClassificationBIC.value(of: dispersion),
      gap: gap, bootstrap: bootstrap, predictionStrength: predictionStrength, separation: separation,
      segments: segments(model, bootstrap, separation, borders))
  }

  /// The mean centroid-based silhouette: that of the margins, an account alone in its segment having 0 by definition.
  private static func centroidSilhouette(_ borders: ClusterBorders) -> Double? {
    guard borders.clusters.count(where: { $0.size > 0 }) >= 2 else { return nil }
    let sum = borders.clusters.reduce(0.0) { $1.size > 1 ? $0 + Double($1.size) * ($1.meanMargin ?? 0) : $0 }
    return sum / Double(borders.margins.count)
  }

  private func segments(
    _ model: KMeansModel, _ bootstrap: BootstrapStabilityEstimate, _ separation: SegmentSeparation,
    _ borders: ClusterBorders
  ) -> [SegmentEvidence] {
    let recoveries = bootstrap.meanRecoveries
    let dissolved = bootstrap.dissolvedShares
    return (0..<model.clusterCount).map { segment in
      let border = separation.weakestBorder(of: segment)
      return SegmentEvidence(
        number: segment + 1, size: model.sizes[segment],
        share: Double(model.sizes[segment]) / Double(model.labels.count), recovery: recoveries[segment],
        dissolvedShare: dissolved[segment],
        neighbour: border.map { ($0.first == segment ? $0.second : $0.first) + 1 }, valley: border?.valley,
        borderShare: borders.clusters[segment].borderShare, separation: borders.clusters[segment].separation,
        structure: SegmentStructure(
          isStable: recoveries[segment] > BootstrapStabilityEstimate.recovered, isSeparated: border?.isGap ?? false))
    }
  }

  /// Exact where that is affordable, else that of a sample with the error of its mean.
  private func silhouette(_ partition: LabelledObservations) throws -> ExplorationCandidate.SilhouetteValue? {
    guard partition.occupiedCount >= 2 else { return nil }
    guard let rows = Self.sample(of: prepared, atMost: Self.silhouetteLimit, seed: options.segmentation.seed) else {
      return .init(mean: try Silhouette.widths(of: partition, workers: workers).mean, standardError: nil)
    }
    let sampled = try LabelledObservations(
      partition.observations.selecting(rows), labels: rows.map { partition.labels[$0] },
      clusterCount: partition.clusterCount, featureWeights: featureWeights)
    guard sampled.occupiedCount >= 2 else { return nil }
    let widths = try Silhouette.widths(of: sampled, workers: workers)
    let count = Double(widths.values.count)
    let squares = widths.values.reduce(0) { $0 + ($1 - widths.mean) * ($1 - widths.mean) }
    return .init(mean: widths.mean, standardError: (squares / (count - 1) / count).squareRoot())
  }

  private func predictionStrengths(_ counts: [Int]) throws -> [Int: Double] {
    let found = try SegmentCountChoice.evidence(
      prepared.observations, counts, featureWeights: featureWeights, seed: options.segmentation.seed, workers: workers)
    return Dictionary(uniqueKeysWithValues: found.map { ($0.segmentCount, $0.predictionStrength) })
  }

  /// The gap statistic of a small sample, divided anew, since its reference sets are as large as the data.
  private func gaps(_ counts: [Int]) throws -> [GapStatistic.Estimate] {
    let rows = Self.sample(of: prepared, atMost: Self.gapLimit, seed: options.segmentation.seed &+ 1)
    let observations = rows.map { prepared.observations.selecting($0) } ?? prepared.observations
    let seed = options.segmentation.seed
    // Divided as the reference sets are: a better search here would count as a gap.
    let fits = try KMeansReplicates(observations, featureWeights: featureWeights)
    let inertias = try workers.map(counts.count) { (index) throws(ClusteringError) -> (Int, Double) in
      (
        counts[index],
        try fits.best(clusterCount: counts[index], restartCount: Self.gapRestarts, seed: seed).inertia
      )
    }
    return try GapStatistic(
      observations, featureWeights: featureWeights, referenceCount: Self.gapReferences, restartCount: Self.gapRestarts,
      seed: seed
    ).estimates(inertias: Dictionary(uniqueKeysWithValues: inertias), workers: workers)
  }
}
