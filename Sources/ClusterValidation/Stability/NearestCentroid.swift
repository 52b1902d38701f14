package import Clustering

/// Assigns observations to the nearest of some centroids in the feature-weighted space.
package enum NearestCentroid {
  /// The index of the nearest centroid for each observation; the first of equally near ones. Time is O(n k d).
  package static func labels(
    of observations: Observations, centroids: [[Double]], featureWeights: [Double]
  ) -> [Int] {
    var labels = [Int](repeating: 0, count: observations.observationCount)
    var squares = [Double](repeating: 0, count: Observations.tileRows)
    var nearest = squares
    observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
      for index in 0..<rows.count { nearest[index] = .infinity }
      for (cluster, centroid) in centroids.enumerated() {
        CentroidDistances.fill(
          &squares, count: rows.count, tile: tile, centroid: centroid, featureWeights: featureWeights)
        for index in 0..<rows.count where squares[index] < nearest[index] {
          nearest[index] = squares[index]
          labels[rows.lowerBound + index] = cluster
        }
      }
    }
    return labels
  }
}
