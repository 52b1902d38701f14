public import Clustering
public import Parallelism
public import Provenance

/// Prediction strength: whether segments found in one half of the data are found again in the other half.
///
/// The observations are split at random into halves, and both are clustered. Each half in turn is the test half: its observations
/// are assigned to the nearest centroid of the other half, and
///
///     ps(k) = min over test clusters j of  (pairs of j that the assignment keeps together) / (n_j (n_j − 1) / 2).
///
/// The value of a split is the mean over both roles, that of k the mean over the splits. 1 for k = 1; 0.8 to 0.9 and above
/// speaks for k segments. Pairs are counted in cross tables: O(n), not O(n²).
///
/// Test clusters of a single observation have no pairs and are passed over; where no cluster has a pair the value is 0.
///
/// Any algorithm that makes centroids will do. Every k sees the same splits, and the numbers drawn for one k do not depend
/// on which others are tried.
///
/// Source: Tibshirani, Walther (2005), doi:10.1198/106186005X59243, eq. 2.1, here with r = 2 parts.
public struct PredictionStrength: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "prediction-strength"
  /// The most random splits: each keeps n numbers.
  public static let repeatLimit = 10_000
  /// What it does.
  public static let summary = "Whether segments found in one half of the accounts are found again in the other."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Tibshirani, R.; Walther, G.", year: 2005, title: "Cluster validation by prediction strength",
      venue: "Journal of Computational and Graphical Statistics 14(3), 511–528", doi: "10.1198/106186005X59243")
  ]

  /// The observations to be split.
  public let observations: Observations
  /// The numbers of clusters to try.
  public let clusterCounts: [Int]
  /// The number of random splits, at least 2.
  public let repeatCount: Int
  /// The weight of each feature, d numbers.
  public let featureWeights: [Double]
  /// Where the random numbers start.
  public let seed: UInt64

  /// Checks what is to be done.
  ///
  /// - Parameters:
  ///   - observations: n observations.
  ///   - clusterCounts: The values of k, each in 1 ... n/2 (rounded down).
  ///   - repeatCount: The number of random splits, in 2 ... ``repeatLimit``, so that there is a standard error.
  ///   - featureWeights: d finite numbers of at least 0, not all of them 0; `nil` means 1 each.
  ///   - seed: Where the random numbers start.
  /// - Throws: `clusterCount`, `clusterCountAboveHalf`, `setting`, `featureWeightCount`, `badFeatureWeight`,
  ///   `allFeatureWeightsZero`.
  public init(
    _ observations: Observations, clusterCounts: [Int], repeatCount: Int = 20, featureWeights: [Double]? = nil,
    seed: UInt64
  ) throws(ClusterValidationError) {
    let half = observations.observationCount / 2
    guard !clusterCounts.isEmpty else {
      throw .setting(name: "The number of segment counts to try", value: 0, allowed: "at least 1")
    }
    for count in clusterCounts {
      guard count >= 1 else { throw .clusterCount(count) }
      guard count <= half else { throw .clusterCountAboveHalf(count, half: half) }
    }
    guard repeatCount >= 2 else {
      throw .setting(name: "The number of random splits", value: repeatCount, allowed: "at least 2")
    }
    guard repeatCount <= Self.repeatLimit else {
      throw .setting(name: "The number of random splits", value: repeatCount, allowed: "in 2…\(Self.repeatLimit)")
    }
    self.featureWeights = try LabelledObservations.checked(featureWeights, featureCount: observations.featureCount)
    self.observations = observations
    self.clusterCounts = clusterCounts
    self.repeatCount = repeatCount
    self.seed = seed
  }

  /// Splits, clusters and counts, in parallel over values of k and splits.
  ///
  /// - Parameters:
  ///   - workers: The threads to use; the result is the same to the bit for any number, if `fit` keeps that law.
  ///   - fit: Clusters observations into k clusters with a seed and returns k centroids of d numbers on the scale of the data.
  ///     It should use one thread, since the splits run in parallel already.
  /// - Returns: One estimate for each of `clusterCounts`, in that order.
  /// - Throws: What `fit` throws. Time is that of 2 · repeats fits on n/2 observations for each k, and O(n k d).
  public func estimates<Failure: Error>(
    workers: Workers = .automatic,
    fit: @Sendable (Observations, Int, UInt64) throws(Failure) -> [[Double]]
  ) throws(Failure) -> [PredictionStrengthEstimate] {
    let halves = (0..<repeatCount).map { split($0) }
    let values = try workers.map(clusterCounts.count * repeatCount) { (piece) throws(Failure) -> Double in
      let count = clusterCounts[piece / repeatCount]
      let split = piece % repeatCount
      var generator = fitGenerator(clusterCount: count, split: split)
      let first = observations.selecting(halves[split].first)
      let second = observations.selecting(halves[split].second)
      let ofFirst = try fit(first, count, generator.next())
      let ofSecond = try fit(second, count, generator.next())
      return (strength(in: first, tested: ofFirst, by: ofSecond) + strength(in: second, tested: ofSecond, by: ofFirst))
        / 2
    }
    return clusterCounts.indices.map { index in
      PredictionStrengthEstimate(
        clusterCount: clusterCounts[index],
        values: Array(values[index * repeatCount..<(index + 1) * repeatCount]))
    }
  }
}
