import ClusterValidation
import Clustering
public import Parallelism
import Provenance

/// Tries numbers of segments and weighs the evidence.
public struct ExplorationRunner: Sendable {
  /// How.
  public let options: ExplorationOptions
  /// The threads to use; the result does not depend on them.
  public let workers: Workers
  private let progress: ProgressHandler?

  /// Makes a runner.
  public init(_ options: ExplorationOptions, workers: Workers = .automatic, progress: ProgressHandler? = nil) {
    self.options = options
    self.workers = workers
    self.progress = progress
  }

  /// Tries every number of segments.
  ///
  /// Accounts with a missing rating take no part, and are counted.
  ///
  /// - Throws: ``SegmentationError``; errors of the core rooms in their own types.
  public func run(_ data: AccountData) throws -> MarketExploration {
    let runner = SegmentationRunner(options.segmentation, workers: workers)
    let ratings = try runner.prepare(data)
    let counts = options.segmentCounts
    let accounts = ratings.prepared.observations.observationCount
    guard accounts >= ExplorationEvidence.neededAccounts else {
      throw SegmentationError.tooFewToExplore(
        accounts: accounts, needed: ExplorationEvidence.neededAccounts, file: data.fileName)
    }
    guard counts.upperBound <= accounts else {
      throw SegmentationError.tooManySegments(counts.upperBound, accounts: accounts, file: data.fileName)
    }
    do {
      let evidence = try ExplorationEvidence(ratings, options, workers: workers)
      let models = try fits(runner, ratings, data)
      let candidates = try evidence.candidates(models) { report("weighing the evidence", $0) }
      let flows = try zip(models, models.dropFirst()).map { before, after in
        try SegmentFlow(before.labels, before.clusterCount, after.labels, after.clusterCount)
      }
      let recommendation = try ExplorationRecommendation(candidates)
      let recommended = candidates.first { $0.segmentCount == recommendation.segmentCount }!.model
      report("looking for the segments in subsets and noise", 0)
      let schemes = try evidence.otherSchemes(recommended)
      report("asking whether it is the benefits or the pen", 0)
      let diagnosis = try RatingsEvidence(
        ratings: ratings, options: options.segmentation, rows: evidence.sample, workers: workers
      ).diagnosis(
        of: recommended.labels, segmentCount: recommendation.segmentCount, names: data.criteria)
      return MarketExploration(
        fileName: data.fileName, accountCount: data.accountCount, exploredCount: accounts, criteria: data.criteria,
        options: options, candidates: candidates, flows: flows, recommendation: recommendation, schemes: schemes,
        ratings: diagnosis,
        methods: try methods(runner, ratings, recommendation.segmentCount, data, rows: evidence.sample),
        pictures: try pictures(of: candidates, recommendation.segmentCount, ratings),
        sampledCount: evidence.sampledCount,
        diagnostics: diagnostics(data, ratings.prepared, evidence) + diagnosis.diagnostics)
    } catch ClusteringError.tooFewDistinct(let distinct, _) {
      throw SegmentationError.tooFewPatterns(distinct, segments: counts.upperBound, file: data.fileName)
    }
  }

  private func fits(
    _ runner: SegmentationRunner, _ ratings: SegmentationRunner.Ratings, _ data: AccountData
  ) throws -> [KMeansModel] {
    let counts = options.segmentCounts
    if ratings.prepared.observations.observationCount <= KMeans.searchRows {
      // A search has parts that only one thread can do; searches for different numbers do not wait for each other.
      report("dividing into \(counts.lowerBound) to \(counts.upperBound) segments", 0)
      let alone = SegmentationRunner(options.segmentation, workers: .one)
      return try workers.map(counts.count) { index in
        try alone.fit(ratings.prepared, counts.lowerBound + index, ratings.featureWeights, data)
      }
    }
    return try counts.map { count in
      report("dividing into \(count) segments", Double(count - counts.lowerBound) / Double(counts.count))
      return try runner.fit(ratings.prepared, count, ratings.featureWeights, data)
    }
  }

  /// The values behind pictures of the recommended solution, when they are wanted.
  private func pictures(
    of candidates: [ExplorationCandidate], _ segmentCount: Int, _ ratings: SegmentationRunner.Ratings
  ) throws -> SegmentPictures? {
    guard options.makesPictures, let chosen = candidates.first(where: { $0.segmentCount == segmentCount }) else {
      return nil
    }
    let partition = try LabelledObservations(
      ratings.prepared.observations, labels: chosen.model.labels, clusterCount: segmentCount,
      featureWeights: ratings.featureWeights)
    return try SegmentPictures(
      partition, centroids: chosen.model.centroids,
      stability: chosen.bootstrap.recoveries.compactMap { StabilityBox($0) }, seed: options.segmentation.seed,
      workers: workers)
  }

  /// Divides by each of the methods asked for.
  private func methods(
    _ runner: SegmentationRunner, _ ratings: SegmentationRunner.Ratings, _ segmentCount: Int, _ data: AccountData,
    rows: [Int]?
  ) throws -> MethodComparison? {
    guard !options.methods.isEmpty else { return nil }
    let partitions = try options.methods.enumerated().map { index, name in
      report("dividing by \(name)", Double(index) / Double(options.methods.count))
      return try runner.partition(ratings, segmentCount, method: name, data)
    }
    return try MethodComparison(
      partitions, segmentCount: segmentCount, ratings, rows: rows, workers: workers)
  }

  private func report(_ stage: String, _ fraction: Double) {
    progress?(WorkProgress(stage: stage, fraction: fraction))
  }

  private func diagnostics(
    _ data: AccountData, _ prepared: PreparedRatings, _ evidence: ExplorationEvidence
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let missing = prepared.incompleteAccounts.count
    if missing > 0 {
      found.append(
        Diagnostic(
          .warning, code: "missing-ratings",
          "\(missing) of \(data.accountCount) accounts miss at least one rating and took no part."))
    }
    if let sampled = evidence.sampledCount {
      found.append(
        Diagnostic(
          .note, code: "sampled",
          "Bootstrap, prediction strength and gap statistic looked at a random sample of \(sampled) accounts or fewer, and "
            + "the silhouette at one of \(ExplorationEvidence.silhouetteLimit); inertia, the other indices and the gaps "
            + "between segments are those of all accounts."))
    }
    return found
  }
}
