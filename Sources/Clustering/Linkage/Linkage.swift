public import Parallelism
public import Provenance

/// Agglomerative clustering: every observation starts alone, the two nearest clusters join until k are left.
///
/// For a picture of how segments nest, and for starting k-means: ``LinkageModel/hierarchy`` holds the whole tree and
/// can be cut anew without another fit. Nothing is drawn at random. What near means is the ``LinkageCriterion``.
///
/// Time is O(n² d) for the distances, shared by the threads, and O(n²) for the joins; space is 4 n² bytes, and O(n d)
/// for single linkage. Equal distances leave a choice between joins, and then another program may make other clusters.
///
/// Sources: Ward (1963), doi:10.1080/01621459.1963.10500845, with the heights of Murtagh & Legendre (2014),
/// doi:10.1007/s00357-014-9161-z (`ward.D2`); Murtagh (1983), doi:10.1093/comjnl/26.4.354, and Müllner (2011),
/// arXiv:1109.2378 (nearest-neighbour chains); Gower & Ross (1969), doi:10.2307/2346439 (single linkage).
public struct Linkage: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "linkage"
  /// What the method does.
  public static let summary = "Agglomerative clustering: Ward's criterion, average, complete or single linkage"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Ward, J. H.", year: 1963, title: "Hierarchical grouping to optimize an objective function",
      venue: "Journal of the American Statistical Association 58(301), 236–244", doi: "10.1080/01621459.1963.10500845"),
    Citation(
      authors: "Gower, J. C.; Ross, G. J. S.", year: 1969,
      title: "Minimum spanning trees and single linkage cluster analysis",
      venue: "Applied Statistics 18(1), 54–64", doi: "10.2307/2346439"),
    Citation(
      authors: "Murtagh, F.", year: 1983, title: "A survey of recent advances in hierarchical clustering algorithms",
      venue: "The Computer Journal 26(4), 354–359", doi: "10.1093/comjnl/26.4.354"),
    Citation(
      authors: "Müllner, D.", year: 2011, title: "Modern hierarchical, agglomerative clustering algorithms",
      venue: "arXiv:1109.2378", doi: "10.48550/arXiv.1109.2378"),
    Citation(
      authors: "Murtagh, F.; Legendre, P.", year: 2014,
      title: "Ward's hierarchical agglomerative clustering method: which algorithms implement Ward's criterion?",
      venue: "Journal of Classification 31(3), 274–295", doi: "10.1007/s00357-014-9161-z"),
  ]

  /// What the distance of two clusters is.
  public let criterion: LinkageCriterion
  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// The weight of each feature in the squared distance; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The threads to use; the result does not depend on them.
  public let workers: Workers

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - criterion: What the distance of two clusters is.
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - workers: The threads to use.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`.
  public init(
    _ criterion: LinkageCriterion = .ward, clusterCount: Int, featureWeights: [Double]? = nil,
    workers: Workers = .automatic
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(clusterCount: clusterCount, featureWeights: featureWeights)
    self.criterion = criterion
    self.clusterCount = clusterCount
    self.featureWeights = featureWeights
    self.workers = workers
  }

  /// Divides the observations into clusters; no random number is drawn.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows of positive weight differ,
  ///   `tooManyObservations`, `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> LinkageModel {
    try fit(observations, weights: weights)
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows of positive weight differ,
  ///   `tooManyObservations`, `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil
  ) throws(ClusteringError) -> LinkageModel {
    // Before the work and not after it.
    try KMeans(clusterCount: clusterCount).check(observations, nil)
    let hierarchy = try LinkageHierarchy(
      observations, weights: weights, criterion: criterion, featureWeights: featureWeights, workers: workers)
    return try hierarchy.cut(into: clusterCount)
  }
}
