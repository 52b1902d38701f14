import Clustering
import Parallelism
import Provenance

extension TrimmedKMeans {
  /// The model that a seed leads to.
  static func fitted(
    _ observations: Observations, clusterCount: Int, trimmedShare: Double, seed: UInt64 = 1, weights: [Double]? = nil,
    featureWeights: [Double]? = nil, restartCount: Int = TrimmedKMeans.defaultRestartCount, iterationLimit: Int = 500,
    workers: Workers = .automatic
  ) throws -> TrimmedKMeansModel {
    var generator = SeededGenerator(seed: seed)
    return try TrimmedKMeans(
      clusterCount: clusterCount, trimmedShare: trimmedShare, featureWeights: featureWeights,
      restartCount: restartCount, iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}
