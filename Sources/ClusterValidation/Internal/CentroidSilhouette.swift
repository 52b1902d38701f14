internal import Clustering
public import Parallelism
public import Provenance

/// The centroid-based (simplified) silhouette: distances to centroids take the place of mean distances to all members.
///
/// a_i is the distance of observation i to the centroid of its cluster and b_i the smallest distance to another centroid.
/// O(n k d) instead of O(n² d), so it is exact at any n; its values are larger than those of the silhouette of
/// Rousseeuw and must not be compared with them.
public enum CentroidSilhouette: DescribedMethod {
  /// The name used on the command line.
  public static let identifier = "centroid-silhouette"
  /// What it does.
  public static let summary = "How much nearer accounts are to the centre of their segment than to the next centre."
  /// Where it comes from.
  public static let citations = [
    Citation(
      authors: "Hruschka, E. R.; de Castro, L. N.; Campello, R. J. G. B.", year: 2004,
      title: "Evolutionary algorithms for clustering gene-expression data",
      venue: "Fourth IEEE International Conference on Data Mining, 403–406", doi: "10.1109/ICDM.2004.10073"),
    Citation(
      authors: "Vendramin, L.; Campello, R. J. G. B.; Hruschka, E. R.", year: 2010,
      title: "Relative clustering validity criteria: a comparative overview",
      venue: "Statistical Analysis and Data Mining 3(4), 209–235", doi: "10.1002/sam.10080"),
  ]

  /// The width of every observation.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Returns: n widths and their means; 0 for an observation alone in its cluster, as in the silhouette, and where both
  ///   distances are 0 (coincident centroids).
  /// - Throws: `tooFewClusters` for one cluster, `valuesTooLarge`.
  public static func widths(
    of partition: LabelledObservations, workers: Workers = .automatic
  ) throws(ClusterValidationError) -> SilhouetteWidths {
    guard partition.occupiedCount >= 2 else {
      throw .tooFewClusters(found: partition.occupiedCount, index: "silhouette")
    }
    let centroids = try ClusterDispersion(of: partition, workers: workers).centroids
    // Empty clusters have no centroid and are nobody's nearest.
    let occupied = centroids.indices.filter { centroids[$0] != nil }
    let measured = CentroidDistances(
      partition.observations, centroids: centroids.compactMap { $0 }, featureWeights: partition.featureWeights)
    let chunks = workers.map(partition.observations.chunkCount) { chunk in
      widths(ofChunk: chunk, of: partition, occupied: occupied, measured)
    }
    return SilhouetteWidths(Array(chunks.joined()), of: partition)
  }

  private static func widths(
    ofChunk chunk: Int, of partition: LabelledObservations, occupied: [Int], _ measured: CentroidDistances
  ) -> [Double] {
    var widths: [Double] = []
    measured.forEachTile(ofChunk: chunk) { rows, squares in
      for index in 0..<rows.count {
        let label = partition.labels[rows.lowerBound + index]
        var own = 0.0
        var nearest = Double.infinity
        for (position, cluster) in occupied.enumerated() {
          let square = squares[position * Observations.tileRows + index]
          if cluster == label { own = square } else { nearest = min(nearest, square) }
        }
        widths.append(
          partition.sizes[label] == 1
            ? 0 : SilhouetteWidths.width(own: own.squareRoot(), nearest: nearest.squareRoot()))
      }
    }
    return widths
  }
}
