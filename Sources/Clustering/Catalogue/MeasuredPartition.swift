public import Parallelism
public import Provenance

/// What a method of the catalogue found, measured alike whatever the method: means, sizes and sums of squares.
///
/// So a tree, a mixture and k-means can be described by one profile, compared by one inertia, and saved in one way.
public struct MeasuredPartition: Sendable, Hashable {
  /// The name of the method on the command line.
  public let method: String
  /// The cluster of each observation, 0 ..< k; every cluster has an observation that counts.
  public let labels: [Int]
  /// k rows of d numbers, in the units of the observations: the weighted mean of each cluster without its outliers.
  public let centroids: [[Double]]
  /// The number of observations of each cluster, outliers included.
  public let sizes: [Int]
  /// Each cluster's part of the inertia.
  public let withinSumsOfSquares: [Double]
  /// Σᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)² over what is no outlier.
  public let inertia: Double
  /// The inertia that one single cluster would have; without the outliers.
  public let totalSumOfSquares: Double
  /// The observations that have a label and no part in their cluster, in increasing order.
  public let outliers: [Int]
  /// The observation that stands for each cluster, where the method names one.
  public let exemplars: [Int]?
  /// What the method itself measures of its fit.
  public let measures: [ClusterMeasure]
  /// How the search of k-means went.
  public let trace: KMeansTrace?
  /// The number of observations that took part in the fit, when it was not all of them: the others went to the nearest centroid.
  public let sampledCount: Int?
  /// Whether every observation is in the cluster of its nearest centroid.
  public let isNearestCentroid: Bool
  /// What a person should know about the fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }

  /// The share of the total sum of squares that the partition explains; 0 when there is nothing to explain.
  public var explainedVariance: Double { totalSumOfSquares > 0 ? max(0, 1 - inertia / totalSumOfSquares) : 0 }

  /// The partition of k-means, which has been measured.
  public init(_ model: KMeansModel) {
    method = KMeans.identifier
    labels = model.labels
    centroids = model.centroids
    sizes = model.sizes
    withinSumsOfSquares = model.withinSumsOfSquares
    inertia = model.inertia
    totalSumOfSquares = model.totalSumOfSquares
    outliers = []
    exemplars = nil
    measures = []
    trace = model.trace
    sampledCount = nil
    isNearestCentroid = true
    diagnostics = model.diagnostics
  }

  /// The partition of k-means of incomplete observations, which has been measured over the cells that are there.
  public init(_ model: IncompleteKMeansModel, method: String) {
    self.method = method
    labels = model.labels
    centroids = model.centroids
    sizes = model.sizes
    withinSumsOfSquares = model.withinSumsOfSquares
    inertia = model.inertia
    totalSumOfSquares = model.totalSumOfSquares
    outliers = []
    exemplars = nil
    measures = []
    trace = nil
    sampledCount = nil
    isNearestCentroid = true
    diagnostics = model.diagnostics
  }

  /// Measures a partition.
  ///
  /// - Parameters:
  ///   - model: What was fitted to all observations.
  ///   - featureWeights: d numbers; `nil` weighs each 1.
  ///
  /// Clusters without an observation that counts are left out, and a diagnostic says so. Time is O(n d).
  public init(
    _ model: any ClusterModel, method: String, _ observations: Observations, weights: ObservationWeights?,
    featureWeights: [Double]?, workers: Workers = .automatic
  ) {
    self.init(
      labels: model.labels, clusterCount: model.clusterCount, outliers: model.outliers, exemplars: model.exemplars,
      model, method: method, observations, weights: weights, featureWeights: featureWeights, sampledCount: nil,
      workers: workers)
  }

