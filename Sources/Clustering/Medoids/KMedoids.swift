public import Parallelism
public import Provenance

/// k-medoids: k observations that stand for all, with the least total deviation of each from its nearest.
///
/// Minimises Σᵢ ωᵢ d(xᵢ, m(i)) over sets of k observations: ω are the weights, d is the ``Dissimilarity``, and m(i) is
/// the nearest of the k. A segment is then described by a real account, and one far away counts by its distance and not
/// by the square of it.
///
/// Each start is improved by FasterPAM, which exchanges a medoid for another observation as soon as that lowers the
/// total, until no single exchange does. The best of several starts is kept; for k = 1 it is the optimum. An
/// observation that weighs nothing is labelled and cannot be a medoid.
///
/// Time is O(n² d) for the distances, shared by the threads, and O(n²) a round, of which a start takes a few; space is
/// 4 n² bytes, so at most ``observationLimit`` observations of positive weight are taken. Fewer different observations
/// than k are refused.
///
/// Sources: Kaufman & Rousseeuw (1990), doi:10.1002/9780470316801.ch2 (PAM, BUILD); Schubert & Rousseeuw (2021),
/// doi:10.1016/j.is.2021.101804 (FasterPAM). We accept an exchange only if it gains more than 1e-12 of the total, which
/// rounding cannot feign, and weigh observations, of which the paper does not speak.
public struct KMedoids: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "kmedoids"
  /// What the method does.
  public static let summary = "k-medoids: accounts that stand for their segments, by FasterPAM"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Kaufman, L.; Rousseeuw, P. J.", year: 1990, title: "Partitioning Around Medoids (Program PAM)",
      venue: "Finding Groups in Data, chapter 2, 68–125, Wiley", doi: "10.1002/9780470316801.ch2"),
    Citation(
      authors: "Schubert, E.; Rousseeuw, P. J.", year: 2021,
      title: "Fast and eager k-medoids clustering: O(k) runtime improvement of the PAM, CLARA, and CLARANS algorithms",
      venue: "Information Systems 101, 101804", doi: "10.1016/j.is.2021.101804"),
  ]

  /// The default number of restarts.
  public static let defaultRestartCount = 8
  /// The largest number of observations of positive weight: one gigabyte of distances.
  public static let observationLimit = PairDistances.observationLimit

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// How far apart two observations are.
  public let dissimilarity: Dissimilarity
  /// The weight of each feature (see ``Dissimilarity``); `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// Where the search starts.
  public let start: MedoidStart
  /// The number of independent starts, at least 1.
  public let restartCount: Int
  /// The largest number of rounds over all observations in each start.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - dissimilarity: How far apart two observations are.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - start: Where the search starts.
  ///   - restartCount: At least 1.
  ///   - iterationLimit: At least 1. A search cut short gives what it has reached, and a warning.
  ///   - workers: The threads to use.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, dissimilarity: Dissimilarity = .euclidean, featureWeights: [Double]? = nil,
    start: MedoidStart = .plusPlus, restartCount: Int = Self.defaultRestartCount, iterationLimit: Int = 100,
    workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit)
    self.clusterCount = clusterCount
    self.dissimilarity = dissimilarity
    self.featureWeights = featureWeights
    self.start = start
    self.restartCount = restartCount
    self.iterationLimit = iterationLimit
    self.workers = workers
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows of positive weight differ,
  ///   `tooManyObservations`, `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> KMedoidsModel {
    let method = try KMeans(clusterCount: clusterCount, featureWeights: featureWeights)
    try method.check(observations, weights)
    let featureWeights = method.weightsOfFeatures(of: observations)
    let counted = try CountedObservations(
      observations, weights: weights, featureWeights: featureWeights, limit: Self.observationLimit, workers: workers)
    let distances = PairDistances(
      counted.observations, measure: PairMeasure(of: dissimilarity, featureWeights: featureWeights), workers: workers)
    let (best, trace) = try bestSearch(distances, counted.weights, seed: generator.next())
    return KMedoidsModel(
      observations, weights: weights?.values, medoids: best.medoids.map { counted.rows[$0] },
      dissimilarity: dissimilarity, featureWeights: featureWeights, trace: trace, isFinished: best.isFinished)
  }

  /// The best of several starts, and how they went.
  func bestSearch(
    _ distances: PairDistances, _ weights: [Double], seed: UInt64
  ) throws(ClusteringError) -> (best: Search, trace: KMedoidsTrace) {
    // One medoid and BUILD leave nothing to draw.
    let searches = try workers.map(clusterCount == 1 || start == .build ? 1 : restartCount) {
      (restart) throws(ClusteringError) -> Search in
      var generator = SeededGenerator(seed: seed, stream: UInt64(restart))
      return try search(distances, weights, using: &generator)
    }
    var best = searches[0]
    for search in searches.dropFirst() where search.deviations.last! < best.deviations.last! { best = search }
    let trace = KMedoidsTrace(
      restartDeviations: searches.map { $0.deviations.last! }, deviations: best.deviations, passCount: best.passCount)
    return (best, trace)
  }

  /// What one start led to.
  struct Search: Sendable {
    let medoids: [Int]
    let deviations: [Double]
    let passCount: Int
    let isFinished: Bool
  }

  private func search(
    _ distances: PairDistances, _ weights: [Double], using generator: inout SeededGenerator
  ) throws(ClusteringError) -> Search {
    var seeding = MedoidSeeding(distances, weights: weights, clusterCount: clusterCount)
    let medoids = try seeding.medoids(clusterCount == 1 ? .build : start, workers: workers, using: &generator)
    guard clusterCount > 1 else {
      // The first step of BUILD is the optimum.
      let deviation = weights.indices.reduce(0) { $0 + weights[$1] * distances[$1, medoids[0]] }
      return Search(medoids: medoids, deviations: [deviation], passCount: 1, isFinished: true)
    }
    var swaps = MedoidSwaps(distances, weights: weights, medoids: medoids)
    swaps.run(passLimit: iterationLimit)
    return Search(
      medoids: swaps.medoids, deviations: swaps.deviations, passCount: swaps.passCount, isFinished: swaps.isFinished)
  }
}
