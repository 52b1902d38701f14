import Clustering
import Criteria
import LinearAlgebra
public import Parallelism
import Provenance
import Tables

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
  /// Accounts that miss a rating take part by those they gave, or are left out and placed afterwards (see
  /// ``SegmentationOptions/missing``); what was done is reported.
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
    let missing: MissingRatings?
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
    if try letsIncompleteAccountsTakePart(data) {
      return try IncompleteDivision(runner: self, data: data).division(progress: progress)
    }
    let ratings = try prepare(data)
    let incomplete = ratings.prepared.incompleteAccounts.count
    let (segmentCount, choice) = try segmentCount(ratings)
    return Division(
      prepared: ratings.prepared, featureWeights: ratings.featureWeights, choice: choice,
      partition: try partition(ratings, segmentCount, method: options.method, data),
      missing: incomplete == 0
        ? nil
        : MissingRatings(
          treatment: .listwise, accountCount: incomplete, agreementWithListwise: nil, movedCount: nil))
  }

  /// Whether accounts that miss a rating take part in the fit.
  private func letsIncompleteAccountsTakePart(_ data: AccountData) throws -> Bool {
    let limits = options.constraints.isSet(data)
    let isPossible = options.method == KMeans.identifier && options.response == .raw && !limits
    if options.missing == .partial, !isPossible {
      throw SegmentationError.partialNeedsKMeans(
        limits
          ? "goes without constraints" : options.response == .raw ? "needs --method kmeans" : "needs --response raw")
    }
    return isPossible && options.missing != .listwise && data.ratings.contains { !$0.missingRows.isEmpty }
  }

  /// The number of segments, given or chosen.
  func segmentCount(_ ratings: Ratings) throws -> (Int, SegmentCountChoice?) {
    if case .fixed(let count) = options.segmentCount { return (count, nil) }
    let choice = try SegmentCountChoice(
      ratings.prepared, featureWeights: ratings.featureWeights, restartCount: options.restartCount,
      seed: options.seed, workers: workers, progress: progress)
    return (choice.segmentCount, choice)
  }

  /// The second half of ``run(_:)``: profiles, names, and the place of every account.
  func describe(_ division: Division, _ data: AccountData) throws -> MarketSegmentation {
    let partition = division.partition
    let assembly = SegmentationAssembly(
      data: data, prepared: division.prepared, options: options, featureWeights: division.featureWeights,
      workers: workers)
    return try assembly.segmentation(
      labels: partition.labels, centroids: partition.centroids, saved: nil,
      fit: .init(division))
  }

  /// Places the accounts in the segments of a saved model.
  ///
  /// - Throws: ``SegmentationError`` when the accounts do not have the criteria of the model, in its order.
  public func apply(_ model: SegmentModel, to data: AccountData) throws -> MarketSegmentation {
    guard model.criteria == data.criteria else {
      throw SegmentationError.criteriaDifferFromModel(model: model.criteria, accounts: data.criteria)
    }
    let placement = try Placement(of: data, in: model, workers: workers)
    var applied = options
    applied.scaling = model.scaling
    applied.transform = model.transform
    applied.response = model.response
    applied.seed = model.seed
    let assembly = SegmentationAssembly(
      data: data, prepared: placement.prepared, options: applied, featureWeights: model.featureWeights,
      workers: workers)
    let (inertia, total) = (placement.within.reduce(0, +), placement.total)
    var fit = SegmentationAssembly.Fit(
      inertia: inertia, explainedVariance: total > 0 ? max(0, 1 - inertia / total) : 0, within: placement.within)
    fit.remarks = [Self.remark(onMethodOf: model)].compactMap { $0 }
    return try assembly.segmentation(
      labels: placement.labels, centroids: model.segments.map(\.centroid), saved: model.segments, fit: fit)
  }

  /// Where accounts lie among the segments of a model; those that miss a rating as in its fit.
  private struct Placement {
    let prepared: PreparedRatings
    let labels: [Int]
    let within: [Double]
    let total: Double

    init(of data: AccountData, in model: SegmentModel, workers: Workers) throws {
      let centroids = model.segments.map(\.centroid)
      if model.missing == .partial, model.response == .raw, !data.incompleteAccounts.isEmpty {
        prepared = try PreparedRatings(partial: data, transform: model.transform)
        let assignment = try IncompleteAssignment(
          IncompleteObservations(prepared.observations, missing: prepared.missing ?? []), centroids: centroids,
          weights: prepared.weights, featureWeights: model.featureWeights, workers: workers)
        (labels, within) = (assignment.labels, assignment.withinSumsOfSquares)
        total = assignment.totalSumOfSquares
        return
      }
      prepared = try PreparedRatings(data, transform: model.transform, response: model.response)
      let assignment = try ClusterAssignment(
        prepared.observations, centroids: centroids, featureWeights: model.featureWeights, workers: workers)
      var within = [Double](repeating: 0, count: centroids.count)
      for (observation, label) in assignment.labels.enumerated() {
        let weight = prepared.weights?.values[observation] ?? 1
        within[label] += weight * assignment.distances[observation] * assignment.distances[observation]
      }
      labels = assignment.labels
      self.within = within
      total = FeatureMoments(prepared.observations, weights: prepared.weights, workers: workers)
        .totalSumOfSquares(featureWeights: model.featureWeights)
    }
  }

  /// Only k-means puts every account with the nearest centre.
  private static func remark(onMethodOf model: SegmentModel) -> Diagnostic? {
    guard let method = model.method, method != KMeans.identifier else { return nil }
    return Diagnostic(
      .note, code: "nearest-centre",
      "The segments were found by --method \(method); the accounts are placed in the one whose centre is nearest, which is "
        + "not always where that method would put them.")
  }

  func featureWeights(_ moments: FeatureMoments, _ data: AccountData) throws -> [Double] {
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
    let entry = try entry(named: name)
    let prepared = ratings.prepared
    guard data.limits.categories.isEmpty || name == GowerMedoids.identifier else {
      throw SegmentationError.categoriesNeedGower(method: name)
    }
    if options.constraints.isSet(data) {
      guard name == KMeans.identifier else { throw SegmentationError.constraintsNeedKMeans(method: name) }
      return try constrained(ratings, segmentCount, data)
    }
    return try translated(segmentCount, prepared, data) { () throws(ClusteringError) in
      var generator = SeededGenerator(seed: options.seed)
      return try entry.partition(
        prepared.observations, weights: prepared.weights,
        settings: .init(
          clusterCount: segmentCount, featureWeights: ratings.featureWeights, restartCount: options.restartCount,
          trimmedShare: options.trimmedShare, categories: categories(data, prepared), workers: workers,
          progress: progress), using: &generator)
    }
  }

  /// The columns of names as codes of the observations.
  private func categories(_ data: AccountData, _ prepared: PreparedRatings) -> [[Int?]] {
    data.limits.categories.map { column in
      (0..<prepared.observations.observationCount).map { observation in
        let code = column.values.codes[prepared.account(observation)]
        return code == Categories.missing ? nil : Int(code)
      }
    }
  }

  /// The method of a name.
  func entry(named name: String) throws(SegmentationError) -> ClusteringCatalogue.Entry {
    guard let entry = ClusteringCatalogue.entry(named: name) else {
      throw .unknownMethod(name, available: ClusteringCatalogue.entries.map(\.identifier))
    }
    return entry
  }

  /// Says how far the work is.
  func report(_ stage: String, _ fraction: Double) {
    progress?(WorkProgress(stage: stage, fraction: fraction))
  }

  private func constrained(
    _ ratings: Ratings, _ segmentCount: Int, _ data: AccountData
  ) throws -> MeasuredPartition {
    let prepared = ratings.prepared
    let constraints = options.constraints.clusterConstraints(data, prepared)
    return try translated(segmentCount, prepared, data) { () throws(ClusteringError) in
      var generator = SeededGenerator(seed: options.seed)
      let method = try ConstrainedKMeans(
        clusterCount: segmentCount, constraints: constraints, featureWeights: ratings.featureWeights,
        restartCount: options.restartCount ?? ConstrainedKMeans.defaultRestartCount, workers: workers,
        progress: progress)
      let model = try method.fit(prepared.observations, weights: prepared.weights, using: &generator)
      return MeasuredPartition(
        model, method: KMeans.identifier, prepared.observations, weights: prepared.weights,
        featureWeights: ratings.featureWeights, workers: workers)
    }
  }

  /// Says in the words of the market what a method says of observations and features.
  func translated<Found>(
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
