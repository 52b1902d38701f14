public import Parallelism
public import Provenance

/// A finished k-means partition of incomplete observations: labels, centroids, sizes and inertia of one state.
public struct IncompleteKMeansModel: ClusterModel, Hashable {
  /// k rows of d numbers, in the units of the observations: the weighted mean of the rows of a cluster that have the
  /// feature, or where none has it the mean of all that do.
  public let centroids: [[Double]]
  /// The weight of the rows of each cluster that have each feature, k rows of d numbers. Where it is 0 the cluster says
  /// nothing about the feature.
  public let observedWeights: [[Double]]
  /// The cluster of each observation, 0 ..< k. Cluster 0 weighs most; ties go by centroid, first feature of
  /// positive weight first.
  public let labels: [Int]
  /// The number of observations in each cluster.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// Each cluster's part of the inertia.
  public let withinSumsOfSquares: [Double]
  /// Σ ωᵢ wⱼ (xᵢⱼ − c(i)ⱼ)² over the cells that are observed.
  public let inertia: Double
  /// What the inertia would be if every centroid were the mean of all observed values.
  public let totalSumOfSquares: Double
  /// The weight of each feature in the squared distance, d numbers.
  public let featureWeights: [Double]
  /// How the search went.
  public let trace: IncompleteKMeansTrace
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }

  /// The share of the total sum of squares that the partition explains, 1 − inertia / total; 0 when there is nothing to
  /// explain.
  public var explainedVariance: Double { totalSumOfSquares > 0 ? max(0, 1 - inertia / totalSumOfSquares) : 0 }

  /// The cluster at the least partial distance to each observation. The observations that were fitted get their labels,
  /// ties apart.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: `centroidShape`, `nothingObserved`. Time is O(n d k).
  public func labels(
    of observations: IncompleteObservations, workers: Workers = .automatic
  ) throws(ClusteringError) -> [Int] {
    guard observations.featureCount == featureWeights.count else {
      throw .centroidShape(features: featureWeights.count, expected: observations.featureCount)
    }
    try observations.requireObserved(featureWeights: featureWeights)
    return observations.nearest(centroids: centroids, featureWeights: featureWeights, workers: workers)
  }

  /// Puts a finished run in canonical order. Only a run makes a model.
  init(_ run: borrowing IncompleteRun, isFinished: Bool, trace: IncompleteKMeansTrace) {
    let (rows, count, clusterCount) = (run.rows, run.featureCount, run.clusterCount)
    let distances = rows.distances(to: run.centroids, labels: run.labels, workers: run.workers)
    var sizes = [Int](repeating: 0, count: clusterCount)
    var clusterWeights = [Double](repeating: 0, count: clusterCount)
    var within = clusterWeights
    for (row, distance) in distances.enumerated() {
      let (label, weight) = (Int(run.labels[row]), rows.weight(row))
      sizes[label] += 1
      clusterWeights[label] += weight
      within[label] += weight * distance
    }
    func slices(_ values: [Double]) -> [[Double]] {
      (0..<clusterCount).map { Array(values[($0 * count)..<(($0 + 1) * count)]) }
    }
    let (centroids, observedWeights) = (slices(run.centroids), slices(run.sums.weights))
    let order = canonicalOrder(
      clusterWeights: clusterWeights, centroids: centroids, featureWeights: rows.featureWeights)
    var place = [Int](repeating: 0, count: clusterCount)
    for (new, old) in order.enumerated() { place[old] = new }
    self.centroids = order.map { centroids[$0] }
    self.observedWeights = order.map { observedWeights[$0] }
    labels = run.labels.map { place[Int($0)] }
    self.sizes = order.map { sizes[$0] }
    self.clusterWeights = order.map { clusterWeights[$0] }
    withinSumsOfSquares = order.map { within[$0] }
    inertia = withinSumsOfSquares.reduce(0, +)
    let deviations = rows.distances(to: rows.means, labels: nil, workers: run.workers)
    totalSumOfSquares = deviations.indices.reduce(0) { $0 + rows.weight($1) * deviations[$1] }
    featureWeights = rows.featureWeights
    self.trace = trace
    diagnostics = Self.diagnostics(
      self.observedWeights, featureWeights, passCount: isFinished ? nil : run.passCount)
  }

  /// Takes over a partition of observations that lack nothing.
  init(_ model: KMeansModel) {
    centroids = model.centroids
    observedWeights = model.clusterWeights.map { [Double](repeating: $0, count: model.featureWeights.count) }
    labels = model.labels
    sizes = model.sizes
    clusterWeights = model.clusterWeights
    withinSumsOfSquares = model.withinSumsOfSquares
    inertia = model.inertia
    totalSumOfSquares = model.totalSumOfSquares
    featureWeights = model.featureWeights
    trace = IncompleteKMeansTrace(model)
    diagnostics = model.diagnostics
  }

  private static func diagnostics(
    _ observedWeights: [[Double]], _ featureWeights: [Double], passCount: Int?
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let passCount {
      diagnostics.append(
        Diagnostic(
          .warning, code: "not-converged",
          "The partition was still changing after \(passCount) passes; raise the iteration limit."))
    }
    for (cluster, weights) in observedWeights.enumerated() {
      for (feature, weight) in weights.enumerated() where weight == 0 && featureWeights[feature] > 0 {
        diagnostics.append(
          Diagnostic(
            .warning, code: "feature-not-observed",
            "Nobody in segment \(cluster + 1) has a value in feature \(feature + 1); "
              + "the mean of all accounts that have one stands there."))
      }
    }
    return diagnostics
  }
}

extension IncompleteKMeansTrace {
  /// The search that k-means made.
  init(_ model: KMeansModel) {
    self.init(
      restartInertias: model.trace.restartInertias, objectives: [model.inertia],
      searchedRows: model.trace.searchedRows)
  }
}
