import Clustering
import Parallelism
import Provenance

extension KMedians {
  /// The model that a seed leads to.
  static func fitted(
    _ observations: Observations, clusterCount: Int, seed: UInt64 = 1, weights: [Double]? = nil,
    featureWeights: [Double]? = nil, restartCount: Int = KMedians.defaultRestartCount, iterationLimit: Int = 500,
    workers: Workers = .automatic
  ) throws -> KMediansModel {
    var generator = SeededGenerator(seed: seed)
    return try KMedians(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}
