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
  private let replicates: KMeansReplicates
  private let observationCount: Int
  private let weights: [Double]?

  /// Prepares the observations.
  ///
  /// - Parameters:
  ///   - observations: n observations of d features.
  ///   - weights: How much each observation counts in a sample that holds it; `nil` counts each as 1.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; `nil` weighs each 1.
  ///   - pairCount: The number of pairs, at least 2.
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
    if let weights, weights.values.count != observations.observationCount {
      throw .weightCount(weights.values.count, expected: observations.observationCount)
    }
    self.pairCount = pairCount
    self.restartCount = restartCount
    self.seed = seed
    self.weights = weights?.values
    observationCount = observations.observationCount
    replicates = try KMeansReplicates(observations, featureWeights: featureWeights)
  }

  /// Draws, divides and compares, in parallel over the samples.
  ///
  /// - Parameters:
  ///   - reference: The solution whose segments are looked for: n labels in 0 ..< `clusterCount`.
  ///   - clusterCount: k, in 1 ... n.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Returns: The agreement of every pair and the recovery of every segment.
  /// - Throws: `clusterCount`, `setting`, `tooFewDistinct` when a sample holds fewer than k different rows. Time is that of
  ///   2 · pairs · restarts descents; space is O(pairs · n).
  public func estimate(
    reference: [Int], clusterCount: Int, workers: Workers = .automatic
  ) throws(ClusteringError) -> BootstrapStabilityEstimate {
    precondition(reference.count == observationCount, "one label an observation is needed")
    let fits = try replicates.fit(
      sampleCount: 2 * pairCount, clusterCount: clusterCount, restartCount: restartCount,
      seed: seed &+ UInt64(clusterCount) << 32, workers: workers
    ) { sample in
      // Counts of draws, of which at least one is positive, times weights; see `draws`.
      try! ObservationWeights(weighted(draws(sample)))
    }
    let agreements = workers.map(pairCount) { pair in
      agreement(fits[2 * pair].labels, fits[2 * pair + 1].labels, clusterCount)
    }
    let once = try replicates.fit(
      sampleCount: pairCount, clusterCount: clusterCount, restartCount: restartCount,
      seed: seed &+ UInt64(clusterCount) << 32 &+ 1, workers: workers
    ) { sample in
      try! ObservationWeights(weighted(draws(sample).map { min($0, 1) }))
    }
    let recoveries = workers.map(pairCount) { sample in
      recovery(of: reference, in: once[sample].labels, drawn: weighted(draws(sample)), clusterCount)
    }
    return BootstrapStabilityEstimate(
      clusterCount: clusterCount, agreements: agreements,
      recoveries: (0..<clusterCount).map { segment in recoveries.map { $0[segment] } })
  }

  /// How often each observation is drawn in a sample. The total weight of what is drawn is positive.
  private func draws(_ sample: Int) -> [Double] {
    var generator = SeededGenerator(seed: seed, stream: 1 << 62 | UInt64(sample))
    var counts = [Double](repeating: 0, count: observationCount)
    var hasWeight = false
    repeat {
      for index in counts.indices { counts[index] = 0 }
      for _ in 0..<observationCount { counts[generator.nextIndex(below: observationCount)] += 1 }
      hasWeight = weights.map { zip($0, counts).contains { $0 > 0 && $1 > 0 } } ?? true
    } while !hasWeight
    return counts
  }

  private func weighted(_ counts: [Double]) -> [Double] {
    weights.map { zip($0, counts).map { $0 * $1 } } ?? counts
  }

  private func agreement(_ first: [Int], _ second: [Int], _ clusterCount: Int) -> Double {
    // Labels of one length in 0 ..< k always make a table, and some weight is positive.
    let table = try! ContingencyTable(
      rows: first, columns: second, rowCount: clusterCount, columnCount: clusterCount,
      multiplicities: weights.map { $0.map { $0 > 0 ? 1 : 0 } })
    return PartitionAgreement(table).adjustedRandIndex
  }

  /// The Jaccard index of each segment of the reference with the most similar one found, over the rows drawn.
  private func recovery(of reference: [Int], in found: [Int], drawn: [Double], _ clusterCount: Int) -> [Double] {
    var counts = [Int](repeating: 0, count: clusterCount * clusterCount)
    var (ownSizes, foundSizes) = (
      [Int](repeating: 0, count: clusterCount), [Int](repeating: 0, count: clusterCount)
    )
    for (row, count) in drawn.enumerated() where count > 0 {
      counts[reference[row] * clusterCount + found[row]] += 1
      ownSizes[reference[row]] += 1
      foundSizes[found[row]] += 1
    }
    return (0..<clusterCount).map { own in
      (0..<clusterCount).reduce(0) { best, other in
        let shared = counts[own * clusterCount + other]
        let union = ownSizes[own] + foundSizes[other] - shared
        return union > 0 ? max(best, Double(shared) / Double(union)) : best
      }
    }
  }
}
