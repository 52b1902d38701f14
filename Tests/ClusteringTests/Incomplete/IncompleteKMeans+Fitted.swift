import Clustering
import Parallelism
import Provenance
import TestSupport

extension IncompleteKMeans {
  /// The model that a seed leads to.
  static func fitted(
    _ observations: IncompleteObservations, clusterCount: Int, seed: UInt64 = 1, weights: [Double]? = nil,
    featureWeights: [Double]? = nil, restartCount: Int = 16, iterationLimit: Int = 500, workers: Workers = .automatic
  ) throws -> IncompleteKMeansModel {
    var generator = SeededGenerator(seed: seed)
    return try IncompleteKMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}

extension SyntheticBuyers {
  /// The columns with some cells missing; every row keeps at least one.
  func incompleteColumns(share: Double = 0.15, seed: UInt64 = 3) -> [[Double?]] {
    var generator = SeededGenerator(seed: seed)
    var columns: [[Double?]] = self.columns
    for row in columns[0].indices {
      let kept = generator.nextIndex(below: columns.count)
      for feature in columns.indices where feature != kept && generator.nextUniform() < share {
        columns[feature][row] = nil
      }
    }
    return columns
  }

  func incompleteObservations(share: Double = 0.15, seed: UInt64 = 3) throws -> IncompleteObservations {
    try IncompleteObservations(columns: incompleteColumns(share: share, seed: seed))
  }
}
