public import Parallelism
public import Provenance

/// A mixture of k normal distributions, fitted by maximum likelihood.
///
/// Maximises Σᵢ ωᵢ ln Σ_c π_c φ(xᵢ; μ_c, Σ_c) by EM: x are the observations, ω their weights, π the proportions, and φ
/// the normal density with mean μ and covariance matrix Σ of the form that ``covariance`` allows. Every observation
/// belongs to every component by some share, its responsibility, and is labelled with the one where it has the largest.
///
/// 1. Restarts: the first from the partition of ``KMeans``, for ``CovarianceModel/full`` and ``CovarianceModel/tied``
///    another from that on uncorrelated features, the others from drawn ones. Each takes a few steps; the best three, on
///    at most 2048 rows all, go on until they converge (Biernacki, Celeux & Govaert 2003,
///    doi:10.1016/S0167-9473(02)00163-9).
/// 2. On more than ``KMeans/searchRows`` rows restarts work on a random sample of that size, and the best of them goes
///    on with all rows.
/// 3. The likelihood of a mixture has no bound: a component that shrinks onto a few like rows makes it as great as one
///    likes. So no component may have in any direction a variance of less than ``varianceFloor`` times that of the
///    data, in units in which every feature has variance 1 (for spherical models: of the mean variance of the
///    features). The M step takes the greatest likelihood under that condition, and so the likelihood never falls
///    (Ingrassia & Rocci 2007, doi:10.1016/j.csda.2006.10.011). A result that stands on the floor is taken only when
///    all restarts do, and says so.
///
/// The labels do not depend on the units of the features, except for spherical models. Features that do not vary are
/// left out of the densities, and the model says so.
///
/// Time is O(p n k d²) for p passes, O(p n k d) for spherical and diagonal models; space is O(n + k d²) beside the
/// observations, of which those in the search are kept once or twice in `Double`.
public struct GaussianMixture: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "mixture"
  /// What the method does.
  public static let summary = "Gaussian mixture: EM from k-means and drawn starts, with a floor under the variances"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Dempster, A. P.; Laird, N. M.; Rubin, D. B.", year: 1977,
      title: "Maximum likelihood from incomplete data via the EM algorithm",
      venue: "Journal of the Royal Statistical Society B 39(1), 1–38", doi: "10.1111/j.2517-6161.1977.tb01600.x"),
    Citation(
      authors: "Fraley, C.; Raftery, A. E.", year: 2002,
      title: "Model-based clustering, discriminant analysis, and density estimation",
      venue: "Journal of the American Statistical Association 97(458), 611–631", doi: "10.1198/016214502760047131"),
    Citation(
      authors: "Ingrassia, S.; Rocci, R.", year: 2007,
      title: "Constrained monotone EM algorithms for finite mixture of multivariate Gaussians",
      venue: "Computational Statistics & Data Analysis 51(11), 5339–5351", doi: "10.1016/j.csda.2006.10.011"),
  ]

  /// The default number of restarts.
  public static let defaultRestartCount = 10
  /// The default floor under variances, as a share of those of the data.
  public static let defaultVarianceFloor = 1e-6

  /// The number of components, k, at least 1.
  public let clusterCount: Int
  /// What the components may look like.
  public let covariance: CovarianceModel
  /// The number of starts, at least 1.
  public let restartCount: Int
  /// The least variance of a component in any direction, as a share of the variance of the data.
  public let varianceFloor: Double
  /// EM ends when a step adds no more than this to the log-likelihood for each unit of weight.
  public let tolerance: Double
  /// The largest number of steps of EM from one start.
  public let iterationLimit: Int
  /// The threads to use; the result does not depend on them.
  public let workers: Workers
  /// Hears how far the fit has come.
  let progress: ProgressHandler?

  /// Checks and keeps a configuration.
  ///
  /// - Parameters:
  ///   - clusterCount: k, at least 1; that it is at most n is checked by the fit.
  ///   - covariance: What the components may look like.
  ///   - restartCount: At least 1.
  ///   - varianceFloor: In 1e-12 … 0.1.
  ///   - tolerance: A finite number of at least 0; with 0 EM ends when rounding lets it climb no more.
  ///   - iterationLimit: At least 1.
  ///   - workers: The threads to use.
  ///   - progress: Hears how far the fit has come, from any thread.
  /// - Throws: `clusterCount`, `setting`.
  public init(
    clusterCount: Int, covariance: CovarianceModel = .full, restartCount: Int = Self.defaultRestartCount,
    varianceFloor: Double = Self.defaultVarianceFloor, tolerance: Double = 1e-7, iterationLimit: Int = 1_000,
    workers: Workers = .automatic, progress: ProgressHandler? = nil
  ) throws(ClusteringError) {
    guard clusterCount >= 1 else { throw .clusterCount(clusterCount, observations: 0) }
    guard restartCount >= 1 else {
      throw .setting(name: "The number of restarts", value: Double(restartCount), allowed: "at least 1")
    }
    guard restartCount <= KMeans.restartLimit else {
      throw .setting(
        name: "The number of restarts", value: Double(restartCount), allowed: "in 1…\(KMeans.restartLimit)")
    }
    guard 1e-12...0.1 ~= varianceFloor else {
      throw .setting(name: "The variance floor", value: varianceFloor, allowed: "in 1e-12…0.1")
    }
    guard tolerance >= 0, tolerance.isFinite else {
      throw .setting(name: "The tolerance", value: tolerance, allowed: "a finite number of at least 0")
    }
    guard iterationLimit >= 1 else {
      throw .setting(name: "The iteration limit", value: Double(iterationLimit), allowed: "at least 1")
    }
    self.clusterCount = clusterCount
    self.covariance = covariance
    self.restartCount = restartCount
    self.varianceFloor = varianceFloor
    self.tolerance = tolerance
    self.iterationLimit = iterationLimit
    self.workers = workers
    self.progress = progress
  }

  /// Fits the mixture.
  ///
  /// - Throws: `clusterCount` when k > n, `tooFewDistinct` when fewer than k rows differ, `weightCount`,
  ///   `valuesTooLarge`, `constantFeature` when no feature varies.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> GaussianMixtureModel {
    try check(observations, weights)
    return try MixtureSearch(method: self).fit(observations, weights, seed: generator.next())
  }

  /// Fits the mixture from a given partition, such as the segments a company believes in; no random number is drawn and
  /// ``restartCount`` plays no part.
  ///
  /// - Parameters:
  ///   - observations: n rows by d features.
  ///   - weights: How much each observation counts; `nil` counts each as 1.
  ///   - labels: A label in 0 ..< k for each observation. A component without any starts empty and stays so.
  /// - Throws: `clusterCount` when k > n, `weightCount`, `setting` for labels, `valuesTooLarge`, `constantFeature` when
  ///   no feature varies.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil, from labels: [Int]
  ) throws(ClusteringError) -> GaussianMixtureModel {
    try check(observations, weights)
    guard labels.count == observations.observationCount else {
      throw .setting(
        name: "The number of labels", value: Double(labels.count),
        allowed: "the number of observations, \(observations.observationCount)")
    }
    for (row, label) in labels.enumerated() where !(0..<clusterCount ~= label) {
      throw .setting(
        name: "The label of observation \(row + 1)", value: Double(label), allowed: "in 0…\(clusterCount - 1)")
    }
    return try MixtureSearch(method: self).fit(observations, weights, from: labels)
  }

  private func check(_ observations: Observations, _ weights: ObservationWeights?) throws(ClusteringError) {
    guard clusterCount <= observations.observationCount else {
      throw .clusterCount(clusterCount, observations: observations.observationCount)
    }
    if let weights, weights.values.count != observations.observationCount {
      throw .weightCount(weights.values.count, expected: observations.observationCount)
    }
  }
}
