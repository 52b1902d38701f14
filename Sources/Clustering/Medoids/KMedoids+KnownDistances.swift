import Parallelism
public import Provenance

extension KMedoids {
  /// Divides observations of which nothing is known but their distances, as of ``GowerDistances``.
  ///
  /// The search is that for observations with features. ``dissimilarity`` plays no part.
  ///
  /// - Parameters:
  ///   - distances: The distances of all pairs of n observations.
  ///   - weights: How much each observation counts; `nil` counts each as 1. One that weighs nothing is labelled and
  ///     cannot be a medoid.
  ///   - generator: The only source of randomness.
  /// - Throws: `clusterCount` when k > n; `tooFewDistinct` when fewer than k observations of positive weight lie at
  ///   different places; `weightCount`, also when this method has feature weights, for which there are no features;
  ///   `valuesTooLarge` when sums of weighted distances could exceed the largest number.
  public func fit(
    distances: KnownDistances, weights: ObservationWeights? = nil, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> MedoidPartition {
    let count = distances.count
    guard clusterCount <= count else { throw .clusterCount(clusterCount, observations: count) }
    if let weights, weights.values.count != count { throw .weightCount(weights.values.count, expected: count) }
    if let featureWeights { throw .weightCount(featureWeights.count, expected: 0) }
    let values = weights?.values ?? [Double](repeating: 1, count: count)
    let farthest = distances.pairs.values.max() ?? 0
    guard (values.reduce(0, +) * max(1, farthest) * 0x1p20).isFinite else { throw .valuesTooLarge(feature: 0) }
    let rows = values.indices.filter { values[$0] > 0 }
    let pairs = rows.count == count ? distances.pairs : distances.pairs.selecting(rows)
    let (best, trace) = try bestSearch(pairs, rows.map { values[$0] }, seed: generator.next())
    return MedoidPartition(
      distances, weights: values, medoids: best.medoids.map { rows[$0] }, trace: trace, isFinished: best.isFinished)
  }
}

/// A finished k-medoids partition of observations of which the distances are known: medoids, labels, sizes and
/// deviations of one state.
public struct MedoidPartition: ClusterModel, Hashable {
  /// The observation that stands for each cluster: k different numbers in 0 ..< n.
  public let medoids: [Int]
  /// The cluster of each observation, 0 ..< k, that of its nearest medoid. Cluster 0 weighs most; ties go by the number
  /// of the medoid. An observation between two medoids goes to the one of the smaller number.
  public let labels: [Int]
  /// The number of observations in each cluster.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// Σ ωᵢ d(i, m) over the observations of each cluster.
  public let deviations: [Double]
  /// Σᵢ ωᵢ d(i, m(i)): what no exchange of one medoid for another observation lowers.
  public let totalDeviation: Double
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

  /// Assigns every observation and puts the clusters in canonical order. Only a search makes a partition.
  init(_ distances: KnownDistances, weights: [Double], medoids: [Int], trace: KMedoidsTrace, isFinished: Bool) {
    let medoids = medoids.sorted()
    var found = [Int](repeating: 0, count: weights.count)
    var sizes = [Int](repeating: 0, count: medoids.count)
    var clusterWeights = [Double](repeating: 0, count: medoids.count)
    var deviations = clusterWeights
    for row in weights.indices {
      var best = (distance: Double.infinity, place: 0)
      for (place, medoid) in medoids.enumerated() where distances.pairs[row, medoid] < best.distance {
        best = (distances.pairs[row, medoid], place)
      }
      found[row] = best.place
      sizes[best.place] += 1
      clusterWeights[best.place] += weights[row]
      deviations[best.place] += weights[row] * best.distance
    }
    let order = medoids.indices.sorted {
      clusterWeights[$0] == clusterWeights[$1] ? $0 < $1 : clusterWeights[$0] > clusterWeights[$1]
    }
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    self.medoids = order.map { medoids[$0] }
    labels = found.map { place[$0] }
    self.sizes = order.map { sizes[$0] }
    self.clusterWeights = order.map { clusterWeights[$0] }
    self.deviations = order.map { deviations[$0] }
    totalDeviation = self.deviations.reduce(0, +)
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
}
