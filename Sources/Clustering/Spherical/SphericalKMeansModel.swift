import Parallelism
public import Provenance

/// A finished partition by shape: labels, centroids, sizes and cosines of one state.
public struct SphericalKMeansModel: ClusterModel, Hashable {
  /// k rows of d numbers: the direction of each cluster, of length 1, in the space of the shapes. A feature of weight 0 has
  /// 0. Under the correlation a positive number is a benefit above the account's own mean.
  public let centroids: [[Double]]
  /// The cluster of each observation, 0 ..< k: that of the largest cosine, and 0 for those without a shape. Cluster 0
  /// weighs most; ties go by centroid, first feature of positive weight first.
  public let labels: [Int]
  /// The cosine of each observation and its centroid, n numbers in −1 ... 1; 0 for those without a shape.
  public let cosines: [Double]
  /// The observations without a shape, in increasing order; they count in no size, weight or mean.
  public let shapeless: [Int]
  /// The number of observations with a shape in each cluster.
  public let sizes: [Int]
  /// The weight of the observations with a shape in each cluster.
  public let clusterWeights: [Double]
  /// The weighted mean cosine of each cluster.
  public let clusterCosines: [Double]
  /// Σ ω cos / Σ ω over the observations with a shape, at most 1: what is maximised.
  public let meanCosine: Double
  /// What the shape of a profile is.
  public let measure: ShapeMeasure
  /// The weight of each feature, d numbers.
  public let featureWeights: [Double]
  /// How the search went.
  public let trace: SphericalKMeansTrace
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }
  /// Those without a shape.
  public var outliers: [Int] { shapeless }

  /// Puts a finished ascent in canonical order. Only a search makes a model.
  ///
  /// - Parameters:
  ///   - unit: The observations of `shapes`.
  ///   - weights: n numbers; 1 each without weights.
  init(
    _ state: SphericalAscent.State, _ shapes: UnitRows, _ unit: Observations, measure: ShapeMeasure,
    featureWeights: [Double], weights: [Double]?, workers: Workers, trace: SphericalKMeansTrace
  ) {
    let clusterCount = state.sums.weights.count
    let counted = featureWeights.indices.filter { featureWeights[$0] > 0 }
    let rows = (0..<clusterCount).map { cluster in
      var row = [Double](repeating: 0, count: featureWeights.count)
      for (place, feature) in counted.enumerated() { row[feature] = state.centroids[cluster * counted.count + place] }
      return row
    }
    let order = canonicalOrder(
      clusterWeights: state.sums.weights, centroids: rows, featureWeights: featureWeights)
    var place = [Int](repeating: 0, count: clusterCount)
    for (new, old) in order.enumerated() { place[old] = new }
    let isWhole = shapes.rows.count == state.nearest.labels.count
    let nearest =
      isWhole ? state.nearest : Self.nearest(unit, centroids: state.centroids, workers: workers)
    var labels = [Int](repeating: 0, count: shapes.rows.count + shapes.shapeless.count)
    var cosines = [Double](repeating: 0, count: labels.count)
    var sizes = [Int](repeating: 0, count: clusterCount)
    for (index, row) in shapes.rows.enumerated() {
      labels[row] = place[Int(nearest.labels[index])]
      cosines[row] = max(-1, 1 - nearest.distances[index] / 2)
      sizes[labels[row]] += 1
    }
    centroids = order.map { rows[$0] }
    self.labels = labels
    self.cosines = cosines
    self.sizes = sizes
    shapeless = shapes.shapeless
    clusterWeights = order.map { state.sums.weights[$0] }
    clusterCosines = order.map { 1 - state.sums.withinSums[$0] / 2 / state.sums.weights[$0] }
    meanCosine = 1 - state.loss / state.sums.weights.reduce(0, +)
    self.measure = measure
    self.featureWeights = featureWeights
    self.trace = trace
    diagnostics = Self.diagnostics(state, shapes, measure)
  }

  /// The cluster of the largest cosine for each observation, and 0 for those without a shape. The observations that were
  /// fitted get their labels.
  ///
  /// - Parameter observations: n rows by d features.
  /// - Throws: `centroidShape`. Time is O(n d k).
  public func labels(of observations: Observations) throws(ClusteringError) -> [Int] {
    guard observations.featureCount == featureWeights.count else {
      throw .centroidShape(features: featureWeights.count, expected: observations.featureCount)
    }
    var labels = [Int](repeating: 0, count: observations.observationCount)
    let shapes = UnitRows(observations, measure, featureWeights: featureWeights, workers: .one)
    guard let unit = shapes.observations else { return labels }
    let points = centroids.flatMap { row in zip(row, featureWeights).compactMap { $1 > 0 ? $0 : nil } }
    let nearest = Self.nearest(unit, centroids: points, workers: .one)
    for (index, row) in shapes.rows.enumerated() { labels[row] = Int(nearest.labels[index]) }
    return labels
  }

  private static func nearest(_ unit: Observations, centroids: [Double], workers: Workers) -> NearestPoints {
    NearestPoints(
      unit, by: PairMeasure(.squared, featureWeights: [Double](repeating: 1, count: unit.featureCount)),
      points: centroids, workers: workers)
  }

  private static func diagnostics(
    _ state: SphericalAscent.State, _ shapes: UnitRows, _ measure: ShapeMeasure
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !state.isConverged {
      found.append(
        Diagnostic(
          .warning, code: "not-converged",
          "The partition was still changing after \(state.totals.count) passes; raise the iteration limit."))
    }
    if !shapes.shapeless.isEmpty {
      let count = shapes.shapeless.count
      let total = count + shapes.rows.count
      found.append(
        Diagnostic(
          .note, code: "shapeless",
          "\(count) of \(total) accounts \(measure == .cosine ? "gave only zeros" : "gave one rating throughout") "
            + "and have no shape; they stand with the largest segment and count in none."))
    }
    return found
  }
}
