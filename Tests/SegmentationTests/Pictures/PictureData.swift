import ClusterValidation
import Clustering
import Provenance
import TestSupport

extension LabelledObservations {
  /// Seeded accounts about some centres, each with the label of its centre.
  static func buyers(
    count: Int, centres: [[Double]] = [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8]], noise: Double = 1.5,
    featureWeights: [Double]? = nil, seed: UInt64 = 4
  ) throws -> LabelledObservations {
    let buyers = SyntheticBuyers(count: count, centres: centres, noise: noise, seed: seed)
    return try LabelledObservations(
      buyers.observations(), labels: buyers.labels, clusterCount: centres.count, featureWeights: featureWeights)
  }

  /// The values of one feature.
  func column(_ feature: Int) -> [Double] { labels.indices.map { observations[$0, feature] } }

  /// The rows of one segment.
  func rows(of segment: Int) -> [Int] { labels.indices.filter { labels[$0] == segment } }
}

/// The mean of some numbers.
func plainMean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// The population covariance of two lists.
func plainCovariance(_ left: [Double], _ right: [Double]) -> Double {
  let (a, b) = (plainMean(left), plainMean(right))
  return plainMean(zip(left, right).map { ($0 - a) * ($1 - b) })
}
