public import Parallelism
public import Provenance

/// k-medians: clusters about the median of each feature, with absolute in place of squared differences.
///
/// Minimises Σᵢ ωᵢ Σⱼ √wⱼ |xᵢⱼ − m(i)ⱼ| over k centroids: x are the observations, ω their weights, w the feature weights
/// (their root, so that ``FeatureScaling`` means what it does for ``Dissimilarity/manhattan``), and m(i) the nearest
/// centroid of i. Each coordinate of a centroid is the weighted median of its cluster: one wild rating of many moves it
/// by nothing. Where half of the weight ends at a value, it is the middle between that and the next.
///
/// Each start draws seeds as k-means++ does, with Manhattan distances, and then assigns rows and moves centroids in turn.
/// Unless the starts agree, children of the best are tried: one centroid is placed anew. On more than
/// ``KMeans/searchRows`` rows this is done on a random sample, and its result is refined on all rows. Medians of bytes come
/// from histograms, others from columns that are sorted once.
///
/// Sources: Bradley, Mangasarian & Street (1997), NIPS 9, 368–374; Arthur & Vassilvitskii (2007), SODA 1027–1035 (seeds).
///
/// Time is O(p n d k) for p passes, and O(n d log n) to sort; space is 6 n d bytes where columns are sorted, else O(n).
public struct KMedians: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "kmedians"
  /// What the method does.
  public static let summary = "k-medians: segments about the median of each benefit, by absolute differences"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Bradley, P. S.; Mangasarian, O. L.; Street, W. N.", year: 1997,
      title: "Clustering via concave minimization",
      venue: "Advances in Neural Information Processing Systems 9, 368–374"),
    Citation(
      authors: "Arthur, D.; Vassilvitskii, S.", year: 2007, title: "k-means++: The advantages of careful seeding",
      venue: "Proceedings of SODA 2007, 1027–1035"),
  ]

  /// The default number of restarts.
  public static let defaultRestartCount = 32

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// The weight of each feature, whose root multiplies the differences; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The number of independent starts, at least 1.
  public let restartCount: Int
  /// The largest number of passes over all rows.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - restartCount: At least 1.
  ///   - iterationLimit: At least 1.
  ///   - workers: The threads to use.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, featureWeights: [Double]? = nil, restartCount: Int = Self.defaultRestartCount,
    iterationLimit: Int = 500, workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit)
    self.clusterCount = clusterCount
    self.featureWeights = featureWeights
    self.restartCount = restartCount
    self.iterationLimit = iterationLimit
    self.workers = workers
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows of positive weight differ,
  ///   `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> KMediansModel {
    let method = try KMeans(clusterCount: clusterCount, featureWeights: featureWeights)
    try method.check(observations, weights)
    let featureWeights = method.weightsOfFeatures(of: observations)
    let counted = try CountedObservations(
      observations, weights: weights, featureWeights: featureWeights, limit: .max, workers: workers)
    let outcome = try search(counted, featureWeights, seed: generator.next())
    let state = descent(on: counted, featureWeights, workers).descend(
      from: outcome.best.centroids, limit: iterationLimit)
    let isSample = outcome.searched.rows.count < counted.rows.count
    return KMediansModel(
      observations, state, of: counted, featureWeights: featureWeights, workers: workers,
      trace: KMediansTrace(
        restartDeviations: outcome.startLosses, searchedRows: isSample ? outcome.searched.rows.count : nil,
        totalDeviations: state.totals))
  }

  private func search(
    _ counted: CountedObservations, _ featureWeights: [Double], seed: UInt64
  ) throws(ClusteringError) -> SearchOutcome {
    let limit = max(KMeans.searchRows, 64 * clusterCount)
    return try counted.search(limit: limit, startCount: restartCount, seed: seed, workers: workers) {
      descent(on: $0, featureWeights, .one)
    } start: { descent, _, generator throws(ClusteringError) in
      var seeding = seeding(for: descent)
      return candidate(
        descent, from: try seeding.points(clusterCount, .greedy(clusterCount: clusterCount), using: &generator))
    } child: { descent, best, index, generator in
      var seeding = seeding(for: descent)
      let choice: DistanceSeeding.Choice = index.isMultiple(of: 2) ? .byDistance(trials: 1) : .byWeight
      return candidate(descent, from: seeding.reseated(best.centroids, choice, using: &generator))
    }
  }

  private func descent(
    on rows: CountedObservations, _ featureWeights: [Double], _ workers: Workers
  ) -> MedianDescent {
    MedianDescent(rows, featureWeights: featureWeights, clusterCount: clusterCount, workers: workers)
  }

  private func seeding(for descent: MedianDescent) -> DistanceSeeding {
    DistanceSeeding(
      descent.rows.observations, weights: descent.rows.weights,
      measure: PairMeasure(.manhattan, featureWeights: descent.featureWeights))
  }

  private func candidate(_ descent: MedianDescent, from start: [Double]) -> SearchCandidate {
    let state = descent.descend(from: start, limit: iterationLimit)
    return SearchCandidate(centroids: state.centroids, loss: state.totalDeviation)
  }
}
