import Parallelism

/// The descent of trimmed k-means: assign every row to the nearest centroid, leave out the farthest, move every centroid
/// to the mean of what is kept, until nothing moves. No step raises the inertia of what is kept.
///
/// Source: Fritz, García-Escudero & Mayo-Iscar (2012), doi:10.18637/jss.v047.i12, the concentration steps.
struct Concentration: Sendable {
  let rows: CountedObservations
  let featureWeights: [Double]
  let clusterCount: Int
  let trimming: Trimming
  let workers: Workers
  private let measure: PairMeasure

  init(
    _ rows: CountedObservations, featureWeights: [Double], clusterCount: Int, trimmedShare: Double, workers: Workers
  ) {
    self.rows = rows
    self.featureWeights = featureWeights
    self.clusterCount = clusterCount
    self.workers = workers
    trimming = Trimming(share: trimmedShare, totalWeight: rows.weights.reduce(0, +))
    measure = PairMeasure(.squared, featureWeights: featureWeights)
  }

  /// Where a descent stands: everything is of one set of centroids.
  struct State: Sendable {
    /// k times d numbers.
    fileprivate(set) var centroids: [Double]
    /// The nearest centroid of every row, those left out included.
    fileprivate(set) var nearest: NearestPoints
    /// What is kept of each row's weight.
    fileprivate(set) var kept: [Double]
    /// The weights, sums and inertias of what is kept.
    fileprivate(set) var sums: ClusterSums
    /// The inertia of every pass; the last one is that of this state.
    fileprivate(set) var inertias: [Double] = []
    /// Whether the centroids are the means of what is kept.
    fileprivate(set) var isConverged = false

    var inertia: Double { sums.withinSums.reduce(0, +) }
  }

  /// Descends from k times d numbers, for at most `limit` passes. Time is O(n d k) a pass.
  func descend(from start: [Double], limit: Int) -> State {
    var state = State(
      centroids: start, nearest: NearestPoints(rowCount: rows.rows.count), kept: [],
      sums: ClusterSums(clusterCount: clusterCount, featureCount: featureWeights.count))
    for pass in 1...max(1, limit) {
      state.nearest.find(rows.observations, by: measure, points: state.centroids, workers: workers)
      let nearest = state.nearest
      state.kept = trimming.kept(distances: nearest.distances, weights: rows.weights) { tied in
        order(tied, nearest)
      }
      state.sums = nearest.sums(
        rows.observations, weights: state.kept, clusterCount: clusterCount, workers: workers)
      state.inertias.append(state.inertia)
      let next = moved(state)
      if next == state.centroids {
        state.isConverged = true
        break
      }
      if pass < limit { state.centroids = next }
    }
    return state
  }

  /// The means of what is kept; a cluster that lost all its rows takes one that lies far, or one that was left out.
  private func moved(_ state: State) -> [Double] {
    var next = state.sums.means(orElse: state.centroids)
    let empty = state.sums.emptyClusters
    guard !empty.isEmpty else { return next }
    var found = state.nearest.farthestRows(empty.count, clusterCount: clusterCount, weights: state.kept)
    if found.count < empty.count {
      // All that is kept lies on its centroids.
      let distances = state.nearest.distances
      let others = distances.indices.filter { state.kept[$0] == 0 && distances[$0] > 0 }
      found += others.sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(empty.count - found.count)
    }
    for (cluster, row) in zip(empty, found) {
      next.replaceSubrange(
        (cluster * featureWeights.count)..<((cluster + 1) * featureWeights.count), with: rows.observations.row(row))
    }
    return next
  }

  /// Puts rows at the same distance in the order in which they are left out, which is that of their values; the last one of
  /// a cluster that has no nearer row is left out last, the heaviest of these first, since it may be kept in part.
  private func order(_ tied: [Int], _ nearest: NearestPoints) -> [Int] {
    let counted = featureWeights.indices.filter { featureWeights[$0] > 0 }
    let keys = tied.map { row in counted.map { rows.observations[row, $0] } }
    let sorted = tied.indices.sorted { left, right in
      keys[left] == keys[right] ? left < right : keys[left].lexicographicallyPrecedes(keys[right])
    }.map { tied[$0] }
    let distance = nearest.distances[tied[0]]
    var isSafe = [Bool](repeating: false, count: clusterCount)
    for (row, label) in nearest.labels.enumerated() where nearest.distances[row] < distance {
      isSafe[Int(label)] = true
    }
    var (others, last): ([Int], [Int]) = ([], [])
    for row in sorted.reversed() {
      let label = Int(nearest.labels[row])
      if isSafe[label] { others.append(row) } else { last.append(row) }
      isSafe[label] = true
    }
    let places = last.indices.sorted { left, right in
      let weights = (rows.weights[last[left]], rows.weights[last[right]])
      return weights.0 == weights.1 ? left > right : weights.0 > weights.1
    }
    return others.reversed() + places.map { last[$0] }
  }
}
