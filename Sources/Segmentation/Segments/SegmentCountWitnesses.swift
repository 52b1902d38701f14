import ClusterValidation
import Clustering
import Parallelism

/// What halves of the accounts, and accounts that are spread evenly, say of numbers of segments.
///
/// Each looks at a random sample of the accounts, the same for all numbers. What is found for one number does not depend on
/// which others are asked for. Accounts of weight 0 are left out; the others count alike.
struct SegmentCountWitnesses {
  /// Up to so many take part in the gap statistic.
  private static let gapLimit = 2_000
  private static let gapReferences = 20
  private static let gapRestarts = 5
  /// Up to so many accounts are halved for prediction strength.
  private static let strengthLimit = 4_000
  private static let strengthSplits = 10
  private static let strengthRestarts = 5

  private let prepared: PreparedRatings
  private let featureWeights: [Double]
  private let seed: UInt64
  private let workers: Workers

  init(_ prepared: PreparedRatings, featureWeights: [Double], seed: UInt64, workers: Workers) throws {
    let weights = prepared.weights?.values ?? []
    self.prepared =
      weights.contains(0) ? try prepared.selecting(weights.indices.filter { weights[$0] > 0 }) : prepared
    self.featureWeights = featureWeights
    self.seed = seed
    self.workers = workers
  }

  /// The prediction strength of those numbers that the accounts suffice for, from halves of a sample.
  func predictionStrengths(_ counts: [Int]) throws -> [Int: Double] {
    let rows = prepared.sample(atMost: Self.strengthLimit, seed: seed &+ 2)
    let observations = rows.map { prepared.observations.selecting($0) } ?? prepared.observations
    let possible = counts.filter { $0 <= observations.observationCount / 4 }
    guard !possible.isEmpty else { return [:] }
    let weights = featureWeights
    let estimates = try PredictionStrength(
      observations, clusterCounts: possible, repeatCount: Self.strengthSplits, featureWeights: weights, seed: seed
    ).estimates(workers: workers) { (half, count, seed) throws(ClusteringError) in
      let fits = try KMeansReplicates(half, featureWeights: weights)
      do throws(ClusteringError) {
        return try fits.best(clusterCount: count, restartCount: Self.strengthRestarts, seed: seed).centroids
      } catch {
        guard case .tooFewDistinct(let distinct, _) = error else { throw error }
        // A half with fewer patterns than k is divided into as many as it has: k then fails to be found again.
        let centroids = try fits.best(
          clusterCount: distinct, restartCount: Self.strengthRestarts, seed: seed
        ).centroids
        return centroids + Array(repeating: centroids[0], count: count - distinct)
      }
    }
    return Dictionary(uniqueKeysWithValues: estimates.map { ($0.clusterCount, $0.mean) })
  }

  /// The gap statistic of a small sample, divided anew, since its reference sets are as large as the data; none for a number
  /// whose segments consist of equal accounts.
  func gaps(_ counts: [Int]) throws -> [Int: GapStatistic.Estimate] {
    let rows = prepared.sample(atMost: Self.gapLimit, seed: seed &+ 1)
    let observations = rows.map { prepared.observations.selecting($0) } ?? prepared.observations
    // Divided as the reference sets are: a better search here would count as a gap.
    let fits = try KMeansReplicates(observations, featureWeights: featureWeights)
    let inertias = try workers.map(counts.count) { (index) throws(ClusteringError) -> (Int, Double) in
      (
        counts[index],
        try fits.best(clusterCount: counts[index], restartCount: Self.gapRestarts, seed: seed).inertia
      )
    }
    let estimates = try GapStatistic(
      observations, featureWeights: featureWeights, referenceCount: Self.gapReferences, restartCount: Self.gapRestarts,
      seed: seed
    ).estimates(inertias: Dictionary(uniqueKeysWithValues: inertias), workers: workers)
    return Dictionary(uniqueKeysWithValues: estimates.map { ($0.clusterCount, $0) })
  }
}
