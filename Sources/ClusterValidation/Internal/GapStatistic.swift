public import Clustering
public import Parallelism
public import Provenance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gap statistic: how much tighter the segments are than those of accounts without any.
///
///     gap(k) = mean of ln W*_k over reference sets − ln W_k,   W_k = inertia / 2,
///
/// where a reference set has as many observations as the data, uniform over the range of each feature. Its error is the
/// standard deviation over the B reference sets (divided by B) times √(1 + 1/B). The rule of the paper takes the
/// smallest k with gap(k) ≥ gap(k + 1) − error(k + 1).
///
/// Source: Tibshirani, Walther & Hastie (2001), doi:10.1111/1467-9868.00293, with the reference (a) of section 4. Where
/// two features are correlated it finds structure in that alone; it is a piece of evidence, not a judge.
public struct GapStatistic: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "gap"
  /// The most reference sets.
  public static let referenceLimit = 10_000
  /// What it does.
  public static let summary = "How much tighter the segments are than those of evenly spread accounts."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Tibshirani, R.; Walther, G.; Hastie, T.", year: 2001,
      title: "Estimating the number of clusters in a data set via the gap statistic",
      venue: "Journal of the Royal Statistical Society B 63(2), 411–423", doi: "10.1111/1467-9868.00293")
  ]

  /// What was found for one number of clusters.
  public struct Estimate: Hashable, Sendable {
    /// The number of clusters, k.
    public let clusterCount: Int
    /// ln W of the data.
    public let logDispersion: Double
    /// The mean of ln W over the reference sets.
    public let expectedLogDispersion: Double
    /// The error of that mean as the paper has it.
    public let standardError: Double
    /// The gap.
    public var gap: Double { expectedLogDispersion - logDispersion }
  }

  /// The number of reference sets, B.
  public let referenceCount: Int
  /// The starts of k-means on each reference set.
  public let restartCount: Int
  /// Where the random numbers start.
  public let seed: UInt64
  private let observations: Observations
  private let featureWeights: [Double]?

  /// Checks what is to be done.
  ///
  /// - Parameters:
  ///   - observations: n observations of d features.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; `nil` weighs each 1.
  ///   - referenceCount: The number of reference sets, in 2 ... ``referenceLimit``.
  ///   - restartCount: The starts of k-means on each, at least 1.
  ///   - seed: Where the random numbers start.
  /// - Throws: `setting`, `featureWeightCount`, `badFeatureWeight`, `allFeatureWeightsZero`.
  public init(
    _ observations: Observations, featureWeights: [Double]? = nil, referenceCount: Int = 50, restartCount: Int = 5,
    seed: UInt64
  ) throws(ClusterValidationError) {
    guard referenceCount >= 2 else {
      throw .setting(name: "The number of reference sets", value: referenceCount, allowed: "at least 2")
    }
    guard referenceCount <= Self.referenceLimit else {
      throw .setting(
        name: "The number of reference sets", value: referenceCount, allowed: "in 2…\(Self.referenceLimit)")
    }
    guard restartCount >= 1 else {
      throw .setting(name: "The number of restarts", value: restartCount, allowed: "at least 1")
    }
    guard restartCount <= KMeans.restartLimit else {
      throw .setting(
        name: "The number of restarts", value: restartCount, allowed: "in 1…\(KMeans.restartLimit)")
    }
    if let featureWeights {
      _ = try LabelledObservations.checked(featureWeights, featureCount: observations.featureCount)
    }
    self.observations = observations
    self.featureWeights = featureWeights
    self.referenceCount = referenceCount
    self.restartCount = restartCount
    self.seed = seed
  }

  /// Draws and divides the reference sets, in parallel over them.
  ///
  /// - Parameters:
  ///   - inertias: The inertia of the data for each k to try, k in 1 ... n.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Returns: An estimate for each k, in rising order; none for a k whose inertia is 0, where ln W does not exist.
  /// - Throws: `clusterCount`, `valuesTooLarge`. Time is that of B fits for each k.
  public func estimates(
    inertias: [Int: Double], workers: Workers = .automatic
  ) throws(ClusteringError) -> [Estimate] {
    let counts = inertias.filter { $0.value > 0 }.keys.sorted()
    let moments = FeatureMoments(observations, workers: workers)
    let logs = try workers.map(referenceCount) { (reference) throws(ClusteringError) -> [Double] in
      var generator = SeededGenerator(seed: seed, stream: UInt64(reference))
      let uniform = try Observations(columns: uniformColumns(moments, &generator))
      let fits = try KMeansReplicates(uniform, featureWeights: featureWeights)
      // What is found for one k must not depend on which others are tried.
      let start = generator.next()
      var values: [Double] = []
      for count in counts {
        let fit = try fits.best(clusterCount: count, restartCount: restartCount, seed: start &+ UInt64(count))
        values.append(log(fit.inertia / 2))
      }
      return values
    }
    return counts.indices.map { index in
      let values = logs.map { $0[index] }
      let number = Double(values.count)
      let mean = values.reduce(0, +) / number
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / number
      return Estimate(
        clusterCount: counts[index], logDispersion: log(inertias[counts[index]]! / 2), expectedLogDispersion: mean,
        standardError: (variance * (1 + 1 / number)).squareRoot())
    }
  }

  private func uniformColumns(_ moments: FeatureMoments, _ generator: inout SeededGenerator) -> [[Double]] {
    moments.minima.indices.map { feature in
      let (low, high) = (moments.minima[feature], moments.maxima[feature])
      return (0..<observations.observationCount).map { _ in low + (high - low) * generator.nextUniform() }
    }
  }

  /// The smallest k that the rule of the paper accepts, if one does.
  public static func smallestClusterCount(_ estimates: [Estimate]) -> Int? {
    for (here, next) in zip(estimates, estimates.dropFirst())
    where next.clusterCount == here.clusterCount + 1 && here.gap >= next.gap - next.standardError {
      return here.clusterCount
    }
    return nil
  }
}
