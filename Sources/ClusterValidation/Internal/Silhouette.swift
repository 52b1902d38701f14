public import Parallelism
public import Provenance

/// The silhouette: s_i = (b_i − a_i) / max(a_i, b_i), exact, over all pairs of observations.
///
/// a_i is the mean distance of observation i to the others of its cluster and b_i the smallest mean distance to another
/// cluster, d(x, y) = √(Σ_j w_j (x_j − y_j)²).
///
/// O(n² d) time and O(n d) space; n = 20,000 with nine features takes a third of a second on one core with AVX2.
///
/// Distances are formed in single precision and summed in double, after both sides are taken relative to the centroid of the
/// cluster they are averaged over. No point lies further from that centroid than its mean distance to the cluster, so a mean
/// distance is right to (d/2 + 10) 2⁻²⁴ of itself at worst (9 · 10⁻⁷ for nine features) and to about 10⁻⁸ in practice,
/// wherever the data lie; distances below 10⁻¹⁹ of the range of the data count as 0.
public enum Silhouette: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "silhouette"
  /// What it does.
  public static let summary = "How much nearer accounts are to their own segment than to the next one, over all pairs."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Rousseeuw, P. J.", year: 1987,
      title: "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis",
      venue: "Journal of Computational and Applied Mathematics 20, 53–65", doi: "10.1016/0377-0427(87)90125-7")
  ]

  /// The width of every observation.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Returns: n widths and their means. An observation alone in its cluster has the width 0 (the paper, section 2), so k = n
  ///   gives 0; where all distances are 0 the width is 0.
  /// - Throws: `tooFewClusters` for one cluster, `valuesTooLarge`.
  public static func widths(
    of partition: LabelledObservations, workers: Workers = .automatic
  ) throws(ClusterValidationError) -> SilhouetteWidths {
    guard partition.occupiedCount >= 2 else {
      throw .tooFewClusters(found: partition.occupiedCount, index: "silhouette")
    }
    let tiles = try SilhouetteTiles(partition, centroids: ClusterDispersion(of: partition, workers: workers).centroids)
    // Blocks are fixed by the data, and each writes only its own widths.
    let blocks = workers.map(tiles.blockCount) { block in tiles.widths(ofBlock: block) }
    var values = [Double](repeating: 0, count: partition.labels.count)
    var position = 0
    for block in blocks {
      for width in block {
        values[tiles.order[position]] = width
        position += 1
      }
    }
    return SilhouetteWidths(values, of: partition)
  }
}
