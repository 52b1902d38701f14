import Parallelism

/// The ascent of spherical k-means: assign every row to the centroid of the largest cosine, turn every centroid to the
/// sum of its rows, until nothing moves; and transfers of single rows. No step lowers the sum of the cosines.
///
/// For rows u and centroids c of length 1, |u − c|² = 2 − 2 cos(u, c): the nearest centroid is that of the largest cosine.
///
/// Sources: Dhillon & Modha (2001), doi:10.1023/A:1007612920971; transfers as in Dhillon, Guan & Kogan (2002),
/// doi:10.1109/ICDM.2002.1183895.
struct SphericalAscent: Sendable {
  /// Rows of length 1.
  let rows: CountedObservations
  let clusterCount: Int
  let workers: Workers
  private let measure: PairMeasure
  private let totalWeight: Double

  init(_ rows: CountedObservations, clusterCount: Int, workers: Workers) {
    self.rows = rows
    self.clusterCount = clusterCount
    self.workers = workers
    measure = PairMeasure(
      .squared, featureWeights: [Double](repeating: 1, count: rows.observations.featureCount))
    totalWeight = rows.weights.reduce(0, +)
  }

  private var featureCount: Int { rows.observations.featureCount }

  /// Where an ascent stands: everything is of one set of centroids.
  struct State: Sendable {
    /// k times p numbers; each centroid has length 1.
    fileprivate(set) var centroids: [Double]
    fileprivate(set) var nearest: NearestPoints
    /// The weights and sums of the clusters; ``ClusterSums/withinSums`` are Σ ω |u − c|².
    fileprivate(set) var sums: ClusterSums
    /// Σ ω cos(u, c) at every pass; the last one is that of this state.
    fileprivate(set) var totals: [Double] = []
    /// Whether the centroids are the directions of the sums.
    fileprivate(set) var isConverged = false

    /// Σ ω (1 − cos(u, c)), which keeps its digits where the cosines are close to 1.
    var loss: Double { sums.withinSums.reduce(0, +) / 2 }
  }

  /// Ascends from k times p numbers, and transfers single rows when it is asked to. Time is O(n p k) a pass.
  ///
  /// - Parameter limit: The largest number of passes.
  func ascend(from start: [Double], limit: Int, isTransferring: Bool) -> State {
    var state = steps(from: start, limit: limit, totals: [])
    while isTransferring, state.isConverged, state.totals.count < limit, let centroids = transferred(state) {
      let next = steps(from: centroids, limit: limit - state.totals.count, totals: state.totals)
      // Rounding could undo what a transfer gained.
      guard next.loss < state.loss else { break }
      state = next
    }
    return state
  }

  private func steps(from start: [Double], limit: Int, totals: [Double]) -> State {
    var state = State(
      centroids: start, nearest: NearestPoints(rowCount: rows.rows.count),
      sums: ClusterSums(clusterCount: clusterCount, featureCount: featureCount), totals: totals)
    for pass in 1...max(1, limit) {
      state.nearest.find(rows.observations, by: measure, points: state.centroids, workers: workers)
      state.sums = state.nearest.sums(
        rows.observations, weights: rows.weights, clusterCount: clusterCount, workers: workers)
      state.totals.append(totalWeight - state.loss)
      let next = turned(state)
      if next == state.centroids {
        state.isConverged = true
        break
      }
      if pass < limit { state.centroids = next }
    }
    return state
  }

  /// The directions of the sums. Rows that cancel out leave a centroid as it is, since any direction is as good; a cluster
  /// that lost all its rows takes the one that fits worst.
  private func turned(_ state: State) -> [Double] {
    var next = state.centroids
    for cluster in 0..<clusterCount {
      let places = (cluster * featureCount)..<((cluster + 1) * featureCount)
      if let direction = Self.direction(state.sums.sums[places], weight: state.sums.weights[cluster]) {
        next.replaceSubrange(places, with: direction)
      }
    }
    let empty = state.sums.emptyClusters
    guard !empty.isEmpty else { return next }
    let found = state.nearest.farthestRows(empty.count, clusterCount: clusterCount, weights: rows.weights)
    for (cluster, row) in zip(empty, found) {
      next.replaceSubrange(
        (cluster * featureCount)..<((cluster + 1) * featureCount), with: rows.observations.row(row))
    }
    return next
  }

