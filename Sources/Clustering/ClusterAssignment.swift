public import Parallelism

/// Which cluster each observation is nearest to, and how clearly.
public struct ClusterAssignment: Hashable, Sendable {
  /// The nearest cluster of each observation; ties go to the lower label.
  public let labels: [Int]
  /// The second nearest cluster of each observation, or `nil` for a single cluster.
  public let runnersUp: [Int?]
  /// How clearly each observation belongs: 1 − d₁ / d₂ for the distances to the nearest and second nearest centroid, in
  /// 0 (on the border) ... 1 (at the centroid). 1 for a single cluster; 0 when both distances are 0.
  public let margins: [Double]
  /// The distance to the nearest centroid, in the weighted space.
  public let distances: [Double]

  /// Assigns observations to the nearest of k centroids.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features, complete.
  ///   - centroids: k rows of d numbers.
  ///   - featureWeights: d numbers.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: `centroidShape`, `weightCount`. Time is O(n d k).
  public init(
    _ observations: Observations, centroids: [[Double]], featureWeights: [Double], workers: Workers = .one
  ) throws(ClusteringError) {
    for centroid in centroids where centroid.count != observations.featureCount {
      throw .centroidShape(features: centroid.count, expected: observations.featureCount)
    }
    guard featureWeights.count == observations.featureCount else {
      throw .weightCount(featureWeights.count, expected: observations.featureCount)
    }
    guard !centroids.isEmpty else { throw .clusterCount(0, observations: observations.observationCount) }
    let measured = CentroidDistances(observations, centroids: centroids, featureWeights: featureWeights)
    let parts = workers.map(observations.chunkCount) { chunk in Self.places(ofChunk: chunk, measured) }
    let found = parts.flatMap { $0 }
    labels = found.map(\.label)
    runnersUp = found.map(\.runnerUp)
    margins = found.map(\.margin)
    distances = found.map(\.distance)
  }

  /// One observation's place.
  package struct Place: Sendable {
    package let label: Int
    package let runnerUp: Int?
    package let margin: Double
    package let distance: Double

    /// Ranks clusters by squared distance.
    package init(squaredDistances: [Double]) {
      var first = 0
      var second: Int?
      for cluster in squaredDistances.indices.dropFirst() {
        if squaredDistances[cluster] < squaredDistances[first] {
          second = first
          first = cluster
        } else if second.map({ squaredDistances[cluster] < squaredDistances[$0] }) ?? true {
          second = cluster
        }
      }
      label = first
      runnerUp = second
      let nearest = squaredDistances[first].squareRoot()
      let other = second.map { squaredDistances[$0].squareRoot() }
      distance = nearest
      margin = other.map { $0 > 0 ? 1 - nearest / $0 : 0 } ?? 1
    }
  }

  private static func places(ofChunk chunk: Int, _ measured: CentroidDistances) -> [Place] {
    var places: [Place] = []
    var squared = [Double](repeating: 0, count: measured.clusterCount)
    measured.forEachTile(ofChunk: chunk) { rows, distances in
      for row in 0..<rows.count {
        for cluster in squared.indices { squared[cluster] = distances[cluster * Observations.tileRows + row] }
        places.append(Place(squaredDistances: squared))
      }
    }
    return places
  }
}

extension KMeansModel {
  /// Assigns observations to the clusters of this model. Assigning the observations it was fitted to gives its labels.
  public func assign(
    _ observations: Observations, workers: Workers = .one
  ) throws(ClusteringError) -> ClusterAssignment {
    try ClusterAssignment(observations, centroids: centroids, featureWeights: featureWeights, workers: workers)
  }
}
