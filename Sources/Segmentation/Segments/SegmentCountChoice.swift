import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// How many segments the data hold up.
///
/// The rule: the largest k in 2…8 whose prediction strength is at least 0.8, that is, whose segments are found again in an
/// independent half of the accounts. When none is, 2 with a warning. At most 4,000 accounts are looked at, drawn by the seed.
///
/// Source: Tibshirani & Walther (2005), doi:10.1198/106186005X59243, which suggests 0.8 to 0.9.
public struct SegmentCountChoice: Hashable, Sendable {
  /// The evidence for one number of segments.
  public struct Candidate: Hashable, Sendable {
    /// The number of segments.
    public let segmentCount: Int
    /// The mean prediction strength over the splits, in 0 ... 1.
    public let predictionStrength: Double
    /// The standard error of that mean.
    public let standardError: Double
  }

  /// The numbers tried.
  public static let range = 2...8
  /// The least prediction strength of a number that is accepted.
  public static let threshold = 0.8
  private static let sampleSize = 4_000
  private static let splitCount = 10

  /// Every number tried, in rising order.
  public let candidates: [Candidate]
  /// The number chosen.
  public let segmentCount: Int
  /// Whether any number reached the threshold.
  public let isSupported: Bool

  init(
    _ observations: Observations, featureWeights: [Double], seed: UInt64, workers: Workers,
    progress: ProgressHandler?
  ) throws {
    let needed = 4 * Self.range.lowerBound
    guard observations.observationCount >= needed else {
      throw SegmentationError.tooFewForAutomatic(accounts: observations.observationCount, needed: needed)
    }
    progress?(WorkProgress(stage: "choosing the number of segments", fraction: 0))
    candidates = try Self.evidence(
      observations, Array(Self.range), featureWeights: featureWeights, seed: seed, workers: workers)
    let supported = candidates.last { $0.predictionStrength >= Self.threshold }
    segmentCount = supported?.segmentCount ?? Self.range.lowerBound
    isSupported = supported != nil
  }

  /// The prediction strength of those of some numbers of segments that the accounts suffice for.
  static func evidence(
    _ observations: Observations, _ counts: [Int], featureWeights: [Double], seed: UInt64, workers: Workers
  ) throws -> [Candidate] {
    var generator = SeededGenerator(seed: seed, stream: 0xA070)
    var sample = observations
    if observations.observationCount > sampleSize {
      sample = observations.selecting(
        generator.sampleOfIndices(sampleSize, below: observations.observationCount))
    }
    let counts = counts.filter { $0 <= sample.observationCount / 4 }
    guard !counts.isEmpty else { return [] }
    let strength = try PredictionStrength(
      sample, clusterCounts: counts, repeatCount: splitCount, featureWeights: featureWeights,
      seed: generator.next())
    var found: [Candidate] = []
    for estimate in try strength.estimates(
      workers: workers,
      fit: { (half, count, seed) throws(ClusteringError) in
        let fits = try KMeansReplicates(half, featureWeights: featureWeights)
        do throws(ClusteringError) {
          return try fits.best(clusterCount: count, restartCount: 5, seed: seed).centroids
        } catch {
          guard case .tooFewDistinct(let distinct, _) = error else { throw error }
          // A half with fewer patterns than k is divided into as many as it has: k then fails to be found again.
          let centroids = try fits.best(clusterCount: distinct, restartCount: 5, seed: seed).centroids
          return centroids + Array(repeating: centroids[0], count: count - distinct)
        }
      })
    {
      found.append(
        Candidate(
          segmentCount: estimate.clusterCount, predictionStrength: estimate.mean,
          standardError: estimate.standardError))
    }
    return found
  }
}
