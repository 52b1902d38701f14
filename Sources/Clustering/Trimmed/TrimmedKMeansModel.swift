public import Parallelism
public import Provenance

/// A finished partition by trimmed k-means: labels, centroids, sizes, inertia and outliers of one state.
public struct TrimmedKMeansModel: ClusterModel, Hashable {
  /// k rows of d numbers, in the units of the observations: the weighted mean of what is kept of each cluster.
  public let centroids: [[Double]]
  /// The nearest centroid of each observation, 0 ..< k, those left out included. Of cluster 0 most is kept; ties go by
  /// centroid, first feature of positive weight first.
  public let labels: [Int]
  /// The observations left out as a whole, in increasing order. What weighs nothing is never among them.
  public let outliers: [Int]
  /// The number of observations of each cluster that are not left out.
  public let sizes: [Int]
  /// The weight that is kept of each cluster.
  public let clusterWeights: [Double]
  /// Each cluster's part of the inertia.
  public let withinSumsOfSquares: [Double]
  /// Σᵢ τᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)² over what is kept, in the weighted space.
  public let inertia: Double
  /// The distance of the farthest observation that is kept, in the weighted space. A further account that lies beyond
  /// would have been left out.
  public let cutoff: Double
  /// The share of the total weight that is left out, α.
  public let trimmedShare: Double
  /// The weight of each feature in the squared distance, d numbers.
  public let featureWeights: [Double]
  /// How the search went.
  public let trace: TrimmedKMeansTrace
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }

  /// Puts a finished descent in canonical order. Only a search makes a model.
  init(
    _ observations: Observations, _ state: Concentration.State, of counted: CountedObservations,
    featureWeights: [Double], trimmedShare: Double, trace: TrimmedKMeansTrace, workers: Workers
  ) {
    let (featureCount, clusterCount) = (featureWeights.count, state.sums.weights.count)
    let rows = (0..<clusterCount).map {
      Array(state.centroids[($0 * featureCount)..<(($0 + 1) * featureCount)])
    }
    let order = canonicalOrder(
      clusterWeights: state.sums.weights, centroids: rows, featureWeights: featureWeights)
    var place = [Int](repeating: 0, count: clusterCount)
    for (new, old) in order.enumerated() { place[old] = new }
    let isWhole = counted.rows.count == observations.observationCount
    let nearest =
      isWhole
      ? state.nearest
      : NearestPoints(
        observations, by: PairMeasure(.squared, featureWeights: featureWeights), points: state.centroids,
        workers: workers)
    labels = nearest.labels.map { place[Int($0)] }
    centroids = order.map { rows[$0] }
    outliers = counted.rows.indices.filter { state.kept[$0] == 0 }.map { counted.rows[$0] }
    var sizes = [Int](repeating: 0, count: clusterCount)
    for label in labels { sizes[label] += 1 }
    for row in outliers { sizes[labels[row]] -= 1 }
    self.sizes = sizes
    clusterWeights = order.map { state.sums.weights[$0] }
    withinSumsOfSquares = order.map { state.sums.withinSums[$0] }
    inertia = withinSumsOfSquares.reduce(0, +)
    cutoff = zip(state.nearest.distances, state.kept).reduce(0) { $1.1 > 0 ? max($0, $1.0) : $0 }.squareRoot()
    self.trimmedShare = trimmedShare
    self.featureWeights = featureWeights
    self.trace = trace
    diagnostics =
      state.isConverged
      ? []
      : [
        Diagnostic(
          .warning, code: "not-converged",
          "The partition was still changing after \(trace.inertias.count) passes; raise the iteration limit.")
      ]
  }

  /// Assigns observations to the clusters of this model. Those farther from their centroid than ``cutoff`` would have
  /// been left out.
  ///
  /// - Throws: `centroidShape`. Time is O(n d k).
  public func assign(
    _ observations: Observations, workers: Workers = .one
  ) throws(ClusteringError) -> ClusterAssignment {
    try ClusterAssignment(observations, centroids: centroids, featureWeights: featureWeights, workers: workers)
  }
}
