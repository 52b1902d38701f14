import CKernels
public import Provenance

/// A finished k-medoids partition: medoids, labels, sizes and deviations of one state.
public struct KMedoidsModel: ClusterModel, Hashable {
  /// The observation that stands for each cluster: k different numbers in 0 ..< n.
  public let medoids: [Int]
  /// The values of the medoids: k rows of d numbers, in the units of the observations.
  public let medoidRows: [[Double]]
  /// The cluster of each observation, 0 ..< k, that of its nearest medoid. Cluster 0 weighs most; ties go by medoid,
  /// first feature of positive weight first. An observation between two medoids goes to the one that is smaller in that
  /// order.
  public let labels: [Int]
  /// The number of observations in each cluster.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// Σ ωᵢ d(xᵢ, m) over the observations of each cluster.
  public let deviations: [Double]
  /// Σᵢ ωᵢ d(xᵢ, m(i)): what no exchange of one medoid for another observation lowers.
  public let totalDeviation: Double
  /// How far apart two observations are.
  public let dissimilarity: Dissimilarity
  /// The weight of each feature, d numbers.
  public let featureWeights: [Double]
  /// How the search went.
  public let trace: KMedoidsTrace
  /// What a person should know about this fit.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { medoids.count }

  /// The medoids.
  public var exemplars: [Int]? { medoids }

  /// The total deviation.
  public var measures: [ClusterMeasure] { [ClusterMeasure("totalDeviation", totalDeviation)] }

  /// Assigns every observation and puts the clusters in canonical order. Only a search makes a model.
  init(
    _ observations: Observations, weights: [Double]?, medoids: [Int], dissimilarity: Dissimilarity,
    featureWeights: [Double], trace: KMedoidsTrace, isFinished: Bool
  ) {
    let rows = medoids.map { observations.row($0) }
    let found = Self.nearest(observations, rows, dissimilarity, featureWeights)
    var sizes = [Int](repeating: 0, count: medoids.count)
    var clusterWeights = [Double](repeating: 0, count: medoids.count)
    var deviations = clusterWeights
    for (row, label) in found.labels.enumerated() {
      let weight = weights?[row] ?? 1
      sizes[label] += 1
      clusterWeights[label] += weight
      deviations[label] += weight * found.distances[row]
    }
    let order = canonicalOrder(clusterWeights: clusterWeights, centroids: rows, featureWeights: featureWeights)
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    self.medoids = order.map { medoids[$0] }
    medoidRows = order.map { rows[$0] }
    labels = found.labels.map { place[$0] }
    self.sizes = order.map { sizes[$0] }
    self.clusterWeights = order.map { clusterWeights[$0] }
    self.deviations = order.map { deviations[$0] }
    totalDeviation = self.deviations.reduce(0, +)
    self.dissimilarity = dissimilarity
    self.featureWeights = featureWeights
    self.trace = trace
    diagnostics =
      isFinished
      ? []
      : [
        Diagnostic(
          .warning, code: "not-converged",
          "Medoids were still being exchanged after \(trace.passCount) rounds; raise the iteration limit.")
      ]
  }

  /// The cluster whose medoid is nearest to each observation. The observations that were fitted get their labels.
  ///
  /// - Parameter observations: n rows by d features.
  /// - Throws: `centroidShape`. Time is O(n d k).
  public func labels(of observations: Observations) throws(ClusteringError) -> [Int] {
    guard observations.featureCount == featureWeights.count else {
      throw .centroidShape(features: featureWeights.count, expected: observations.featureCount)
    }
    return Self.nearest(observations, medoidRows, dissimilarity, featureWeights).labels
  }

  /// The place of the nearest medoid and its distance, for each observation; ties go to the medoid that is smaller, so
  /// that the order of the medoids decides nothing.
  private static func nearest(
    _ observations: Observations, _ medoids: [[Double]], _ dissimilarity: Dissimilarity, _ featureWeights: [Double]
  ) -> (labels: [Int], distances: [Double]) {
    let order = canonicalOrder(
      clusterWeights: medoids.map { _ in 1 }, centroids: medoids, featureWeights: featureWeights)
    let points = order.flatMap { medoids[$0] }
    let measure = PairMeasure(of: dissimilarity, featureWeights: featureWeights)
    let tileRows = Observations.tileRows
    var labels: [Int] = []
    var distances: [Double] = []
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (medoids.count + 1) * tileRows) { scratch in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: tileRows) { places in
        let (all, least) = (scratch.baseAddress!, scratch.baseAddress! + medoids.count * tileRows)
        observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
          measure.measure(tile, rowCount: rows.count, points: points, pointCount: medoids.count, into: all)
          pk_tile_nearest(all, rows.count, medoids.count, least, places.baseAddress!)
          for index in 0..<rows.count {
            labels.append(order[Int(places[index])])
            distances.append(least[index])
          }
        }
      }
    }
    return (labels, distances)
  }
}
