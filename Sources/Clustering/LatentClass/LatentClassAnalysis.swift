public import Parallelism
public import Provenance

/// Latent classes behind answers: within a class the answers to different items are independent.
///
/// Maximises Σᵢ ωᵢ ln Σ_c π_c Πⱼ θ_cj(xᵢⱼ) by EM: xᵢⱼ is the answer of observation i to item j, one of a few
/// categories, ω are the weights, π the proportions of the classes, and θ_cj(x) the probability of answer x to item j
/// in class c. Categories are names: their order is not used, so yes-no items, choices and short rating scales are all
/// fitted.
///
/// The first start is the partition of k-means on the codes, the others are drawn probabilities; each takes a few
/// steps, and the best three go on until they converge. Where rows repeat each other, as a few items with few answers
/// make them do, the different ones are counted once and fitted with their counts, which is exact.
///
/// Items are columns of whole numbers in 0 … 255. **Missing answers are not handled**: leave such rows out, or give "no
/// answer" a code of its own where it is an answer.
///
/// Sources: Lazarsfeld & Henry (1968), Latent Structure Analysis; Goodman (1974), doi:10.1093/biomet/61.2.215.
///
/// Time is O(p n k d) for p passes over n different rows of d items; space is O(n d) bytes and O(k) numbers for each
/// answer.
public struct LatentClassAnalysis: ClusteringMethod {
  /// The name on the command line.
  public static let identifier = "latent-class"
  /// What the method does.
  public static let summary = "Latent class analysis: independent categorical answers within a class, by EM"
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Goodman, L. A.", year: 1974,
      title: "Exploratory latent structure analysis using both identifiable and unidentifiable models",
      venue: "Biometrika 61(2), 215–231", doi: "10.1093/biomet/61.2.215"),
    Citation(
      authors: "Linzer, D. A.; Lewis, J. B.", year: 2011,
      title: "poLCA: An R package for polytomous variable latent class analysis",
      venue: "Journal of Statistical Software 42(10), 1–29", doi: "10.18637/jss.v042.i10"),
  ]

  /// The default number of restarts.
  public static let defaultRestartCount = 20

  /// The number of classes, k, at least 1.
  public let clusterCount: Int
  /// The number of starts, at least 1.
  public let restartCount: Int
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
  ///   - restartCount: At least 1.
  ///   - tolerance: A finite number of at least 0; with 0 EM ends when rounding lets it climb no more.
  ///   - iterationLimit: At least 1.
  ///   - workers: The threads to use.
  ///   - progress: Hears how far the fit has come, from any thread.
  /// - Throws: `clusterCount`, `setting`.
  public init(
    clusterCount: Int, restartCount: Int = Self.defaultRestartCount, tolerance: Double = 1e-9,
    iterationLimit: Int = 2_000, workers: Workers = .automatic, progress: ProgressHandler? = nil
  ) throws(ClusteringError) {
    // The settings that both methods have are checked by the other one.
    _ = try GaussianMixture(
      clusterCount: clusterCount, restartCount: restartCount, tolerance: tolerance, iterationLimit: iterationLimit)
    self.clusterCount = clusterCount
    self.restartCount = restartCount
    self.tolerance = tolerance
    self.iterationLimit = iterationLimit
    self.workers = workers
    self.progress = progress
  }

  /// Fits the classes.
  ///
  /// - Throws: `clusterCount` when k > n, `notCategorical`, `tooFewDistinct` when fewer than k rows differ,
  ///   `weightCount`, `valuesTooLarge` when weights are.
  public func fit(
    _ observations: Observations, weights: ObservationWeights? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> LatentClassModel {
    guard clusterCount <= observations.observationCount else {
      throw .clusterCount(clusterCount, observations: observations.observationCount)
    }
    if let weights, weights.values.count != observations.observationCount {
      throw .weightCount(weights.values.count, expected: observations.observationCount)
    }
    let answers = try Observations(byteColumns: AnswerCoding.answers(observations))
    return try LatentClassSearch(method: self, seed: generator.next()).fit(answers, weights)
  }
}
