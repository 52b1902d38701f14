import Parallelism

/// One run of k-means: the centroids, labels and sums that its steps work on, and the scratch they need.
///
/// Seeding, Lloyd's steps, exchange and recombination are extensions in files of their own.
struct KMeansRun: ~Copyable {
  let source: TileSource
  let featureWeights: [Double]
  let clusterCount: Int
  let workers: Workers

  /// k times d numbers, cluster after cluster.
  var centroids: [Double]
  /// The weight of each cluster under the present labels.
  var clusterWeights: [Double]
  /// The weighted sum of each cluster's rows, k times d numbers.
  var sums: [Double]
  /// Whether the sums are those of a full pass, or as exact.
  var sumsAreExact = false
  /// Σ of squared distances of each cluster's rows to the centroids of the last assignment.
  var withinSums: [Double]
  /// The label of each row, with room for whole tiles. Owned.
  let labels: UnsafeMutablePointer<Int32>
  private let labelCapacity: Int

  var featureCount: Int { source.featureCount }
  /// The inertia at the last assignment.
  var inertia: Double { withinSums.reduce(0, +) }

  init(_ source: TileSource, clusterCount: Int, featureWeights: [Double], workers: Workers) {
    self.source = source
    self.featureWeights = featureWeights
    self.clusterCount = clusterCount
    self.workers = workers
    centroids = [Double](repeating: 0, count: clusterCount * source.featureCount)
    clusterWeights = [Double](repeating: 0, count: clusterCount)
    sums = centroids
    withinSums = clusterWeights
    labelCapacity = source.tileCount * Observations.tileRows
    labels = .allocate(capacity: labelCapacity)
    labels.initialize(repeating: -1, count: labelCapacity)
  }

  deinit {
    labels.deinitialize(count: labelCapacity)
    labels.deallocate()
  }

  /// Forgets the labels and starts from these centroids.
  mutating func start(from centroids: [Double]) {
    self.centroids = centroids
    labels.update(repeating: -1, count: labelCapacity)
  }

  /// The labels of the rows as an array.
  func labelArray() -> [Int] { (0..<source.rowCount).map { Int(labels[$0]) } }
}
