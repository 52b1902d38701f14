public import Parallelism
import Provenance

/// Many k-means fits to the same observations, each with weights of its own: the work of a bootstrap.
///
/// A bootstrap sample of n rows is the n rows with the number of times each was drawn as its weight. So the rows are prepared
/// once, in the form the kernels read, and all fits share them; none copies a row. Fits are independent units of work, one
/// thread each, and every one draws from a random stream of its own: the result does not depend on the number of threads.
///
/// Each fit is the best of several starts by k-means++ (for more than eight clusters greedy) and Lloyd's algorithm: every start
/// until fewer than one label in a hundred changes, and the best three of them to the end. The search for the very best optimum
/// that ``KMeans`` makes is left out: stability is judged over many fits, and by what anyone would get.
///
/// Source of the use: Dolnicar & Leisch (2010), doi:10.1007/s11002-009-9083-4.
public struct KMeansReplicates: Sendable {
  private let source: TileSource
  private let extremes: [ClosedRange<Double>]

  /// Prepares the observations.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; `nil` weighs each 1.
  /// - Throws: `weightCount`, `badWeight`, `allWeightsZero`, `valuesTooLarge`. Space is that of the observations in single
  ///   precision, up to 32 MB.
  public init(_ observations: Observations, featureWeights: [Double]? = nil) throws(ClusteringError) {
    let method = try KMeans(clusterCount: 1, featureWeights: featureWeights)
    try method.check(observations, nil)
    source = try TileSource(
      observations, weights: nil, featureWeights: method.weightsOfFeatures(of: observations))
    extremes = observations.extremes(workers: .one)
  }

  /// Fits every sample for one number of clusters.
  ///
  /// - Parameters:
  ///   - sampleCount: The number of fits.
  ///   - clusterCount: k, in 1 … n.
  ///   - restartCount: Starts of each fit, at least 1.
  ///   - seed: Where random numbers start; fit i draws from stream i.
  ///   - workers: The threads to use.
  ///   - weights: The weights of fit i, n numbers; called once for each, from any thread. What it
  ///     throws is thrown on.
  /// - Returns: For each fit the k centroids of d numbers, and the labels that all n observations have by them, those of
  ///   weight 0 included.
  /// - Throws: `clusterCount`, `setting`, `weightCount`, `valuesTooLarge` for weights that are too large for sums of squares,
  ///   `tooFewDistinct` when a sample has fewer than k different rows.
  ///   Time is O(f r p n d k) for f fits of r starts and p passes each.
  public func fit(
    sampleCount: Int, clusterCount: Int, restartCount: Int = 10, seed: UInt64, workers: Workers = .automatic,
    weights: @Sendable (_ sample: Int) throws(ClusteringError) -> ObservationWeights
  ) throws(ClusteringError) -> [Fit] {
    let method = try KMeans(clusterCount: clusterCount, restartCount: restartCount)
    try method.check(source.observations, nil)
    return try workers.map(sampleCount) { (sample) throws(ClusteringError) -> Fit in
      var generator = SeededGenerator(seed: seed, stream: UInt64(sample))
      return try fit(try weights(sample), clusterCount, restartCount, &generator)
    }
  }

  /// The best of several starts on all observations alike: a quick fit for reference sets, halves and other things that are
  /// fitted by the hundred.
  ///
  /// - Parameters:
  ///   - clusterCount: k, in 1 … n.
  ///   - restartCount: Starts, at least 1.
  ///   - seed: Where random numbers start.
  /// - Throws: `clusterCount`, `setting`, `tooFewDistinct`, `valuesTooLarge`. One thread.
  public func best(clusterCount: Int, restartCount: Int, seed: UInt64) throws(ClusteringError) -> Fit {
    let method = try KMeans(clusterCount: clusterCount, restartCount: restartCount)
    try method.check(source.observations, nil)
    try Observations.requireSummable(
      extremes, featureWeights: source.featureWeights, totalWeight: Double(source.rowCount))
    var generator = SeededGenerator(seed: seed)
    return try fit(source, clusterCount, restartCount, &generator)
  }

  /// Among more clusters than this, seeds are chosen greedily: ten plain starts would hardly ever find all of them.
  private static let plainSeedLimit = 8
  /// A start is followed until fewer than one label in so many changes, and the best few to the end.
  private static let roughShare = 100
  private static let finalistCount = 3
  private static let passLimit = 300

  /// What one fit found.
  public struct Fit: Hashable, Sendable {
    /// k rows of d numbers.
    public let centroids: [[Double]]
    /// The nearest centroid of every observation.
    public let labels: [Int]
    /// Σ ω Σ w (x − c)² over the sample.
    public let inertia: Double
  }

  private func fit(
    _ weights: ObservationWeights, _ clusterCount: Int, _ restartCount: Int, _ generator: inout SeededGenerator
  ) throws(ClusteringError) -> Fit {
    guard weights.values.count == source.rowCount else {
      throw .weightCount(weights.values.count, expected: source.rowCount)
    }
    try Observations.requireSummable(
      extremes, featureWeights: source.featureWeights, totalWeight: weights.values.reduce(0, +))
    return try fit(TileSource(source, reweighted: weights), clusterCount, restartCount, &generator)
  }

  private func fit(
    _ sample: TileSource, _ clusterCount: Int, _ restartCount: Int, _ generator: inout SeededGenerator
  ) throws(ClusteringError) -> Fit {
    var run = KMeansRun(sample, clusterCount: clusterCount, workers: .one)
    var rough: [(inertia: Double, centroids: [Double])] = []
    for _ in 0..<(clusterCount == 1 ? 1 : restartCount) {
      try run.seed(trials: clusterCount > Self.plainSeedLimit ? nil : 1, using: &generator)
      _ = run.iterateLloyd(limit: Self.passLimit, enough: sample.rowCount / Self.roughShare)
      rough.append((run.inertiaByDifference(), run.centroids))
    }
    rough.sort { $0.inertia < $1.inertia }
    var best: (inertia: Double, centroids: [Double], labels: [Int])?
    for candidate in rough.prefix(Self.finalistCount) {
      run.start(from: candidate.centroids)
      _ = run.iterateLloyd(limit: Self.passLimit)
      let inertia = run.inertiaByDifference()
      if inertia < best?.inertia ?? .infinity {
        best = (inertia, run.centroids, run.labels(Array(0..<clusterCount)).labels)
      }
    }
    let featureCount = source.featureCount
    // No start ends below infinity: the squares were too large after all.
    guard let best else { throw Observations.valuesTooLarge(extremes) }
    return Fit(
      centroids: (0..<clusterCount).map { Array(best.centroids[($0 * featureCount)..<(($0 + 1) * featureCount)]) },
      labels: best.labels, inertia: best.inertia)
  }
}
