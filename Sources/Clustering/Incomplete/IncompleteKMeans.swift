public import Parallelism
public import Provenance

/// k-means of observations with missing values, by what they have: no row is left out and no value made up.
///
/// Minimises Σᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)², the inner sum over the features j that observation i has, over partitions into k
/// clusters and their centroids: ω are the weights of the observations, w those of the features. Distances are partial
/// ones, and a coordinate of a centroid is the mean of the rows of its cluster that have the feature. Where no row of a
/// cluster has it, the objective leaves the coordinate open, and the mean of all rows that have it stands there.
///
/// 1. Starts are the centroids of ``KMeans`` over the complete rows, where these hold k different ones, and seeds of
///    greedy k-means++ over all rows with the mean of a feature in its missing cells, and, one in four, random partitions.
/// 2. Each start descends by Lloyd's steps with partial distances and by moves of single rows (Hartigan's criterion), until
///    neither improves anything, and the best is kept. Recombination, as in ``KMeans``, is left out.
/// 3. On more than ``searchRows`` rows the search works on a random sample of that size, and its best result is refined
///    on all rows by Lloyd's steps.
///
/// Observations that lack nothing in any feature of positive weight are left to ``KMeans``, and so have its labels and
/// inertia. Missing cells are taken as missing at random: what is not there says nothing. A row without any value in a
/// feature that counts is refused, since it is nowhere.
///
/// Time is O(p n d k) for p passes; space is O(n + k d) beside the observations.
///
/// A million rows of nine ratings, a twentieth of them missing, take half a second for four segments, and five seconds for
/// eight where there are four.
///
/// Sources: Chi, Chi & Baraniuk (2016), doi:10.1080/00031305.2015.1086685 (the objective, which their k-POD lowers by
/// filling missing cells anew from the centroids); Hathaway & Bezdek (2001), doi:10.1109/3477.956035 (the partial
/// distances that are used here, which need no filling); Hartigan & Wong (1979), doi:10.2307/2346830.
public struct IncompleteKMeans: DescribedMethod {
  /// The name on the command line.
  public static let identifier = "kmeans-incomplete"
  /// What the method does.
  public static let summary = "k-means of accounts with missing ratings, by the ratings they gave"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Hathaway, R. J.; Bezdek, J. C.", year: 2001, title: "Fuzzy c-means clustering of incomplete data",
      venue: "IEEE Transactions on Systems, Man, and Cybernetics B 31(5), 735–744", doi: "10.1109/3477.956035"),
    Citation(
      authors: "Chi, J. T.; Chi, E. C.; Baraniuk, R. G.", year: 2016,
      title: "k-POD: A method for k-means clustering of missing data",
      venue: "The American Statistician 70(1), 91–99", doi: "10.1080/00031305.2015.1086685"),
  ]

  /// The largest number of rows that the search looks at; more are sampled.
  public static let searchRows = KMeans.searchRows

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// The weight of each feature in the squared distance; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The number of independent starts, at least 1.
  public let restartCount: Int
  /// The largest number of passes over the rows in each descent.
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
  ///   - restartCount: At least 1.
  ///   - iterationLimit: At least 1. A descent cut short gives what it has reached, and a warning.
  ///   - workers: The threads to use.
  ///   - progress: Hears how far the search has come, from any thread.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, featureWeights: [Double]? = nil, restartCount: Int = KMeans.defaultRestartCount,
    iterationLimit: Int = 500, workers: Workers = .automatic, progress: ProgressHandler? = nil
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
    self.progress = progress
  }

  /// Divides the observations into clusters.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - weights: How much each observation counts; `nil` counts each as 1. One that weighs nothing is labelled and
  ///     otherwise ignored.
  ///   - generator: The only source of randomness: the same state gives the same model, for any thread count.
  /// - Throws: `nothingObserved` for a row without a value that counts, `featureNotObserved` for a feature that no row of
  ///   positive weight has, `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows differ once their missing
  ///   cells hold means, `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: IncompleteObservations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> IncompleteKMeansModel {
    let method = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit, workers: workers, progress: progress)
    try method.check(observations.observations, weights)
    guard !observations.incompleteRows.isEmpty else {
      return IncompleteKMeansModel(try method.fit(observations.observations, weights: weights, using: &generator))
    }
    let search = IncompleteSearch(
      method: self, seed: generator.next(), featureWeights: method.weightsOfFeatures(of: observations.observations))
    return try search.fit(observations, weights)
  }
}
