public import Parallelism
public import Provenance

/// Lloyd's algorithm from given centroids: assign every observation to the nearest, move every centroid to the mean.
///
/// For those who know where to start: from the segments a company believes in, from the centroids of another method, or from
/// the same place as another program that is to be compared. ``KMeans`` searches for the best start itself.
///
/// Source: Lloyd (1982), doi:10.1109/TIT.1982.1056489. Time is O(p n d k) for p passes; space is O(n + k d) beside the
/// observations.
public struct Lloyd: ClusteringMethod {
  /// The name of the method.
  public static let identifier = "lloyd"
  /// What the method does.
  public static let summary = "Lloyd's k-means steps from given centroids"
  /// Where it comes from.
  public static let citations = KMeans.citations.filter { $0.year == 1982 }

  /// k rows of d numbers to start from.
  public let centroids: [[Double]]
  /// The weight of each feature in the squared distance; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The largest number of passes over the observations.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - centroids: k rows of d finite numbers, k at least 1.
  ///   - featureWeights: d finite numbers of at least 0, not all 0.
  ///   - iterationLimit: At least 1. With fewer passes than the algorithm needs the model has the centroids that were
  ///     reached, the labels that belong to them, and a warning.
  ///   - workers: The threads to use.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    centroids: [[Double]], featureWeights: [Double]? = nil, iterationLimit: Int = 500, workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(clusterCount: centroids.count, featureWeights: featureWeights, iterationLimit: iterationLimit)
    for value in centroids.joined() where !value.isFinite {
      throw .setting(name: "A coordinate of a centroid", value: value, allowed: "a finite number")
    }
    self.centroids = centroids
    self.featureWeights = featureWeights
    self.iterationLimit = iterationLimit
    self.workers = workers
  }

  /// Divides the observations into clusters; no random number is drawn.
  ///
  /// - Throws: `centroidShape`, `clusterCount` when k > n, `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> KMeansModel {
    try fit(observations, weights: weights)
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `centroidShape`, `clusterCount` when k > n, `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil
  ) throws(ClusteringError) -> KMeansModel {
    for centroid in centroids where centroid.count != observations.featureCount {
      throw .centroidShape(features: centroid.count, expected: observations.featureCount)
    }
    let method = try KMeans(clusterCount: centroids.count, featureWeights: featureWeights, workers: workers)
    try method.check(observations, weights)
    let source = try TileSource(
      observations, weights: weights, featureWeights: method.weightsOfFeatures(of: observations), workers: workers,
      keeping: .nothing)
    var run = KMeansRun(source, clusterCount: centroids.count, workers: workers)
    run.start(from: Array(centroids.joined()))
    let finished = run.iterateLloyd(limit: iterationLimit)
    if finished.converged { run.measure() } else { run.settle() }
    let trace = KMeansTrace(
      restartInertias: [run.inertia], bestSearchInertia: run.inertia, childCount: 0, searchedRows: nil,
      patternCount: nil)
    return KMeansModel(run, converged: finished.converged, passes: finished.passes, trace: trace)
  }
}
