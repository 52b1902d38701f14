public import Clustering
public import Parallelism
public import Provenance

/// Bootstrap stability: whether two samples of a market lead to the same segments, and whether each segment is found
/// again.
///
/// Bootstrap samples are drawn, as many observations as there are, with replacement; each is divided by k-means (the
/// best of several starts).
///
/// - Samples in pairs label all observations by the nearest centroid. The **adjusted Rand index** of the two partitions
///   of a pair says how far the whole solution depends on chance.
/// - As many samples, in which repeated draws count once, are held against a given solution. The **Jaccard index** of a
///   segment with the most similar segment of a sample, over the observations that were drawn, says whether that one
///   segment is found again: above 0.75 it is *recovered*, at 0.5 or below *dissolved*.
///
/// Observations of weight 0 are ignored. Every k sees the same samples. Sources: Dolnicar & Leisch (2010),
/// doi:10.1007/s11002-009-9083-4 (pairs); Hennig (2007), doi:10.1016/j.csda.2006.11.025 (segments).
public struct BootstrapStability: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "bootstrap-stability"
  /// The most pairs of samples: each keeps n counts.
  public static let pairLimit = 10_000
  /// What it does.
  public static let summary = "Whether bootstrap samples of the accounts lead to the same segments."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Dolnicar, S.; Leisch, F.", year: 2010,
      title: "Evaluation of structure and reproducibility of cluster solutions using the bootstrap",
      venue: "Marketing Letters 21(1), 83–101", doi: "10.1007/s11002-009-9083-4"),
    Citation(
      authors: "Hennig, C.", year: 2007, title: "Cluster-wise assessment of cluster stability",
      venue: "Computational Statistics & Data Analysis 52(1), 258–271", doi: "10.1016/j.csda.2006.11.025"),
  ]

  /// The number of pairs of samples.
  public let pairCount: Int
  /// The starts of k-means on each sample.
  public let restartCount: Int
  /// Where the random numbers start.
  public let seed: UInt64
  private let recovery: SegmentRecovery

  /// Prepares the observations.
  ///
  /// - Parameters:
  ///   - observations: n observations of d features.
  ///   - weights: How much each observation counts in a sample that holds it; `nil` counts each as 1.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; `nil` weighs each 1.
  ///   - pairCount: The number of pairs, in 2 ... ``pairLimit``.
  ///   - restartCount: The starts of k-means on each sample, at least 1.
  ///   - seed: Where the random numbers start.
  /// - Throws: `setting`, `weightCount`, `badWeight`, `allWeightsZero`, `valuesTooLarge`.
  public init(
    _ observations: Observations, weights: ObservationWeights? = nil, featureWeights: [Double]? = nil,
    pairCount: Int = 100, restartCount: Int = 10, seed: UInt64
  ) throws(ClusteringError) {
    guard pairCount >= 2 else {
      throw .setting(name: "The number of pairs of samples", value: Double(pairCount), allowed: "at least 2")
    }
    guard pairCount <= Self.pairLimit else {
      throw .setting(
        name: "The number of pairs of samples", value: Double(pairCount), allowed: "in 2…\(Self.pairLimit)")
    }
    self.pairCount = pairCount
    self.restartCount = restartCount
    self.seed = seed
    recovery = try SegmentRecovery(
      observations, weights: weights, featureWeights: featureWeights, scheme: .bootstrap, sampleCount: pairCount,
      restartCount: restartCount, seed: seed)
  }

  /// Draws, divides and compares, in parallel over the samples.
  ///
  /// - Parameters:
  ///   - reference: The solution whose segments are looked for: n labels in 0 ..< `clusterCount`.
  ///   - clusterCount: k, in 1 ... n.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Returns: The agreement of every pair and the recovery of every segment.
  /// - Throws: `clusterCount`, `setting`, `tooFewDistinct` when a sample holds fewer than k different rows, `badWeight` and
  ///   `valuesTooLarge` for weights that are too large. Time is that of 3 · pairs · restarts descents; space is
  ///   O(pairs · n).
  public func estimate(
    reference: [Int], clusterCount: Int, workers: Workers = .automatic
  ) throws(ClusteringError) -> BootstrapStabilityEstimate {
    try recovery.check(reference, clusterCount)
    let draws = workers.map(2 * pairCount) { recovery.draws($0) }
    let fits = try recovery.replicates.fit(
      sampleCount: 2 * pairCount, clusterCount: clusterCount, restartCount: restartCount,
      seed: seed &+ UInt64(clusterCount) << 32, workers: workers
    ) { (sample) throws(ClusteringError) in try recovery.weighted(draws[sample]) }
    let agreements = workers.map(pairCount) { pair in
      agreement(fits[2 * pair].labels, fits[2 * pair + 1].labels, clusterCount)
    }
    let within = workers.map(fits.count) { sample in
      SegmentRecovery.recovery(of: reference, in: fits[sample].labels, clusterCount) { recovery.weight($0) > 0 }
    }
    let once = workers.map(pairCount) { sample in draws[sample].map { min($0, 1) } }
    return BootstrapStabilityEstimate(
      clusterCount: clusterCount, agreements: agreements,
      recoveries: try recovery.estimate(reference, clusterCount, drawn: once, workers).recoveries,
      withinSolution: (0..<clusterCount).map { segment in within.map { $0[segment] } })
  }

  private func agreement(_ first: [Int], _ second: [Int], _ clusterCount: Int) -> Double {
    let table = ContingencyTable(
      trustedRows: first, columns: second, rowCount: clusterCount, columnCount: clusterCount
    ) { recovery.weight($0) > 0 }
    return PartitionAgreement(table).adjustedRandIndex
  }
}
