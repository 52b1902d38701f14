import Parallelism
public import Provenance

/// A finished k-medians partition: centroids, labels, sizes and deviations of one state.
public struct KMediansModel: ClusterModel, Hashable {
  /// k rows of d numbers, in the units of the observations: the weighted median of each feature in each cluster.
  public let centroids: [[Double]]
  /// The cluster of each observation, 0 ..< k, that of its nearest centroid. Cluster 0 weighs most; ties go by centroid,
  /// first feature of positive weight first. An observation between two centroids goes to the one that is smaller in that
  /// order.
  public let labels: [Int]
  /// The number of observations in each cluster.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// Σ ωᵢ Σⱼ √wⱼ |xᵢⱼ − mⱼ| over the observations of each cluster.
  public let deviations: [Double]
  /// The sum of the deviations: what is minimised.
  public let totalDeviation: Double
  /// The weight of each feature, d numbers.
  public let featureWeights: [Double]
  /// How the search went.
  public let trace: KMediansTrace
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }

  /// Puts a finished descent in canonical order. Only a search makes a model.
  init(
    _ observations: Observations, _ state: MedianDescent.State, of counted: CountedObservations,
    featureWeights: [Double], workers: Workers, trace: KMediansTrace
  ) {
    let (featureCount, clusterCount) = (featureWeights.count, state.clusterWeights.count)
    let rows = (0..<clusterCount).map {
      Array(state.centroids[($0 * featureCount)..<(($0 + 1) * featureCount)])
    }
    let order = canonicalOrder(
      clusterWeights: state.clusterWeights, centroids: rows, featureWeights: featureWeights)
    var place = [Int](repeating: 0, count: clusterCount)
    for (new, old) in order.enumerated() { place[old] = new }
    let isWhole = counted.rows.count == observations.observationCount
    let nearest =
      isWhole
      ? state.nearest
      : NearestPoints(
        observations, by: PairMeasure(.manhattan, featureWeights: featureWeights), points: state.centroids,
        workers: workers)
    labels = nearest.labels.map { place[Int($0)] }
    var sizes = [Int](repeating: 0, count: clusterCount)
    for label in labels { sizes[label] += 1 }
    self.sizes = sizes
    centroids = order.map { rows[$0] }
    clusterWeights = order.map { state.clusterWeights[$0] }
    deviations = order.map { state.deviations[$0] }
    totalDeviation = deviations.reduce(0, +)
    self.featureWeights = featureWeights
    self.trace = trace
    diagnostics =
      state.isConverged
      ? []
      : [
        Diagnostic(
          .warning, code: "not-converged",
          "The partition was still changing after \(trace.totalDeviations.count) passes; raise the iteration limit.")
      ]
  }

  /// The cluster whose centroid is nearest to each observation. The observations that were fitted get their labels.
  ///
  /// - Parameter observations: n rows by d features.
  /// - Throws: `centroidShape`. Time is O(n d k).
  public func labels(of observations: Observations) throws(ClusteringError) -> [Int] {
    guard observations.featureCount == featureWeights.count else {
      throw .centroidShape(features: featureWeights.count, expected: observations.featureCount)
    }
    let order = canonicalOrder(
      clusterWeights: centroids.map { _ in 1 }, centroids: centroids, featureWeights: featureWeights)
    let nearest = NearestPoints(
      observations, by: PairMeasure(.manhattan, featureWeights: featureWeights),
      points: order.flatMap { centroids[$0] }, workers: .one)
    return nearest.labels.map { order[Int($0)] }
  }
}
