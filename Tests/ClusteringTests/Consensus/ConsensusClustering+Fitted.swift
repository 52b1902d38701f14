import Clustering
import Parallelism
import Provenance

extension ConsensusClustering {
  /// The model that a seed leads to.
  static func fitted(
    _ observations: Observations, clusterCount: Int, memberCount: Int = 20, sampling: EnsembleSampling = .bootstrap,
    seed: UInt64 = 1, weights: [Double]? = nil, featureWeights: [Double]? = nil, restartCount: Int = 4,
    workers: Workers = .automatic
  ) throws -> ConsensusModel {
    var generator = SeededGenerator(seed: seed)
    return try ConsensusClustering(
      clusterCount: clusterCount, memberCount: memberCount, sampling: sampling, featureWeights: featureWeights,
      restartCount: restartCount, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}
