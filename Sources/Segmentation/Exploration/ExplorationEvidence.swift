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

  /// How many accounts the bootstrap looked at, when it was not all of them.
  let sampledCount: Int?

  private let prepared: PreparedRatings
  private let featureWeights: [Double]
  private let options: ExplorationOptions
  private let workers: Workers
  private let trust: SegmentTrust
  private let witnesses: SegmentCountWitnesses
  /// The accounts of the bootstrap, or `nil` for all.
  var sample: [Int]? { trust.rows }

  init(_ ratings: SegmentationRunner.Ratings, _ options: ExplorationOptions, workers: Workers) throws {
    trust = try SegmentTrust(
      ratings.prepared, featureWeights: ratings.featureWeights, pairCount: options.pairCount,
      seed: options.segmentation.seed, workers: workers)
    witnesses = try SegmentCountWitnesses(
      ratings.prepared, featureWeights: ratings.featureWeights, seed: options.segmentation.seed, workers: workers)
    prepared = ratings.prepared
    self.options = options
    self.workers = workers
    featureWeights = ratings.featureWeights
    sampledCount = trust.rows?.count
  }

  /// How the segments of a solution come through subsets, noise and jitter.
  func otherSchemes(_ model: KMeansModel) throws -> [SegmentRecoveryEstimate] {
    try trust.otherSchemes(model.labels, clusterCount: model.clusterCount)
  }

  /// The evidence for each solution.
  func candidates(_ models: [KMeansModel], _ advance: (Double) -> Void) throws -> [ExplorationCandidate] {
    let counts = models.map(\.clusterCount)
    let strengths = try witnesses.predictionStrengths(counts)
    let gaps = try witnesses.gaps([1] + counts)
    return try models.enumerated().map { index, model in
      advance(Double(index) / Double(models.count))
      return try candidate(
        model, predictionStrength: strengths[model.clusterCount], gap: gaps[model.clusterCount]
      ).against(
        oneCloud: try whereDefined { try ClassificationBIC.valueOfOneCluster(of: model, weights: prepared.weights) },
        gap: gaps[1])
    }
  }

  private func candidate(
    _ model: KMeansModel, predictionStrength: Double?, gap: GapStatistic.Estimate?
  ) throws -> ExplorationCandidate {
    let count = model.clusterCount
    let partition = try LabelledObservations(
      prepared.observations, labels: model.labels, clusterCount: count, featureWeights: featureWeights)
    let dispersion = try ClusterDispersion(of: partition, workers: workers)
    let finding = try trust.finding(partition, centroids: model.centroids)
    return ExplorationCandidate(
      segmentCount: count, model: model, silhouette: try silhouette(partition),
      centroidSilhouette: Self.centroidSilhouette(finding.borders),
      calinskiHarabasz: try whereDefined { try CalinskiHarabasz.value(of: dispersion) },
      daviesBouldin: try whereDefined { try DaviesBouldin.value(of: dispersion) },
      bic: try whereDefined { try ClassificationBIC.value(of: model, weights: prepared.weights) },
      gap: gap, bootstrap: finding.bootstrap, predictionStrength: predictionStrength, separation: finding.separation,
      segments: finding.segments)
  }

  /// The mean centroid-based silhouette: that of the margins, an account alone in its segment having 0 by definition.
  private static func centroidSilhouette(_ borders: ClusterBorders) -> Double? {
    guard borders.clusters.count(where: { $0.size > 0 }) >= 2 else { return nil }
    let sum = borders.clusters.reduce(0.0) { $1.size > 1 ? $0 + Double($1.size) * ($1.meanMargin ?? 0) : $0 }
    return sum / Double(borders.margins.count)
  }

  /// Exact where that is affordable, else that of a sample with the error of its mean.
  private func silhouette(_ partition: LabelledObservations) throws -> ExplorationCandidate.SilhouetteValue? {
    guard partition.occupiedCount >= 2 else { return nil }
    guard let rows = prepared.sample(atMost: Self.silhouetteLimit, seed: options.segmentation.seed) else {
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
}
