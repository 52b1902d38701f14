public import Provenance

/// The Calinski–Harabasz index (variance ratio): (B / (k − 1)) / (W / (n − k)); the larger, the better separated.
///
/// B and W are the sums of squares between and within clusters (``ClusterDispersion``), k the number of clusters that hold an
/// observation. Compare it between values of k on the same data only.
public enum CalinskiHarabasz: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "calinski-harabasz"
  /// What it does.
  public static let summary = "Variance between segments over variance within them, each by its degrees of freedom."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Caliński, T.; Harabasz, J.", year: 1974, title: "A dendrite method for cluster analysis",
      venue: "Communications in Statistics 3(1), 1–27", doi: "10.1080/03610927408827101")
  ]

  /// The index, above 0.
  ///
  /// - Parameter dispersion: The measured partition.
  /// - Returns: A number of at least 0.
  /// - Throws: `tooFewClusters` for one cluster, `noDegreesOfFreedom` when every observation is a cluster, `noWithinSpread` when
  ///   all clusters consist of identical observations (W at most 10⁻²⁴ T, which is rounding). scikit-learn says 1 there.
  public static func value(of dispersion: ClusterDispersion) throws(ClusterValidationError) -> Double {
    let clusters = dispersion.occupiedCount
    let count = dispersion.observationCount
    guard clusters >= 2 else { throw .tooFewClusters(found: clusters, index: "Calinski-Harabasz index") }
    guard count > clusters else { throw .noDegreesOfFreedom(observations: count, clusters: clusters) }
    guard dispersion.within > dispersion.total * ClusterDispersion.negligible else {
      throw .noWithinSpread(index: "Calinski-Harabasz index")
    }
    return dispersion.between / Double(clusters - 1) / (dispersion.within / Double(count - clusters))
  }
}
