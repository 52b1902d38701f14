public import Clustering
public import Parallelism
public import Provenance

/// Which segments are found again when the market is sampled, thinned out, or disturbed.
///
/// Each sample is divided by k-means, the best of several starts. The **Jaccard index** of a segment with the most similar
/// segment of a sample,
///
///     max over segments t of the sample of |own ∩ t| / |own ∪ t|,
///
/// counted over the observations of the sample that are as they were, says whether that one segment is found again:
/// above 0.75 it is *recovered*, at 0.5 or below *dissolved*. What a sample is says the ``ResamplingScheme``.
///
/// Observations of weight 0 are ignored. Every k sees the same samples.
///
/// Source: Hennig (2007), doi:10.1016/j.csda.2006.11.025.
public struct SegmentRecovery: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "segment-recovery"
  /// The most samples: each keeps n counts.
  public static let sampleLimit = 20_000
  /// What it does.
  public static let summary = "Which segments are found again in samples of the accounts, or among noise."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Hennig, C.", year: 2007, title: "Cluster-wise assessment of cluster stability",
      venue: "Computational Statistics & Data Analysis 52(1), 258–271", doi: "10.1016/j.csda.2006.11.025")
  ]

  /// How samples are made.
  public let scheme: ResamplingScheme
  /// The share that is drawn, replaced or added; `nil` for a bootstrap.
  public let share: Double?
  /// The number of samples.
  public let sampleCount: Int
  /// The starts of k-means on each sample.
  public let restartCount: Int
  /// Where the random numbers start.
  public let seed: UInt64
  let observations: Observations
  let weights: [Double]?
  let featureWeights: [Double]?
  /// The observations as the fits to parts of them read them.
  let replicates: KMeansReplicates
  /// The mean and the standard deviation of each feature.
  let moments: FeatureMoments

  /// Prepares the observations.
  ///
  /// - Parameters:
  ///   - observations: n observations of d features.
  ///   - weights: How much each observation counts in a sample that holds it; `nil` counts each as 1.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; `nil` weighs each 1.
  ///   - scheme: How samples are made.
  ///   - share: Above 0 and at most 1; `nil` takes the default of the scheme. A bootstrap has none.
  ///   - sampleCount: The number of samples, in 1 ... ``sampleLimit``.
  ///   - restartCount: The starts of k-means on each sample, at least 1.
  ///   - seed: Where the random numbers start.
  /// - Throws: `setting`, `weightCount`, `badWeight`, `allWeightsZero`, `valuesTooLarge`.
  public init(
    _ observations: Observations, weights: ObservationWeights? = nil, featureWeights: [Double]? = nil,
    scheme: ResamplingScheme, share: Double? = nil, sampleCount: Int = 100, restartCount: Int = 10, seed: UInt64
  ) throws(ClusteringError) {
    guard sampleCount >= 1 else {
      throw .setting(name: "The number of samples", value: Double(sampleCount), allowed: "at least 1")
    }
    guard sampleCount <= Self.sampleLimit else {
      throw .setting(name: "The number of samples", value: Double(sampleCount), allowed: "in 1…\(Self.sampleLimit)")
    }
    if let share, !(share > 0 && share <= 1) {
      throw .setting(name: "The share of a sample", value: share, allowed: "above 0 and at most 1")
    }
    if let weights, weights.values.count != observations.observationCount {
      throw .weightCount(weights.values.count, expected: observations.observationCount)
    }
    self.scheme = scheme
    self.share = scheme.defaultShare.map { share ?? $0 }
    self.sampleCount = sampleCount
    self.restartCount = restartCount
    self.seed = seed
    self.observations = observations
    self.weights = weights?.values
    self.featureWeights = featureWeights
    replicates = try KMeansReplicates(observations, featureWeights: featureWeights)
    moments = FeatureMoments(observations, weights: weights)
  }

  /// Draws, divides and compares, in parallel over the samples.
  ///
  /// - Parameters:
  ///   - reference: The solution whose segments are looked for: n labels in 0 ..< `clusterCount`.
  ///   - clusterCount: k, in 1 ... n.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Returns: The recovery of every segment in every sample.
  /// - Throws: `clusterCount`, `setting`, `tooFewDistinct` when a sample holds fewer than k different rows, `badWeight` and
  ///   `valuesTooLarge` for weights that are too large. Time is that of samples · restarts descents; space is
  ///   O(samples · n).
  public func estimate(
    reference: [Int], clusterCount: Int, workers: Workers = .automatic
  ) throws(ClusteringError) -> SegmentRecoveryEstimate {
    try check(reference, clusterCount)
    switch scheme {
    case .bootstrap:
      return try estimate(
        reference, clusterCount, drawn: workers.map(sampleCount) { draws($0).map { min($0, 1) } }, workers)
    case .subset:
      return try estimate(reference, clusterCount, drawn: workers.map(sampleCount) { subset($0) }, workers)
    case .noise, .jitter:
      let recoveries = try workers.map(sampleCount) { (sample) throws(ClusteringError) -> [Double] in
        let (disturbed, isKept) = try disturbed(sample)
        let found = try labels(of: disturbed, sample, clusterCount)
        return Self.recovery(of: reference, in: found, clusterCount) { isKept[$0] && weight($0) > 0 }
      }
      return SegmentRecoveryEstimate(scheme: scheme, bySample: recoveries, clusterCount)
    }
  }

  /// Refuses a number of clusters below 1, and traps on labels that do not go with it.
  func check(_ reference: [Int], _ clusterCount: Int) throws(ClusteringError) {
    guard clusterCount >= 1 else { throw .clusterCount(clusterCount, observations: 0) }
    precondition(reference.count == observations.observationCount, "one label an observation is needed")
    precondition(reference.allSatisfy { 0..<clusterCount ~= $0 }, "a label lies outside 0 ..< k")
  }

  /// The recovery in samples that are a part of the observations.
  ///
  /// - Parameter drawn: For each sample whether each observation belongs to it, as 1 or 0.
  func estimate(
    _ reference: [Int], _ clusterCount: Int, drawn: [[Int32]], _ workers: Workers
  ) throws(ClusteringError) -> SegmentRecoveryEstimate {
    let fits = try replicates.fit(
      sampleCount: drawn.count, clusterCount: clusterCount, restartCount: restartCount,
      seed: fitSeed(clusterCount), workers: workers
    ) { (sample) throws(ClusteringError) in try weighted(drawn[sample]) }
    let recoveries = workers.map(drawn.count) { sample in
      Self.recovery(of: reference, in: fits[sample].labels, clusterCount) { drawn[sample][$0] > 0 && weight($0) > 0 }
    }
    return SegmentRecoveryEstimate(scheme: scheme, bySample: recoveries, clusterCount)
  }

  /// The labels that k-means gives to disturbed observations.
  private func labels(
    of disturbed: Observations, _ sample: Int, _ clusterCount: Int
  ) throws(ClusteringError) -> [Int] {
    var generator = SeededGenerator(seed: fitSeed(clusterCount), stream: UInt64(sample))
    let fits = try KMeansReplicates(disturbed, featureWeights: featureWeights).fit(
      sampleCount: 1, clusterCount: clusterCount, restartCount: restartCount, seed: generator.next(), workers: .one
    ) { (_) throws(ClusteringError) in
      try ObservationWeights(weights ?? [Double](repeating: 1, count: observations.observationCount))
    }
    return fits[0].labels
  }

  /// Where the random numbers of the fits for k start.
  private func fitSeed(_ clusterCount: Int) -> UInt64 { seed &+ UInt64(clusterCount) << 32 &+ 1 }

  /// The Jaccard index of each segment of the reference with the most similar one found, over the rows that count.
  static func recovery(
    of reference: [Int], in found: [Int], _ clusterCount: Int, foundCount: Int? = nil,
    where isCounted: (Int) -> Bool
  ) -> [Double] {
    let foundCount = foundCount ?? clusterCount
    let table = ContingencyTable(
      trustedRows: reference, columns: found, rowCount: clusterCount, columnCount: foundCount, where: isCounted)
    return (0..<clusterCount).map { own in
      (0..<foundCount).reduce(0) { best, other in
        let shared = table[own, other]
        let union = table.rowSums[own] + table.columnSums[other] - shared
        return union > 0 ? max(best, Double(shared) / Double(union)) : best
      }
    }
  }
}

extension SegmentRecoveryEstimate {
  /// Turns the Jaccard indices of each sample into those of each segment.
  init(scheme: ResamplingScheme, bySample samples: [[Double]], _ clusterCount: Int) {
    self.init(scheme: scheme, recoveries: (0..<clusterCount).map { segment in samples.map { $0[segment] } })
  }
}
