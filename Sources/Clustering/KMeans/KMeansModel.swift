import Parallelism
public import Provenance

/// A finished k-means partition: labels, centroids, sizes and inertia of one state.
public struct KMeansModel: ClusterModel, Hashable {
  /// k rows of d numbers, in the units of the observations: the weighted mean of each cluster.
  public let centroids: [[Double]]
  /// The cluster of each observation, 0 ..< k. Cluster 0 weighs most; ties go by centroid, first feature of
  /// positive weight first.
  public let labels: [Int]
  /// The number of observations in each cluster.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// Each cluster's part of the inertia.
  public let withinSumsOfSquares: [Double]
  /// Σᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)², in the weighted space.
  public let inertia: Double
  /// The inertia that one single cluster would have.
  public let totalSumOfSquares: Double
  /// The weight of each feature in the squared distance, d numbers.
  public let featureWeights: [Double]
  /// How the search went.
  public let trace: KMeansTrace
  /// How many of Lloyd's passes over all rows refined the result.
  public let passCount: Int
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }

  /// The share of the total sum of squares that the partition explains, 1 − inertia / total; 0 when there is nothing to
  /// explain.
  public var explainedVariance: Double { totalSumOfSquares > 0 ? max(0, 1 - inertia / totalSumOfSquares) : 0 }

  /// Puts a finished run in canonical order. Only a run makes a model.
  init(_ run: borrowing KMeansRun, converged: Bool, passes: Int, trace: KMeansTrace) {
    let featureCount = run.featureCount
    let clusterWeights = run.clusterWeights
    let withinSums = run.withinSums
    let featureWeights = run.featureWeights
    let rows = (0..<run.clusterCount).map { cluster in
      Array(run.centroids[(cluster * featureCount)..<((cluster + 1) * featureCount)])
    }
    // A feature of weight 0 must not decide anything.
    let keys = rows.map { row in zip(row, featureWeights).compactMap { $1 > 0 ? $0 : nil } }
    let order = rows.indices.sorted { left, right in
      if clusterWeights[left] != clusterWeights[right] { return clusterWeights[left] > clusterWeights[right] }
      return keys[left].lexicographicallyPrecedes(keys[right])
    }
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    (labels, sizes) = run.labels(place)
    centroids = order.map { rows[$0] }
    self.clusterWeights = order.map { clusterWeights[$0] }
    withinSumsOfSquares = order.map { withinSums[$0] }
    inertia = withinSumsOfSquares.reduce(0, +)
    self.featureWeights = featureWeights
    totalSumOfSquares = run.source.moments.totalSumOfSquares(featureWeights: featureWeights)
    self.trace = trace
    passCount = passes
    diagnostics =
      converged
      ? []
      : [
        Diagnostic(
          .warning, code: "not-converged",
          "The partition was still changing after \(passes) passes; raise the iteration limit.")
      ]
  }

  /// The same partition of the rows behind some patterns.
  func expanded(by patterns: DistinctPatterns, rowCount: Int, workers: Workers) -> KMeansModel {
    KMeansModel(self, labels: patterns.labels(labels, rowCount: rowCount, workers: workers))
  }

  private init(_ model: KMeansModel, labels: [Int]) {
    var sizes = [Int](repeating: 0, count: model.clusterCount)
    labels.withUnsafeBufferPointer { labels in for label in labels { sizes[label] += 1 } }
    self.labels = labels
    self.sizes = sizes
    centroids = model.centroids
    clusterWeights = model.clusterWeights
    withinSumsOfSquares = model.withinSumsOfSquares
    inertia = model.inertia
    totalSumOfSquares = model.totalSumOfSquares
    featureWeights = model.featureWeights
    trace = model.trace
    passCount = model.passCount
    diagnostics = model.diagnostics
  }
}
