import Clustering
import Criteria
import LinearAlgebra
public import Parallelism
import Provenance

/// Divides accounts into segments.
public struct SegmentationRunner: Sendable {
  /// How.
  public let options: SegmentationOptions
  /// The threads to use; the result does not depend on them.
  public let workers: Workers
  private let progress: ProgressHandler?

  /// Makes a runner.
  public init(_ options: SegmentationOptions, workers: Workers = .automatic, progress: ProgressHandler? = nil) {
    self.options = options
    self.workers = workers
    self.progress = progress
  }

  /// Finds the segments of a market.
  ///
  /// Accounts with a missing rating take no part in the fit. They are placed afterwards by partial distance, the distance
  /// over the ratings they gave, and reported.
  ///
  /// - Throws: ``SegmentationError``; errors of the core rooms in their own types.
  public func run(_ data: AccountData) throws -> MarketSegmentation {
    try describe(divide(data), data)
  }

  /// The market divided and not described yet.
  struct Division: Sendable {
    let prepared: PreparedRatings
    let featureWeights: [Double]
    let choice: SegmentCountChoice?
    let partition: MeasuredPartition
  }

  /// Ratings ready to be divided.
  struct Ratings: Sendable {
    let prepared: PreparedRatings
    let featureWeights: [Double]
  }

  /// Prepares the ratings and weighs the criteria.
  func prepare(_ data: AccountData) throws -> Ratings {
    let prepared = try PreparedRatings(data, transform: options.transform, response: options.response)
    let moments = FeatureMoments(prepared.observations, weights: prepared.weights, workers: workers)
    return Ratings(prepared: prepared, featureWeights: try featureWeights(moments, data))
  }

  /// The first half of ``run(_:)``: prepares the ratings and finds the segments.
  func divide(_ data: AccountData) throws -> Division {
    let ratings = try prepare(data)
    let (prepared, featureWeights) = (ratings.prepared, ratings.featureWeights)
    var choice: SegmentCountChoice?
    let segmentCount: Int
    switch options.segmentCount {
    case .fixed(let count): segmentCount = count
    case .automatic:
      choice = try SegmentCountChoice(
        prepared.observations, featureWeights: featureWeights, seed: options.seed, workers: workers,
        progress: progress)
      segmentCount = choice!.segmentCount
    }
    let partition = try partition(ratings, segmentCount, method: options.method, data)
    return Division(prepared: prepared, featureWeights: featureWeights, choice: choice, partition: partition)
  }

  /// The second half of ``run(_:)``: profiles, names, and the place of every account.
  func describe(_ division: Division, _ data: AccountData) throws -> MarketSegmentation {
    let partition = division.partition
    let assembly = SegmentationAssembly(
      data: data, prepared: division.prepared, options: options, featureWeights: division.featureWeights,
      workers: workers)
    return try assembly.segmentation(
      labels: partition.labels, centroids: partition.centroids, saved: nil,
      fit: .init(partition, choice: division.choice))
  }

  /// Places the accounts in the segments of a saved model.
  ///
  /// - Throws: ``SegmentationError`` when the accounts do not have the criteria of the model, in its order.
  public func apply(_ model: SegmentModel, to data: AccountData) throws -> MarketSegmentation {
    guard model.criteria == data.criteria else {
      throw SegmentationError.criteriaDifferFromModel(model: model.criteria, accounts: data.criteria)
    }
    let prepared = try PreparedRatings(data, transform: model.transform, response: model.response)
    let assignment = try ClusterAssignment(
      prepared.observations, centroids: model.segments.map(\.centroid), featureWeights: model.featureWeights,
      workers: workers)
    var within = [Double](repeating: 0, count: model.segments.count)
    for (observation, label) in assignment.labels.enumerated() {
      let weight = prepared.weights?.values[observation] ?? 1
      within[label] += weight * assignment.distances[observation] * assignment.distances[observation]
    }
    let total = FeatureMoments(prepared.observations, weights: prepared.weights, workers: workers)
      .totalSumOfSquares(featureWeights: model.featureWeights)
    let inertia = within.reduce(0, +)
    var applied = options
    applied.scaling = model.scaling
    applied.transform = model.transform
    applied.response = model.response
    applied.seed = model.seed
    let assembly = SegmentationAssembly(
      data: data, prepared: prepared, options: applied, featureWeights: model.featureWeights, workers: workers)
    return try assembly.segmentation(
      labels: assignment.labels, centroids: model.segments.map(\.centroid), saved: model.segments,
      fit: .init(
        inertia: inertia, explainedVariance: total > 0 ? max(0, 1 - inertia / total) : 0, within: within))
  }

  private func featureWeights(_ moments: FeatureMoments, _ data: AccountData) throws -> [Double] {
    do {
      return try options.scaling.featureWeights(for: moments)
    } catch ClusteringError.constantFeature(let feature) {
      throw SegmentationError.constantCriterion(
        file: data.fileName, column: data.criteria[feature], value: moments.means[feature],
        scaling: options.scaling.rawValue)
    }
  }

  /// Fits k-means, and says what is wrong in the words of the market.
  func fit(
    _ prepared: PreparedRatings, _ segmentCount: Int, _ featureWeights: [Double], _ data: AccountData
  ) throws -> KMeansModel {
    try translated(segmentCount, prepared, data) { () throws(ClusteringError) in
      var generator = SeededGenerator(seed: options.seed)
      let method = try KMeans(
        clusterCount: segmentCount, featureWeights: featureWeights,
        restartCount: options.restartCount ?? KMeans.defaultRestartCount, workers: workers, progress: progress)
      return try method.fit(prepared.observations, weights: prepared.weights, using: &generator)
    }
  }

  /// Divides by a method of the catalogue.
  func partition(
    _ ratings: Ratings, _ segmentCount: Int, method name: String, _ data: AccountData
  ) throws -> MeasuredPartition {
    guard let entry = ClusteringCatalogue.entry(named: name) else {
      throw SegmentationError.unknownMethod(name, available: ClusteringCatalogue.entries.map(\.identifier))
    }
    let prepared = ratings.prepared
    return try translated(segmentCount, prepared, data) { () throws(ClusteringError) in
      var generator = SeededGenerator(seed: options.seed)
      return try entry.partition(
        prepared.observations, weights: prepared.weights,
        settings: .init(
          clusterCount: segmentCount, featureWeights: ratings.featureWeights, restartCount: options.restartCount,
          trimmedShare: options.trimmedShare, workers: workers, progress: progress), using: &generator)
    }
  }

  /// Says in the words of the market what a method says of observations and features.
  private func translated<Found>(
    _ segmentCount: Int, _ prepared: PreparedRatings, _ data: AccountData,
    _ fit: () throws(ClusteringError) -> Found
  ) throws -> Found {
    do {
      return try fit()
    } catch ClusteringError.clusterCount {
      throw SegmentationError.tooManySegments(
        segmentCount, accounts: prepared.observations.observationCount, file: data.fileName)
    } catch ClusteringError.tooFewDistinct(let distinct, _) {
      throw SegmentationError.tooFewPatterns(distinct, segments: segmentCount, file: data.fileName)
    } catch ClusteringError.notCategorical(let observation, let feature) {
      let account = prepared.account(observation)
      throw SegmentationError.notCategorical(
        file: data.fileName, column: data.criteria[feature], line: data.line(of: account))
    } catch ClusteringError.constantFeature(let feature) {
      throw SegmentationError.constantCriterion(
        file: data.fileName, column: data.criteria[feature], value: prepared.observations[0, feature],
        scaling: options.scaling.rawValue)
    }
  }
}
