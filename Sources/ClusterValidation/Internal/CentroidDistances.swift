internal import Clustering

/// Squared distances in the feature-weighted space from the rows of a tile to one centroid.
enum CentroidDistances {
  /// Fills `result[i]` with Σ_j w_j (x_ij − c_j)² for the first `count` rows of a tile.
  static func fill(
    _ result: UnsafeMutablePointer<Double>, count: Int, tile: UnsafePointer<Double>, centroid: [Double],
    featureWeights: [Double]
  ) {
    for index in 0..<count { result[index] = 0 }
    for feature in centroid.indices where featureWeights[feature] > 0 {
      let values = tile + feature * Observations.tileRows
      let centre = centroid[feature]
      let weight = featureWeights[feature]
      for index in 0..<count {
        let difference = values[index] - centre
        result[index] += weight * (difference * difference)
      }
    }
  }
}
