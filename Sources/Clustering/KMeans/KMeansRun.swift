import Parallelism

/// One run of k-means: the centroids, labels and sums that its steps work on, and the scratch they need.
///
/// Seeding, Lloyd's steps, exchange and recombination are extensions in files of their own.
struct KMeansRun: ~Copyable {
  let source: TileSource
  let clusterCount: Int
  let workers: Workers

  /// k times d numbers, cluster after cluster.
  var centroids: [Double]
  /// The weight of each cluster under the present labels.
  var clusterWeights: [Double]
  /// The weighted sum of each cluster's rows, k times d numbers.
  var sums: [Double]
  /// Whether the sums are those of a full pass in `Double`, or as exact.
  var sumsAreExact = false
  /// Σ of squared distances of each cluster's rows to the centroids of the last assignment in `Double`.
  var withinSums: [Double]
  /// The centroids as the single-precision kernels need them.
  var scoring: Scoring
  /// How far centroids have moved since ``expiries`` were forgotten: the sum of the two largest movements of every step.
  var odometer = 0.0
  /// The label of each row, with room for whole tiles. Owned.
  let labels: UnsafeMutablePointer<Int32>
  /// For every 16 rows the reading of the odometer up to which their labels are known to stay. Owned.
  let expiries: UnsafeMutablePointer<Float>
  private let labelCapacity: Int

  /// Rows that share an expiry.
  static let groupRows = 16

  var featureCount: Int { source.featureCount }
  var featureWeights: [Double] { source.featureWeights }
  /// The inertia at the last assignment in `Double`.
  var inertia: Double { withinSums.reduce(0, +) }

  init(_ source: TileSource, clusterCount: Int, workers: Workers) {
    self.source = source
    self.clusterCount = clusterCount
    self.workers = workers
    centroids = [Double](repeating: 0, count: clusterCount * source.featureCount)
    clusterWeights = [Double](repeating: 0, count: clusterCount)
    sums = centroids
    withinSums = clusterWeights
    scoring = Scoring(source.space, clusterCount: clusterCount)
    labelCapacity = source.tileCount * Observations.tileRows
    labels = .allocate(capacity: labelCapacity)
    HugePages.wish(for: UnsafeMutableBufferPointer(start: labels, count: labelCapacity))
    labels.initialize(repeating: -1, count: labelCapacity)
    expiries = .allocate(capacity: labelCapacity / Self.groupRows)
    expiries.initialize(repeating: -.infinity, count: labelCapacity / Self.groupRows)
  }

  deinit {
    labels.deallocate()
    expiries.deallocate()
  }

  /// Forgets the labels and starts from these centroids.
  mutating func start(from centroids: [Double]) {
    self.centroids = centroids
    labels.update(repeating: -1, count: labelCapacity)
    forgetExpiries()
  }

  /// Makes the next pass look at every row.
  mutating func forgetExpiries() {
    odometer = 0
    expiries.update(repeating: -.infinity, count: labelCapacity / Self.groupRows)
  }

  /// The labels of the rows, each cluster under its new label, and how many rows have each.
  func labels(_ newLabels: [Int]) -> (labels: [Int], sizes: [Int]) {
    let (old, chunkCount, observations) = (RowPointer(labels), source.chunkCount, source.observations)
    var sizes = [Int](repeating: 0, count: newLabels.count)
    let all = [Int](unsafeUninitializedCapacity: source.rowCount) { buffer, count in
      HugePages.wish(for: buffer)
      let new = RowPointer(buffer.baseAddress!)
      let parts = workers.map(chunkCount) { chunk in
        var sizes = [Int](repeating: 0, count: newLabels.count)
        for row in observations.rows(ofChunk: chunk) {
          let label = newLabels[Int(old.base[row])]
          (new.base + row).initialize(to: label)
          sizes[label] += 1
        }
        return sizes
      }
      for part in parts { for label in sizes.indices { sizes[label] += part[label] } }
      count = source.rowCount
    }
    return (all, sizes)
  }

  /// The distance in the score space between a centroid and where it was.
  func movement(of cluster: Int, from old: [Double]) -> Double {
    var sum = 0.0
    for feature in 0..<featureCount {
      let difference = centroids[cluster * featureCount + feature] - old[cluster * featureCount + feature]
      sum += difference * difference * featureWeights[feature]
    }
    return sum.squareRoot() * source.space.distanceScale
  }
}

/// Lets chunks write their own rows' places from several threads.
struct RowPointer<Element>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  init(_ base: UnsafeMutablePointer<Element>) { self.base = base }
}
