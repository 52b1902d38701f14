import Clustering
import Parallelism
import Provenance

extension GaussianMixture {
  /// The model that a configuration finds.
  static func fitted(
    _ observations: Observations, clusterCount: Int, covariance: CovarianceModel = .full, seed: UInt64 = 1,
    weights: [Double]? = nil, restartCount: Int = GaussianMixture.defaultRestartCount, tolerance: Double = 1e-9,
    iterationLimit: Int = 5_000, workers: Workers = .automatic
  ) throws -> GaussianMixtureModel {
    var generator = SeededGenerator(seed: seed)
    return try GaussianMixture(
      clusterCount: clusterCount, covariance: covariance, restartCount: restartCount, tolerance: tolerance,
      iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}

/// Whether two numbers agree to a relative tolerance.
func agree(_ left: Double, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
  abs(left - right) <= tolerance * max(abs(left), abs(right))
}
