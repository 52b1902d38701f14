public import Parallelism
public import Provenance

/// k-medoids by Gower's distances: for criteria in different units, and with names beside the numbers.
///
/// The features of the observations are numbers, each compared over its range; categories may stand beside them and count
/// as much as a feature each, 0 for the same name and 1 for another. The partition is that of ``KMedoids``.
///
/// Space is 4 n² bytes, so at most ``KnownDistances/observationLimit`` observations are taken; time is O(n² d) for the distances.
/// Feature weights multiply what a feature counts: one of weight 0 is left out.
///
/// Sources: Gower (1971), doi:10.2307/2528823; Schubert & Rousseeuw (2021), doi:10.1016/j.is.2021.101804.
public struct GowerMedoids: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "gower"
  /// What the method does.
  public static let summary = "k-medoids by Gower's distances: numbers in any unit, and names beside them"
  /// Where it comes from.
  public static let citations =
    [
      Citation(
        authors: "Gower, J. C.", year: 1971, title: "A general coefficient of similarity and some of its properties",
        venue: "Biometrics 27(4), 857–871", doi: "10.2307/2528823")
    ] + KMedoids.citations

  /// The columns of names, each a list of n numbers that stand for names; `nil` where one is missing.
  public let categories: [[Int?]]
  /// The weight of each feature; `nil` weighs each 1, as each category.
  public let featureWeights: [Double]?
  private let medoids: KMedoids

  /// The number of clusters, k.
  public var clusterCount: Int { medoids.clusterCount }

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - categories: Columns of names beside the features.
  ///   - featureWeights: d finite numbers of at least 0; a feature of weight 0 is ignored.
  ///   - restartCount: At least 1.
  ///   - workers: The threads to use; the result does not depend on them.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`.
  public init(
    clusterCount: Int, categories: [[Int?]] = [], featureWeights: [Double]? = nil,
    restartCount: Int = KMedoids.defaultRestartCount, workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(clusterCount: clusterCount, featureWeights: featureWeights)
    medoids = try KMedoids(clusterCount: clusterCount, restartCount: restartCount, workers: workers)
    self.categories = categories
    self.featureWeights = featureWeights
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: those of ``GowerDistances`` and of ``KMedoids``.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> MedoidPartition {
    guard clusterCount <= observations.observationCount else {
      throw .clusterCount(clusterCount, observations: observations.observationCount)
    }
    if let featureWeights, featureWeights.count != observations.featureCount {
      throw .weightCount(featureWeights.count, expected: observations.featureCount)
    }
    let numbers = (0..<observations.featureCount).map { feature in
      MixedColumn.numeric((0..<observations.observationCount).map { observations[$0, feature] })
    }
    let featureWeights = self.featureWeights ?? [Double](repeating: 1, count: observations.featureCount)
    let distances = try GowerDistances(
      numbers + categories.map { .category($0) },
      columnWeights: featureWeights + [Double](repeating: 1, count: categories.count), workers: medoids.workers)
    return try medoids.fit(distances: distances.distances, weights: weights, using: &generator)
  }
}
