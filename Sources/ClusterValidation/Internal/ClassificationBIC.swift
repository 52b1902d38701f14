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
    let features = Double(dispersion.featureWeights.count { $0 > 0 })
    let clusters = Double(dispersion.occupiedCount)
    var likelihood = -count * features / 2 * (log(2 * .pi * dispersion.within / (count * features)) + 1)
    for size in dispersion.sizes where size > 0 { likelihood += Double(size) * log(Double(size) / count) }
    return -2 * likelihood + (clusters * features + clusters) * log(count)
  }
}
