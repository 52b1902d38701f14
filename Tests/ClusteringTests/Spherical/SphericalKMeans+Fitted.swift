import Clustering
import Parallelism
import Provenance

extension SphericalKMeans {
  /// The model that a seed leads to.
  static func fitted(
    _ observations: Observations, clusterCount: Int, _ measure: ShapeMeasure = .correlation, seed: UInt64 = 1,
    weights: [Double]? = nil, featureWeights: [Double]? = nil,
    restartCount: Int = SphericalKMeans.defaultRestartCount, iterationLimit: Int = 500, workers: Workers = .automatic
  ) throws -> SphericalKMeansModel {
    var generator = SeededGenerator(seed: seed)
    return try SphericalKMeans(
      clusterCount: clusterCount, measure: measure, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}
