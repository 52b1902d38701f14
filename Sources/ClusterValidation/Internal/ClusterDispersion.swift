internal import Clustering
public import Parallelism

/// Where the clusters of a partition lie and how far they spread: what sums of squares and centroid indices are made of.
///
/// Total sum of squares T = W + B with W = Σ_c Σ_{i in c} d(x_i, m_c)² within clusters and B = Σ_c n_c d(m_c, m)² between
/// them, d the distance in the feature-weighted space, m_c the mean of cluster c, m the mean of all.
///
/// Two passes over the data, O(n d) time and O(n/16384 · k d) space; the same bits for any number of threads.
public struct ClusterDispersion: Hashable, Sendable {
  /// The number of observations of each cluster, k numbers.
  public let sizes: [Int]
  /// The mean of each cluster on the scale of the data, k rows of d numbers; an empty cluster has no row (`nil`).
  public let centroids: [[Double]?]
  /// The sum of squared distances to the centroid for each cluster, k numbers; 0 for an empty cluster.
  public let withinByCluster: [Double]
  /// The mean distance to the centroid for each cluster, k numbers; 0 for an empty cluster.
  public let meanDistances: [Double]
  /// The sum of squares within clusters, W: the inertia of the partition.
  public let within: Double
  /// The sum of squares between clusters, B.
  public let between: Double
  /// The weight of each feature, d numbers.
  public let featureWeights: [Double]

  /// The total sum of squares, T = W + B.
  public var total: Double { within + between }
  /// The number of observations, n.
  public var observationCount: Int { sizes.reduce(0, +) }
  /// The number of clusters that hold an observation.
  public var occupiedCount: Int { sizes.count { $0 > 0 } }

  /// Measures a partition.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - workers: The threads to use.
  /// - Throws: `valuesTooLarge` when a sum of squares exceeds the largest number.
  public init(of partition: LabelledObservations, workers: Workers = .automatic) throws(ClusterValidationError) {
    let pass = DispersionPass(partition)
    let featureCount = partition.observations.featureCount
    let means = pass.means(workers)
    let spread = pass.spread(around: means, workers)
    let grand = pass.grandMean(means)
    var between = 0.0
    for cluster in 0..<partition.clusterCount where partition.sizes[cluster] > 0 {
      for feature in 0..<featureCount {
        let difference = means[feature * partition.clusterCount + cluster] - grand[feature]
        between += partition.featureWeights[feature] * (Double(partition.sizes[cluster]) * (difference * difference))
      }
    }
    sizes = partition.sizes
    featureWeights = partition.featureWeights
    centroids = (0..<partition.clusterCount).map { cluster in
      guard partition.sizes[cluster] > 0 else { return nil }
      return (0..<featureCount).map { pass.origin[$0] + means[$0 * partition.clusterCount + cluster] }
    }
    withinByCluster = spread.squares
    meanDistances = zip(spread.distances, partition.sizes).map { $1 > 0 ? $0 / Double($1) : 0 }
    within = spread.squares.reduce(0, +)
    self.between = between
    guard total.isFinite else { throw .valuesTooLarge }
  }

  /// The share of the total sum of squares that the partition explains, 1 − W/T, in 0 ... 1; 0 for one cluster.
  ///
  /// - Throws: `noTotalSpread` when all observations are identical.
  public func explainedVariance() throws(ClusterValidationError) -> Double {
    guard total > 0 else { throw .noTotalSpread }
    return between / total
  }

  /// Below this share a sum of squares is the rounding of means and not a spread: (10⁴ · 10⁻¹⁶)².
  static let negligible = 1e-24

  /// The squared distance of two centroids in the feature-weighted space.
  func squaredDistance(_ first: Int, _ second: Int) -> Double {
    guard let left = centroids[first], let right = centroids[second] else { return .infinity }
    var sum = 0.0
    for feature in left.indices {
      let difference = left[feature] - right[feature]
      sum += featureWeights[feature] * (difference * difference)
    }
    return sum
  }
}
