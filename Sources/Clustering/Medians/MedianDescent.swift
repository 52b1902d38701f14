import Parallelism

/// The descent of k-medians: assign every row to the nearest centroid, move every centroid to the medians of its rows,
/// until nothing moves. No step raises the total deviation.
struct MedianDescent: Sendable {
  let rows: CountedObservations
  let featureWeights: [Double]
  let clusterCount: Int
  let workers: Workers
  private let measure: PairMeasure
  private let medians: FeatureMedians

  init(_ rows: CountedObservations, featureWeights: [Double], clusterCount: Int, workers: Workers) {
    self.rows = rows
    self.featureWeights = featureWeights
    self.clusterCount = clusterCount
    self.workers = workers
    measure = PairMeasure(.manhattan, featureWeights: featureWeights)
    medians = FeatureMedians(rows.observations, weights: rows.weights, workers: workers)
  }

  /// Where a descent stands: everything is of one set of centroids.
  struct State: Sendable {
    /// k times d numbers, in increasing order of the centroids: a row between two goes to the smaller one.
    fileprivate(set) var centroids: [Double]
    fileprivate(set) var nearest: NearestPoints
    /// The weight of each cluster, and Σ ω d of its rows.
    fileprivate(set) var clusterWeights: [Double]
    fileprivate(set) var deviations: [Double]
    /// The total deviation of every pass; the last one is that of this state.
    fileprivate(set) var totals: [Double] = []
    /// Whether the centroids are the medians of the rows, or others as good.
    fileprivate(set) var isConverged = false

    var totalDeviation: Double { deviations.reduce(0, +) }
  }

  /// With ties among ratings medians can move for ever though nothing is gained; after so many passes that is the end.
  private static let idleLimit = 10

  /// Descends from k times d numbers, for at most `limit` passes. Time is O(n d k) a pass.
  func descend(from start: [Double], limit: Int) -> State {
    var state = State(
      centroids: sorted(start), nearest: NearestPoints(rowCount: rows.rows.count), clusterWeights: [], deviations: [])
    var idle = 0
    for pass in 1...max(1, limit) {
      state.nearest.find(rows.observations, by: measure, points: state.centroids, workers: workers)
      measureClusters(&state)
      let total = state.totalDeviation
      idle = total < state.totals.last ?? .infinity ? 0 : idle + 1
      state.totals.append(total)
      let next = moved(state)
      if next == state.centroids || idle > Self.idleLimit {
        state.isConverged = true
        break
      }
      if pass < limit { state.centroids = sorted(next) }
    }
    return state
  }

  /// In the order of the rows, whatever the threads.
  private func measureClusters(_ state: inout State) {
    var weights = [Double](repeating: 0, count: clusterCount)
    var deviations = weights
    for (row, label) in state.nearest.labels.enumerated() {
      weights[Int(label)] += rows.weights[row]
      deviations[Int(label)] += rows.weights[row] * state.nearest.distances[row]
    }
    (state.clusterWeights, state.deviations) = (weights, deviations)
  }

  /// The medians of the rows; a cluster that lost all its rows takes the one that adds most to the total.
  private func moved(_ state: State) -> [Double] {
    var next = medians.medians(labels: state.nearest.labels, orElse: state.centroids, workers: workers)
    let empty = state.clusterWeights.indices.filter { !(state.clusterWeights[$0] > 0) }
    guard !empty.isEmpty else { return next }
    let found = state.nearest.farthestRows(empty.count, clusterCount: clusterCount, weights: rows.weights)
    for (cluster, row) in zip(empty, found) {
      next.replaceSubrange(
        (cluster * featureWeights.count)..<((cluster + 1) * featureWeights.count), with: rows.observations.row(row))
    }
    return next
  }

  /// Puts centroids in increasing order, first feature of positive weight first, so that ties do not depend on where the
  /// search began.
  private func sorted(_ centroids: [Double]) -> [Double] {
    let points = (0..<clusterCount).map {
      Array(centroids[($0 * featureWeights.count)..<(($0 + 1) * featureWeights.count)])
    }
    let order = canonicalOrder(
      clusterWeights: points.map { _ in 1 }, centroids: points, featureWeights: featureWeights)
    return order.flatMap { points[$0] }
  }
}
