import CKernels

/// A finished division of observations, in canonical order, and what the constraints do to it.
struct ConstrainedPartition: Sendable {
  /// k rows of d numbers.
  let centroids: [[Double]]
  /// The cluster of each observation.
  let labels: [Int]
  let sizes: [Int]
  let clusterWeights: [Double]
  let withinSums: [Double]
  let featureWeights: [Double]
  /// What keeps observations from the nearest centroid.
  let binding: [BindingConstraint]
  /// How many observations are nearer to another centroid than to their own.
  let displacedCount: Int

  /// - Parameter labels: The cluster of each block. Time is O(n d k).
  init(
    _ observations: Observations, weights: [Double]?, plan: ConstraintPlan, labels: [Int32], featureWeights: [Double]
  ) {
    let blocks = plan.blocks
    let clusterCount = plan.limits.clusterCount
    let rows = (0..<observations.observationCount).map { labels[blocks.block(of: $0)] }
    let means = Self.means(observations, weights, rows, clusterCount: clusterCount)
    let order = canonicalOrder(
      clusterWeights: means.weights, centroids: means.centroids, featureWeights: featureWeights)
    var place = [Int](repeating: 0, count: clusterCount)
    for (new, old) in order.enumerated() { place[old] = new }
    let centroids = order.map { means.centroids[$0] }
    let ordered = rows.map { place[Int($0)] }
    var sizes = [Int](repeating: 0, count: clusterCount)
    var withinSums = [Double](repeating: 0, count: clusterCount)
    var displacement = Displacement(plan, labels: labels.map { Int32(place[Int($0)]) })
    let distances = CentroidDistances(observations, centroids: centroids, featureWeights: featureWeights)
    let tileRows = Observations.tileRows
    for chunk in 0..<observations.chunkCount {
      distances.forEachTile(ofChunk: chunk) { rows, tile in
        for (index, row) in rows.enumerated() {
          let weight = weights?[row] ?? 1
          sizes[ordered[row]] += 1
          withinSums[ordered[row]] += weight * tile[ordered[row] * tileRows + index]
          displacement.add(row, weight: weight) { tile[$0 * tileRows + index] }
        }
      }
    }
    self.centroids = centroids
    self.labels = ordered
    self.sizes = sizes
    clusterWeights = order.map { means.weights[$0] }
    self.withinSums = withinSums
    self.featureWeights = featureWeights
    binding = displacement.constraints
    displacedCount = displacement.displacedCount
  }

  /// The weighted mean of each cluster; the plain mean of one that weighs nothing.
  private static func means(
    _ observations: Observations, _ weights: [Double]?, _ labels: [Int32], clusterCount: Int
  ) -> (weights: [Double], centroids: [[Double]]) {
    let weighted = ClusterSums(observations, weights, labels, clusterCount: clusterCount)
    let plain =
      weighted.weights.contains(0) ? ClusterSums(observations, nil, labels, clusterCount: clusterCount) : weighted
    let featureCount = observations.featureCount
    let centroids = (0..<clusterCount).map { cluster in
      let from = weighted.weights[cluster] > 0 ? weighted : plain
      return (0..<featureCount).map { from.sums[cluster * featureCount + $0] / from.weights[cluster] }
    }
    return (weighted.weights, centroids)
  }
}

extension ClusterSums {
  /// The sums of labelled observations. Time is O(n d).
  fileprivate init(_ observations: Observations, _ rowWeights: [Double]?, _ labels: [Int32], clusterCount: Int) {
    let featureCount = observations.featureCount
    var weights = [Double](repeating: 0, count: clusterCount)
    var within = weights
    var sums = [Double](repeating: 0, count: clusterCount * featureCount)
    let rowWeights = rowWeights ?? [Double](repeating: 1, count: labels.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * clusterCount * (featureCount + 2)) { scratch in
      labels.withUnsafeBufferPointer { labels in
        rowWeights.withUnsafeBufferPointer { rowWeights in
          observations.forEachTile(of: 0..<observations.observationCount) { rows, tile in
            pk_tile_sums(
              tile, rows.count, featureCount, labels.baseAddress! + rows.lowerBound, clusterCount, nil,
              rowWeights.baseAddress! + rows.lowerBound, &weights, &sums, &within, scratch.baseAddress!)
          }
        }
      }
    }
    self.init(clusterCount: clusterCount, featureCount: featureCount)
    self.weights = weights
    self.sums = sums
  }
}
