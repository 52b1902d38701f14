import Clustering
import Parallelism
import Provenance

extension ConstrainedKMeans {
  /// The model that a seed leads to.
  static func fitted(
    _ observations: Observations, clusterCount: Int, _ constraints: ClusterConstraints, seed: UInt64 = 1,
    weights: [Double]? = nil, featureWeights: [Double]? = nil, restartCount: Int = Self.defaultRestartCount,
    iterationLimit: Int = 500, workers: Workers = .automatic
  ) throws -> ConstrainedKMeansModel {
    var generator = SeededGenerator(seed: seed)
    return try ConstrainedKMeans(
      clusterCount: clusterCount, constraints: constraints, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}
