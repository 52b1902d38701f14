import Clustering
import Parallelism
import Provenance
import TestSupport

extension KMeans {
  /// The model that the default settings find.
  static func fitted(
    _ observations: Observations, clusterCount: Int, seed: UInt64 = 1, weights: [Double]? = nil,
    featureWeights: [Double]? = nil, patience: Int = KMeans.defaultPatience, workers: Workers = .automatic
  ) throws -> KMeansModel {
    var generator = SeededGenerator(seed: seed)
    return try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, patience: patience, workers: workers
    ).fit(observations, weights: weights.map { try ObservationWeights($0) }, using: &generator)
  }
}

extension Observations {
  /// All rows.
  var allRows: [[Double]] { (0..<observationCount).map { row($0) } }
}

extension SyntheticBuyers {
  /// Ratings of buyers who overlap a good deal.
  static func ratings(count: Int, seed: UInt64 = 5) -> SyntheticBuyers {
    SyntheticBuyers(
      count: count, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]], noise: 2, isWhole: true,
      seed: seed)
  }

  /// The columns with their numbers kept within a rating scale of 0 to 10.
  var clippedColumns: [[Double]] { columns.map { $0.map { min(10, max(0, $0)) } } }
}