  /// A vector divided by its length; `nil` when what is left of it is rounding.
  private static func direction(_ sum: ArraySlice<Double>, weight: Double) -> [Double]? {
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 1e-12 * weight ? sum.map { $0 / length } : nil
  }

  /// How many rounds of transfers are made at most.
  private static let roundLimit = 50

  /// Transfers single rows as long as that raises the sum of the cosines, which is Σ |sₐ| over the sums of the clusters;
  /// `nil` when none does.
  private func transferred(_ state: State) -> [Double]? {
    let values = rows.observations.rowMajor()
    var book = TransferBook(state.sums, labels: state.nearest.labels, weights: rows.weights)
    var hasMoved = false
    for _ in 0..<Self.roundLimit {
      var moves = 0
      for row in rows.weights.indices {
        if book.transfer(row, values[(row * featureCount)..<((row + 1) * featureCount)]) { moves += 1 }
      }
      if moves == 0 { break }
      hasMoved = true
    }
    guard hasMoved else { return nil }
    var next = state.centroids
    for cluster in 0..<clusterCount {
      let places = (cluster * featureCount)..<((cluster + 1) * featureCount)
      if let direction = Self.direction(book.sums[places], weight: book.clusterWeights[cluster]) {
        next.replaceSubrange(places, with: direction)
      }
    }
    return next
  }
}

/// The sums of the clusters while single rows move.
private struct TransferBook {
  private(set) var sums: [Double]
  private(set) var clusterWeights: [Double]
  private var lengths: [Double]
  private var labels: [Int32]
  private var rowCounts: [Int]
  private let weights: [Double]

  init(_ clusters: ClusterSums, labels: [Int32], weights: [Double]) {
    sums = clusters.sums
    clusterWeights = clusters.weights
    self.labels = labels
    self.weights = weights
    rowCounts = [Int](repeating: 0, count: clusters.weights.count)
    for label in labels { rowCounts[Int(label)] += 1 }
    lengths = []
    let featureCount = sums.count / clusterWeights.count
    for cluster in clusterWeights.indices {
      lengths.append(Self.length(sums[(cluster * featureCount)..<((cluster + 1) * featureCount)]))
    }
  }

  private static func length(_ sum: ArraySlice<Double>) -> Double { sum.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// Moves a row to the cluster where it adds most, if it adds more there than it does where it is.
  mutating func transfer(_ row: Int, _ values: ArraySlice<Double>) -> Bool {
    let (weight, own) = (weights[row], Int(labels[row]))
    guard rowCounts[own] > 1 else { return false }
    var best = (gain: -Double.infinity, cluster: own)
    for cluster in clusterWeights.indices where cluster != own {
      let dot = dot(cluster, values)
      let gain = newLength(cluster, weight * (weight + 2 * dot)) - lengths[cluster]
      if gain > best.gain { best = (gain, cluster) }
    }
    let loss = lengths[own] - newLength(own, weight * (weight - 2 * dot(own, values)))
    // The margins keep rounding errors from moving a row to and fro.
    guard best.gain > loss + 1e-10 * weight + 1e-13 * (lengths[own] + lengths[best.cluster]) else {
      return false
    }
    add(values, -weight, to: own)
    add(values, weight, to: best.cluster)
    rowCounts[own] -= 1
    rowCounts[best.cluster] += 1
    labels[row] = Int32(best.cluster)
    return true
  }

  private func dot(_ cluster: Int, _ values: ArraySlice<Double>) -> Double {
    var (dot, place) = (0.0, cluster * values.count)
    for value in values {
      dot += value * sums[place]
      place += 1
    }
    return dot
  }

  private func newLength(_ cluster: Int, _ change: Double) -> Double {
    max(0, lengths[cluster] * lengths[cluster] + change).squareRoot()
  }

  private mutating func add(_ values: ArraySlice<Double>, _ weight: Double, to cluster: Int) {
    let start = cluster * values.count
    for (offset, value) in values.enumerated() { sums[start + offset] += weight * value }
    clusterWeights[cluster] += weight
    lengths[cluster] = Self.length(sums[start..<(start + values.count)])
  }
}
