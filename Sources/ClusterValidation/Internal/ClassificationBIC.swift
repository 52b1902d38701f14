public import Clustering
public import Provenance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Bayesian information criterion of the mixture that k-means stands for: k normal clouds of one spherical
/// variance, each observation in the cloud it is labelled with.
///
///     −2 L + p ln n,   L = Σ_j n_j ln(n_j / n) − (n d / 2) (ln(2 π W / (n d)) + 1),   p = k d + (k − 1) + 1,
///
/// with W the inertia. Smaller is better; values are comparable between numbers of clusters on the same data and
/// weights only. The features of positive weight count for d; the weights change every value by one constant.
///
/// Sources: Schwarz (1978), doi:10.1214/aos/1176344136; Celeux & Govaert (1992), doi:10.1016/0167-9473(92)90042-E,
/// where k-means is the classification EM algorithm of this mixture.
public enum ClassificationBIC: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "classification-bic"
  /// What it does.
  public static let summary = "How well k equal round clouds describe the accounts, less a price for every parameter."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Schwarz, G.", year: 1978, title: "Estimating the dimension of a model",
      venue: "The Annals of Statistics 6(2), 461–464", doi: "10.1214/aos/1176344136"),
    Citation(
      authors: "Celeux, G.; Govaert, G.", year: 1992,
      title: "A classification EM algorithm for clustering and two stochastic versions",
      venue: "Computational Statistics & Data Analysis 14(3), 315–332", doi: "10.1016/0167-9473(92)90042-E"),
  ]

  /// The criterion.
  ///
  /// - Parameter dispersion: The measured partition.
  /// - Throws: `noWithinSpread` when all clusters consist of identical observations.
  public static func value(of dispersion: ClusterDispersion) throws(ClusterValidationError) -> Double {
    guard dispersion.within > dispersion.total * ClusterDispersion.negligible else {
      throw .noWithinSpread(index: "Bayesian information criterion")
    }
    let count = Double(dispersion.observationCount)
    return value(
      count: count, featureWeights: dispersion.featureWeights, variance: dispersion.within / count,
      shares: dispersion.sizes.map { Double($0) / count })
  }

  /// The criterion of a fit by k-means whose observations count as they did in the fit.
  ///
  /// Weights ω count for n = (Σ ω)² / Σ ω² observations that weigh alike (Kish, 1965, Survey Sampling, section 11.7), so
  /// that weights of another unit change nothing and those of 0 do not count.
  ///
  /// - Parameters:
  ///   - model: The fit.
  ///   - weights: The weights it was fitted with; `nil` when it was fitted without.
  /// - Throws: `noWithinSpread` when all clusters consist of identical observations.
  public static func value(
    of model: KMeansModel, weights: ObservationWeights?
  ) throws(ClusterValidationError) -> Double {
    guard model.inertia > model.totalSumOfSquares * ClusterDispersion.negligible else {
      throw .noWithinSpread(index: "Bayesian information criterion")
    }
    let total = model.clusterWeights.reduce(0, +)
    return value(
      count: count(model, weights, total), featureWeights: model.featureWeights, variance: model.inertia / total,
      shares: model.clusterWeights.map { $0 / total })
  }

  /// The criterion of all observations of a fit as one cloud: what a number of clusters must better.
  ///
  /// - Throws: `noTotalSpread` when all observations are identical.
  public static func valueOfOneCluster(
    of model: KMeansModel, weights: ObservationWeights?
  ) throws(ClusterValidationError) -> Double {
    guard model.totalSumOfSquares > 0 else { throw .noTotalSpread }
    let total = model.clusterWeights.reduce(0, +)
    return value(
      count: count(model, weights, total), featureWeights: model.featureWeights,
      variance: model.totalSumOfSquares / total, shares: [1])
  }

  private static func count(_ model: KMeansModel, _ weights: ObservationWeights?, _ total: Double) -> Double {
    guard let weights else { return Double(model.labels.count) }
    // Shares first: squares of large weights could exceed the largest number.
    return 1 / weights.values.reduce(0) { $0 + ($1 / total) * ($1 / total) }
  }

  /// - Parameter variance: That of an observation about its centroid, all features together.
  private static func value(
    count: Double, featureWeights: [Double], variance: Double, shares: [Double]
  ) -> Double {
    let features = Double(featureWeights.count { $0 > 0 })
    let clusters = Double(shares.count { $0 > 0 })
    var likelihood = -count * features / 2 * (log(2 * .pi * variance / features) + 1)
    for share in shares where share > 0 { likelihood += count * share * log(share) }
    return -2 * likelihood + (clusters * features + clusters) * log(count)
  }
}
