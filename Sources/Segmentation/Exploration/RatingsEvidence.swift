import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// Asks of a solution whether it is one of the benefits: fits anew without each, and with other treatments of the ratings.
struct RatingsEvidence {
  let ratings: SegmentationRunner.Ratings
  let options: SegmentationOptions
  /// The observations to look at; `nil` for all.
  let rows: [Int]?
  let workers: Workers

  /// The treatments under which segments of ratings as given must be found again.
  private static let treatments: [ResponseTreatment] = [.center, .standardize, .rank]

  private static let restartCount = 16
  /// Up to so many criteria each is left out once; each takes a fit of all others.
  static let removalLimit = 500

  func diagnosis(of labels: [Int], segmentCount: Int, names: [String]) throws -> RatingsDiagnosis {
    let all = ratings.prepared.observations
    let observations = rows.map { all.selecting($0) } ?? all
    let reference = rows.map { rows in rows.map { labels[$0] } } ?? labels
    return try RatingsDiagnosis(
      observations, accountCount: all.observationCount, segmentCount: segmentCount, names: names,
      survivals: try survivals(reference, segmentCount), removals: try removals(observations, reference, segmentCount),
      workers: workers)
  }

  private func survivals(_ reference: [Int], _ segmentCount: Int) throws -> [ResponseSurvival] {
    guard options.response == .raw, ratings.featureWeights.count >= 2 else { return [] }
    return try workers.map(Self.treatments.count) { index in
      let response = Self.treatments[index]
      return ResponseSurvival(
        response: response, adjustedRandIndex: try agreement(of: reference, segmentCount, under: response))
    }
  }

  /// The adjusted Rand index with the segments of treated ratings; `nil` when these are too much alike to be divided.
  private func agreement(
    of reference: [Int], _ segmentCount: Int, under response: ResponseTreatment
  ) throws -> Double? {
    let treated = try ratings.prepared.treated(rows, by: response)
    do {
      let weights = try options.scaling.featureWeights(for: FeatureMoments(treated, workers: .one))
      let labels = try fit(treated, segmentCount, featureWeights: weights, seed: options.seed)
      return try PartitionAgreement(
        rows: reference, columns: labels, rowCount: segmentCount, columnCount: segmentCount
      ).adjustedRandIndex
    } catch ClusteringError.tooFewDistinct {
      return nil
    } catch ClusteringError.constantFeature {
      return nil
    }
  }

  private func removals(
    _ observations: Observations, _ reference: [Int], _ segmentCount: Int
  ) throws -> [FeatureRemovalEffect] {
    guard ratings.featureWeights.count(where: { $0 > 0 }) >= 2, observations.featureCount <= Self.removalLimit else {
      return []
    }
    let partition = try LabelledObservations(
      observations, labels: reference, clusterCount: segmentCount, featureWeights: ratings.featureWeights)
    return try FeatureRemoval(partition, seed: options.seed, workers: workers).effects(workers: workers) {
      (observations, weights, seed) throws(ClusteringError) in
      do throws(ClusteringError) {
        return try fit(observations, segmentCount, featureWeights: weights, seed: seed)
      } catch {
        guard case .tooFewDistinct(let distinct, _) = error else { throw error }
        return try fit(observations, distinct, featureWeights: weights, seed: seed)
      }
    }
  }

  private func fit(
    _ observations: Observations, _ segmentCount: Int, featureWeights: [Double], seed: UInt64
  ) throws(ClusteringError) -> [Int] {
    try KMeansReplicates(observations, featureWeights: featureWeights)
      .best(clusterCount: segmentCount, restartCount: Self.restartCount, seed: seed).labels
  }
}
