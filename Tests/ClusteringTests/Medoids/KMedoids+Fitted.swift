import Clustering
import Parallelism
import Provenance

extension KMedoids {
  /// The model that a seed leads to.
  static func fitted(
    _ observations: Observations, clusterCount: Int, _ dissimilarity: Dissimilarity = .euclidean, seed: UInt64 = 1,
    weights: [Double]? = nil, featureWeights: [Double]? = nil, start: MedoidStart = .plusPlus, restartCount: Int = 8,
    iterationLimit: Int = 100, workers: Workers = .automatic
  ) throws -> KMedoidsModel {
    var generator = SeededGenerator(seed: seed)
    return try KMedoids(
      clusterCount: clusterCount, dissimilarity: dissimilarity, featureWeights: featureWeights, start: start,
      restartCount: restartCount, iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}
