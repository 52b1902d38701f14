public import Parallelism

/// Which centroid each incomplete observation is nearest to, and what that leaves unexplained.
public struct IncompleteAssignment: Hashable, Sendable {
  /// The centroid at the least partial distance of each observation; ties go to the lower label.
  public let labels: [Int]
  /// Σ ωᵢ wⱼ (xᵢⱼ − cⱼ)² over the observed cells of each cluster.
  public let withinSumsOfSquares: [Double]
  /// The same about the mean of all observed values of each feature.
  public let totalSumOfSquares: Double

  /// Assigns observations.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features, each row with a value in a feature of positive weight.
  ///   - centroids: k rows of d numbers, at least one.
  ///   - weights: How much each observation counts in the sums of squares; `nil` counts each as 1.
  ///   - featureWeights: d finite numbers of at least 0.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: `centroidShape`, `clusterCount`, `weightCount`, `nothingObserved`, `featureNotObserved`, `valuesTooLarge`.
  ///   Time is O(n d k).
  public init(
    _ observations: IncompleteObservations, centroids: [[Double]], weights: ObservationWeights? = nil,
    featureWeights: [Double], workers: Workers = .automatic
  ) throws(ClusteringError) {
    for centroid in centroids where centroid.count != observations.featureCount {
      throw .centroidShape(features: centroid.count, expected: observations.featureCount)
    }
    guard !centroids.isEmpty else { throw .clusterCount(0, observations: observations.observationCount) }
    guard featureWeights.count == observations.featureCount else {
      throw .weightCount(featureWeights.count, expected: observations.featureCount)
    }
    let rows = try IncompleteRows(
      observations, weights: weights?.values, featureWeights: featureWeights, keepsValues: false, workers: workers)
    let labels = observations.nearest(centroids: centroids, featureWeights: featureWeights, workers: workers)
    let distances = rows.distances(
      to: centroids.flatMap { $0 }, labels: labels.map { Int32($0) }, workers: workers)
    var within = [Double](repeating: 0, count: centroids.count)
    for (row, label) in labels.enumerated() { within[label] += rows.weight(row) * distances[row] }
    let deviations = rows.distances(to: rows.means, labels: nil, workers: workers)
    self.labels = labels
    withinSumsOfSquares = within
    totalSumOfSquares = deviations.indices.reduce(0) { $0 + rows.weight($1) * deviations[$1] }
  }
}
