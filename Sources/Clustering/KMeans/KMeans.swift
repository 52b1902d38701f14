public import Parallelism
public import Provenance

/// k-means with a search that reaches the best known optimum where multi-start stops short.
///
/// Minimises the inertia Σᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)² over partitions into k clusters: x are the observations, ω their
/// weights, w the feature weights, and c(i) the centroid of the cluster of i.
///
/// 1. Each restart draws seeds by greedy k-means++, takes a few of Lloyd's steps, and then exchanges single rows
///    (Hartigan's criterion), which leaves partitions that Lloyd's algorithm alone cannot improve and often misses.
/// 2. Unless all restarts agree, the best partitions are recombined: centroids of two parents are matched one to one, each
///    child takes one of each pair, is moved a little or in one centroid far, and is refined in the same way, until a
///    number of children in a row bring nothing better; the more the restarts differ, the more patience.
/// 3. On more than ``searchRows`` rows the search works on a random sample of that size, and its best results are refined
///    on all rows to a true fixed point of the full data.
///
/// Labels, centroids, sizes and inertia of the model describe the same state.
///
/// Sources: Arthur & Vassilvitskii (2007), SODA 1027–1035 (seeds); Lloyd (1982), doi:10.1109/TIT.1982.1056489; Hartigan &
/// Wong (1979), doi:10.2307/2346830 (exchange); Gribel & Vidal (2019), doi:10.1016/j.patcog.2018.12.022 (recombination).
///
/// Time is O(p n d k) for p passes; space is O(n + k d) beside the observations, plus tiles of at most 32 MB.
public struct KMeans: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "kmeans"
  /// What the method does.
  public static let summary = "k-means: greedy k-means++ seeds, Lloyd's steps, exchange of single rows, recombination"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Lloyd, S. P.", year: 1982, title: "Least squares quantization in PCM",
      venue: "IEEE Transactions on Information Theory 28(2), 129–137", doi: "10.1109/TIT.1982.1056489"),
    Citation(
      authors: "Hartigan, J. A.; Wong, M. A.", year: 1979, title: "Algorithm AS 136: A k-means clustering algorithm",
      venue: "Applied Statistics 28(1), 100–108", doi: "10.2307/2346830"),
    Citation(
      authors: "Arthur, D.; Vassilvitskii, S.", year: 2007, title: "k-means++: The advantages of careful seeding",
      venue: "Proceedings of SODA 2007, 1027–1035"),
    Citation(
      authors: "Gribel, D.; Vidal, T.", year: 2019,
      title: "HG-means: A scalable hybrid genetic algorithm for minimum sum-of-squares clustering",
      venue: "Pattern Recognition 88, 569–583", doi: "10.1016/j.patcog.2018.12.022"),
  ]

  /// The default number of restarts.
  public static let defaultRestartCount = 16
  /// The most independent starts: each leaves a solution in memory, and many fewer find the same.
  public static let restartLimit = 100_000
  /// The default patience.
  public static let defaultPatience = 600
  /// The largest number of rows that the search looks at; more are sampled.
  public static let searchRows = 16_384

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// The weight of each feature in the squared distance; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The number of independent starts, at least 1.
  public let restartCount: Int
  /// How many recombined children in a row may fail before the search ends when no two restarts agree; the more agree, the
  /// fewer. 0 leaves recombination out.
  public let patience: Int
  /// The largest number of Lloyd's passes over all rows when the result is refined.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers
  /// Hears how far the search has come.
  let progress: ProgressHandler?

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - restartCount: In 1 ... ``restartLimit``.
  ///   - patience: At least 0.
  ///   - iterationLimit: At least 1.
  ///   - workers: The threads to use.
  ///   - progress: Hears how far the search has come, from any thread.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, featureWeights: [Double]? = nil, restartCount: Int = Self.defaultRestartCount,
    patience: Int = Self.defaultPatience, iterationLimit: Int = 500, workers: Workers = .automatic,
    progress: ProgressHandler? = nil
  ) throws(ClusteringError) {
    guard clusterCount >= 1 else { throw .clusterCount(clusterCount, observations: 0) }
    guard restartCount >= 1 else {
      throw .setting(name: "The number of restarts", value: Double(restartCount), allowed: "at least 1")
    }
    guard restartCount <= Self.restartLimit else {
      throw .setting(
        name: "The number of restarts", value: Double(restartCount), allowed: "in 1…\(Self.restartLimit)")
    }
    guard patience >= 0 else { throw .setting(name: "The patience", value: Double(patience), allowed: "at least 0") }
    guard iterationLimit >= 1 else {
      throw .setting(name: "The iteration limit", value: Double(iterationLimit), allowed: "at least 1")
    }
    if let featureWeights {
      for (index, value) in featureWeights.enumerated() where !(value.isFinite && value >= 0) {
        throw .badWeight(index: index, value: value)
      }
      guard featureWeights.contains(where: { $0 > 0 }) else { throw .allWeightsZero }
    }
    self.clusterCount = clusterCount
    self.featureWeights = featureWeights
    self.restartCount = restartCount
    self.patience = patience
    self.iterationLimit = iterationLimit
    self.workers = workers
    self.progress = progress
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows differ, `weightCount`,
  ///   `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> KMeansModel {
    try check(observations, weights)
    let search = KMeansSearch(
      method: self, seed: generator.next(), featureWeights: weightsOfFeatures(of: observations))
    return try search.fit(observations, weights: weights)
  }

  /// Refuses observations that do not go with this configuration.
  func check(_ observations: Observations, _ weights: ObservationWeights?) throws(ClusteringError) {
    guard clusterCount <= observations.observationCount else {
      throw .clusterCount(clusterCount, observations: observations.observationCount)
    }
    if let weights, weights.values.count != observations.observationCount {
      throw .weightCount(weights.values.count, expected: observations.observationCount)
    }
    if let featureWeights, featureWeights.count != observations.featureCount {
      throw .weightCount(featureWeights.count, expected: observations.featureCount)
    }
  }

  /// The weight of each feature, given or not.
  func weightsOfFeatures(of observations: Observations) -> [Double] {
    featureWeights ?? [Double](repeating: 1, count: observations.featureCount)
  }
}
