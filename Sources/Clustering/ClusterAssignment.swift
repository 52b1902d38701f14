public import Parallelism

/// Which cluster each observation is nearest to, and how clearly.
public struct ClusterAssignment: Hashable, Sendable {
  /// The nearest cluster of each observation; ties go to the lower label.
  public let labels: [Int]
  /// The second nearest cluster of each observation, or `nil` for a single cluster.
  public var runnersUp: [Int?] { runners.map { $0 < 0 ? nil : Int($0) } }
  /// How clearly each observation belongs: 1 − d₁ / d₂ for the distances to the nearest and second nearest centroid, in
  /// 0 (on the border) ... 1 (at the centroid). 1 for a single cluster; 0 when both distances are 0.
  public let margins: [Double]
  /// The distance to the nearest centroid, in the weighted space.
  public let distances: [Double]
  private let runners: [Int32]

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
    let count = observations.observationCount
    var runners: [Int32] = []
    var margins: [Double] = []
    var distances: [Double] = []
    // Each chunk writes its own rows of all four.
    labels = [Int](unsafeUninitializedCapacity: count) { labels, filled in
      runners = [Int32](unsafeUninitializedCapacity: count) { runners, filled in
        margins = [Double](unsafeUninitializedCapacity: count) { margins, filled in
          distances = [Double](unsafeUninitializedCapacity: count) { distances, filled in
            let columns = (
              RowPointer(labels.baseAddress!), RowPointer(runners.baseAddress!), RowPointer(margins.baseAddress!),
              RowPointer(distances.baseAddress!)
            )
            workers.forEach(observations.chunkCount) { chunk in
              measured.forEachPlace(ofChunk: chunk) { row, place in
                (columns.0.base + row).initialize(to: place.label)
                (columns.1.base + row).initialize(to: Int32(place.runnerUp ?? -1))
                (columns.2.base + row).initialize(to: place.margin)
                (columns.3.base + row).initialize(to: place.distance)
              }
            }
            filled = count
          }
          filled = count
        }
        filled = count
      }
      filled = count
    }
    self.runners = runners
    self.margins = margins
    self.distances = distances
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
      self.init(
        label: first, runnerUp: second, squaredDistance: squaredDistances[first],
        squaredOther: second.map { squaredDistances[$0] } ?? .infinity)
    }

    @inline(__always)
    init(label: Int, runnerUp: Int?, squaredDistance: Double, squaredOther: Double) {
      self.label = label
      self.runnerUp = runnerUp
      distance = squaredDistance.squareRoot()
      let other = squaredOther.squareRoot()
      // An observation that was put elsewhere than to the nearest has a margin below 0: other / distance − 1.
      let isNearer = other > distance
      margin = runnerUp == nil ? 1 : isNearer ? 1 - distance / other : distance > 0 ? other / distance - 1 : 0
    }
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
