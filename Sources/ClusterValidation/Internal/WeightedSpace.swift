internal import Clustering

/// The space in which Euclidean distance is the feature-weighted distance, up to a power of two.
///
/// Coordinate j of a point x is (x_j − o_j) √w_j 2^e: relative to the first observation, which is exact for ratings, and
/// scaled by a power of two, which is exact too, so that the largest coordinate is about 1 and single precision neither
/// overflows nor loses small squares. A silhouette does not depend on the unit of distance.
struct WeightedSpace {
  private let partition: LabelledObservations
  private let features: [Int]
  private let origin: [Double]
  private let scales: [Double]

  /// The features are those with a positive weight.
  init(_ partition: LabelledObservations, features: [Int]) {
    self.partition = partition
    self.features = features
    let origin = partition.observations.row(0)
    let roots = features.map { partition.featureWeights[$0].squareRoot() }
    var largest = 0.0
    partition.observations.forEachTile(of: 0..<partition.observations.observationCount) { rows, tile in
      for (position, feature) in features.enumerated() {
        let values = tile + feature * Observations.tileRows
        for index in 0..<rows.count {
          largest = max(largest, abs(values[index] - origin[feature]) * roots[position])
        }
      }
    }
    let unit = largest > 0 ? Double(sign: .plus, exponent: -max(-1_000, largest.exponent), significand: 1) : 1
    self.origin = origin
    scales = roots.map { $0 * unit }
  }

  /// The coordinates of one point given on the scale of the data; zeros for the centroid of an empty cluster.
  func point(_ values: [Double]?) -> [Double] {
    guard let values else { return [Double](repeating: 0, count: features.count) }
    return features.indices.map { (values[features[$0]] - origin[features[$0]]) * scales[$0] }
  }

  /// The coordinates of all observations, row after row, in the given order.
  func rows(in order: [Int]) -> [Double] {
    let featureCount = features.count
    var position = [Int](repeating: 0, count: order.count)
    for (place, observation) in order.enumerated() { position[observation] = place }
    var result = [Double](repeating: 0, count: order.count * featureCount)
    result.withUnsafeMutableBufferPointer { result in
      partition.observations.forEachTile(of: 0..<order.count) { rows, tile in
        for index in 0..<rows.count {
          let start = position[rows.lowerBound + index] * featureCount
          for feature in 0..<featureCount {
            let column = features[feature]
            result[start + feature] =
              (tile[column * Observations.tileRows + index] - origin[column]) * scales[feature]
          }
        }
      }
    }
    return result
  }
}
