public import Provenance

/// The Davies–Bouldin index: the mean over clusters of the worst ratio (s_i + s_j) / d_ij; the smaller, the better separated.
///
/// s_i is the mean distance of cluster i to its centroid, d_ij the distance of two centroids, in the feature-weighted space.
public enum DaviesBouldin: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "davies-bouldin"
  /// What it does.
  public static let summary = "Spread of a segment and its most similar neighbour over the distance of their centres."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Davies, D. L.; Bouldin, D. W.", year: 1979, title: "A cluster separation measure",
      venue: "IEEE Transactions on Pattern Analysis and Machine Intelligence 1(2), 224–227",
      doi: "10.1109/TPAMI.1979.4766909")
  ]

  /// The index with p = 2 and q = 1 of the paper, as everyone uses it.
  ///
  /// - Parameter dispersion: The measured partition.
  /// - Returns: A number of at least 0; 0 when every cluster consists of identical observations.
  /// - Throws: `tooFewClusters` for one cluster, `coincidentCentroids` when two centroids are the same (a squared distance of at
  ///   most 10⁻²⁴ T/n, which is rounding); all observations being identical is the same case. Time is O(k² d).
  public static func value(of dispersion: ClusterDispersion) throws(ClusterValidationError) -> Double {
    let occupied = dispersion.centroids.indices.filter { dispersion.sizes[$0] > 0 }
    guard occupied.count >= 2 else { throw .tooFewClusters(found: occupied.count, index: "Davies-Bouldin index") }
    let least = dispersion.total / Double(dispersion.observationCount) * ClusterDispersion.negligible
    var worst = [Double](repeating: 0, count: dispersion.centroids.count)
    for (position, first) in occupied.enumerated() {
      for second in occupied[(position + 1)...] {
        let squared = dispersion.squaredDistance(first, second)
        guard squared > least else { throw .coincidentCentroids(first: first, second: second) }
        let ratio = (dispersion.meanDistances[first] + dispersion.meanDistances[second]) / squared.squareRoot()
        worst[first] = max(worst[first], ratio)
        worst[second] = max(worst[second], ratio)
      }
    }
    return worst.reduce(0, +) / Double(occupied.count)
  }
}
