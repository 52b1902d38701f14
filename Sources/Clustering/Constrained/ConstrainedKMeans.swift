public import Parallelism
public import Provenance

/// k-means under business constraints, which hold in every assignment and not only afterwards.
///
/// Minimises the inertia Σᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)² over partitions into k clusters that satisfy ``ClusterConstraints``:
/// a least and a largest number of observations, a least sum of an amount, groups that stay together, groups that stay
/// apart.
///
/// 1. Each start alternates: the observations are assigned to the centroids as well as the constraints allow, and the
///    centroids move to the weighted means. A new assignment is taken only if it is better than the present one at the
///    same centroids, so the inertia never rises. The first start begins at the solution without constraints, the others
///    with seeds by k-means++ and a few of Lloyd's steps.
/// 2. The best starts are followed to the end. There single observations are moved and pairs swapped as long as that
///    lowers the inertia and stays allowed, and assignments and exchanges take turns until neither gains.
///
/// **What is exact.** With limits of size, with groups apart, or with both, an assignment is a minimum-cost flow and the
/// best there is for its centroids; so it is with groups together, as long as all blocks have the same size or there are
/// no limits of size. A least amount, limits of size on blocks that differ, and observations kept together that belong to
/// different groups to be kept apart make generalised assignment problems, which are NP-hard: then assignments come from
/// a Lagrangian relaxation with repair and local search, for at most 32 blocks followed by a search of everything that
/// could be better. ``ConstrainedKMeansTrace/isExact`` and ``ConstrainedKMeansTrace/assignmentGap`` say how well that
/// went. The inertia is a local optimum in every case, as for all k-means.
///
/// **When there is no solution** the fit throws `infeasible`, with the constraints to blame and limits that would do.
/// Whether flows have a solution is known; for the harder kinds a division is sought, and one that exists may be missed
/// where groups of many sizes have to fill tight limits exactly.
///
/// Sizes count observations, whatever they weigh, those of weight 0 too. Amounts are rounded to multiples of 2⁻⁵¹ of their
/// sum, so that sums of them are exact; whole numbers stay what they are.
///
/// Time is O(p n k (d + log n)) for p assignments with a flow, and some dozens of times O(n k) for each assignment
/// without; space is O(n (d + k)) for each thread. Sets as constrained as n = k · maximum take longest.
///
/// Sources: Bradley, Bennett & Demiriz (2000), MSR-TR-2000-65 (sizes, as a flow); Wagstaff et al. (2001), ICML 577–584
/// (together and apart, there assigned one by one, which may end without a solution where there is one); Fisher (1981),
/// doi:10.1287/mnsc.27.1.1 (relaxation); Hartigan & Wong (1979), doi:10.2307/2346830 (exchange).
public struct ConstrainedKMeans: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "constrained-kmeans"
  /// What the method does.
  public static let summary = "k-means with limits on segment size and total, and accounts kept together or apart"
  /// Where it comes from.
  public static let citations =
    [
      Citation(
        authors: "Bradley, P. S.; Bennett, K. P.; Demiriz, A.", year: 2000, title: "Constrained K-Means Clustering",
        venue: "Technical Report MSR-TR-2000-65, Microsoft Research"),
      Citation(
        authors: "Wagstaff, K.; Cardie, C.; Rogers, S.; Schrödl, S.", year: 2001,
        title: "Constrained K-means Clustering with Background Knowledge",
        venue: "Proceedings of ICML 2001, 577–584"),
      Citation(
        authors: "Fisher, M. L.", year: 1981,
        title: "The Lagrangian Relaxation Method for Solving Integer Programming Problems",
        venue: "Management Science 27(1), 1–18", doi: "10.1287/mnsc.27.1.1"),
    ] + KMeans.citations.filter { $0.year == 1979 }

  /// The default number of starts.
  public static let defaultRestartCount = 16

  /// The number of clusters, k, at least 1.
  public let clusterCount: Int
  /// What clusters have to satisfy.
  public let constraints: ClusterConstraints
  /// The weight of each feature in the squared distance; `nil` weighs each 1.
  public let featureWeights: [Double]?
  /// The number of starts, at least 1.
  public let restartCount: Int
  /// The largest number of steps in each start.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers
  /// Hears how far the search has come.
  let progress: ProgressHandler?

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - constraints: What clusters have to satisfy; that its lists have n numbers is checked by the fit.
  ///   - featureWeights: d finite numbers of at least 0, not all 0; a feature of weight 0 is ignored.
  ///   - restartCount: At least 1.
  ///   - iterationLimit: At least 1. A search cut short gives what it has reached, and a warning.
  ///   - workers: The threads to use.
  ///   - progress: Hears how far the search has come, from any thread.
  /// - Throws: `clusterCount`, `badWeight`, `allWeightsZero`, `setting`, and `infeasible` for amounts that are none and a
  ///   minimum above the maximum.
  public init(
    clusterCount: Int, constraints: ClusterConstraints, featureWeights: [Double]? = nil,
    restartCount: Int = Self.defaultRestartCount, iterationLimit: Int = 500, workers: Workers = .automatic,
    progress: ProgressHandler? = nil
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      iterationLimit: iterationLimit)
    try constraints.check()
    self.clusterCount = clusterCount
    self.constraints = constraints
    self.featureWeights = featureWeights
    self.restartCount = restartCount
    self.iterationLimit = iterationLimit
    self.workers = workers
    self.progress = progress
  }

  /// Divides the observations into clusters.
  ///
  /// - Throws: `clusterCount` when k > n, `infeasible` when no division satisfies the constraints, `tooFewDistinct` when
  ///   fewer than k rows of positive weight differ, `weightCount`, `valuesTooLarge`.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> ConstrainedKMeansModel {
    let free = try KMeans(
      clusterCount: clusterCount, featureWeights: featureWeights, restartCount: restartCount,
      patience: Self.freePatience, iterationLimit: iterationLimit, workers: workers, progress: progress)
    try free.check(observations, weights)
    try constraints.check(observationCount: observations.observationCount)
    let plan = try ConstraintPlan(
      constraints, clusterCount: clusterCount, observationCount: observations.observationCount)
    let featureWeights = free.weightsOfFeatures(of: observations)
    var freeGenerator = SeededGenerator(seed: generator.next())
    let freeModel = try free.fit(observations, weights: weights, using: &freeGenerator)
    let source = try TileSource(observations, weights: weights, featureWeights: featureWeights, workers: workers)
    let table = BlockTable(
      observations, weights: weights?.values, blocks: plan.blocks, featureWeights: featureWeights,
      origin: source.moments.means)
    let search = ConstrainedSearch(method: self, plan: plan, table: table, source: source, seed: generator.next())
    let found = try search.run(from: Array(freeModel.centroids.joined()))
    let partition = ConstrainedPartition(
      observations, weights: weights?.values, plan: plan, labels: found.best.labels, featureWeights: featureWeights)
    // Without constraints one is nowhere worse than where one is with them.
    let eased = try Lloyd(
      centroids: partition.centroids, featureWeights: featureWeights, iterationLimit: iterationLimit, workers: workers
    ).fit(observations, weights: weights)
    return ConstrainedKMeansModel(
      partition, found.best, constraints: constraints, restartInertias: found.inertias,
      totalSumOfSquares: freeModel.totalSumOfSquares, unconstrainedInertia: min(freeModel.inertia, eased.inertia))
  }

  /// How long the solution without constraints is sought among children of the starts: it is a place to start from.
  private static let freePatience = 32
}