  fileprivate init(
    labels given: [Int], clusterCount asked: Int, outliers: [Int], exemplars: [Int]?, _ model: any ClusterModel,
    method: String, _ observations: Observations, weights: ObservationWeights?, featureWeights: [Double]?,
    sampledCount: Int?, workers: Workers
  ) {
    let featureWeights = featureWeights ?? [Double](repeating: 1, count: observations.featureCount)
    var counted = weights?.values ?? [Double](repeating: 1, count: given.count)
    for outlier in outliers { counted[outlier] = 0 }
    var totals = [Double](repeating: 0, count: asked)
    for (row, label) in given.enumerated() { totals[label] += counted[row] }
    let kept = totals.indices.filter { totals[$0] > 0 }
    let place = Self.places(kept, count: asked)
    // What lies in a cluster of which nothing counts goes with the first.
    labels = kept.count == asked ? given : given.map { place[$0] ?? 0 }
    let means = ClusterMeans(
      observations, labels: labels, weights: counted, clusterCount: kept.count, featureWeights: featureWeights)
    self.method = method
    centroids = means.centroids
    sizes = means.sizes
    withinSumsOfSquares = means.withinSumsOfSquares
    inertia = withinSumsOfSquares.reduce(0, +)
    // The weights of a model are positive somewhere, so that they make weights again.
    let moments = FeatureMoments(
      observations, weights: outliers.isEmpty ? weights : try? ObservationWeights(counted), workers: workers)
    totalSumOfSquares = moments.totalSumOfSquares(featureWeights: featureWeights)
    self.outliers = outliers
    self.exemplars = exemplars.map { all in kept.map { all[$0] } }
    measures = model.measures
    trace = nil
    self.sampledCount = sampledCount
    isNearestCentroid = false
    diagnostics = model.diagnostics + Self.diagnostics(asked: asked, found: kept.count)
  }

  private static func places(_ kept: [Int], count: Int) -> [Int?] {
    var places = [Int?](repeating: nil, count: count)
    for (new, old) in kept.enumerated() { places[old] = new }
    return places
  }

  private static func diagnostics(asked: Int, found: Int) -> [Diagnostic] {
    guard found < asked else { return [] }
    return [
      Diagnostic(
        .warning, code: "fewer-segments",
        "\(asked) segments were asked for and only \(found) hold an account: the others are nowhere the likeliest.")
    ]
  }
}

extension ClusteringCatalogue.Entry {
  /// Fits, and measures what was found.
  ///
  /// Where the method takes fewer observations, it is fitted to a random sample, and every observation goes to the nearest
  /// centroid of what was found there.
  ///
  /// - Throws: ``ClusteringError`` of the method.
  public func partition(
    _ observations: Observations, weights: ObservationWeights? = nil, settings: ClusteringCatalogue.Settings,
    using generator: inout SeededGenerator
  ) throws(ClusteringError) -> MeasuredPartition {
    let method = try self.method(settings)
    if let limit = observationLimit, observations.observationCount > limit {
      return try sampled(method, limit, observations, weights, settings, &generator)
    }
    let model = try method.model(observations, weights, &generator)
    if let model = model as? KMeansModel { return MeasuredPartition(model) }
    return MeasuredPartition(
      model, method: identifier, observations, weights: weights, featureWeights: settings.featureWeights,
      workers: settings.workers)
  }

  private func sampled(
    _ method: any ClusteringMethod, _ limit: Int, _ observations: Observations, _ weights: ObservationWeights?,
    _ settings: ClusteringCatalogue.Settings, _ generator: inout SeededGenerator
  ) throws(ClusteringError) -> MeasuredPartition {
    let rows = generator.sampleOfIndices(limit, below: observations.observationCount)
    let sample = observations.selecting(rows)
    var sampleWeights: ObservationWeights?
    if let weights { sampleWeights = try ObservationWeights(rows.map { weights.values[$0] }) }
    let model = try method.model(sample, sampleWeights, &generator)
    let found = MeasuredPartition(
      model, method: identifier, sample, weights: sampleWeights, featureWeights: settings.featureWeights,
      workers: settings.workers)
    let nearest = CentroidDistances(
      observations, centroids: found.centroids,
      featureWeights: settings.featureWeights ?? [Double](repeating: 1, count: observations.featureCount)
    ).nearest(workers: settings.workers)
    return MeasuredPartition(
      labels: nearest, clusterCount: found.clusterCount, outliers: [],
      exemplars: found.exemplars.map { all in all.map { rows[$0] } }, model, method: identifier, observations,
      weights: weights, featureWeights: settings.featureWeights, sampledCount: limit, workers: settings.workers)
  }
}

extension ClusteringMethod {
  /// Fits, whatever the type of the model.
  func model(
    _ observations: Observations, _ weights: ObservationWeights?, _ generator: inout SeededGenerator
  ) throws(ClusteringError) -> any ClusterModel {
    try fit(observations, weights: weights, using: &generator)
  }
}
