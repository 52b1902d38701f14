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
    let chunks = workers.map(partition.observations.chunkCount) { chunk in
      widths(ofChunk: chunk, of: partition, centroids: centroids)
    }
    return SilhouetteWidths(Array(chunks.joined()), of: partition)
  }

  private static func widths(
    ofChunk chunk: Int, of partition: LabelledObservations, centroids: [[Double]?]
  ) -> [Double] {
    var widths: [Double] = []
    var squares = [Double](repeating: 0, count: Observations.tileRows)
    var own = squares
    var nearest = squares
    partition.observations.forEachTile(ofChunk: chunk) { rows, tile in
      for index in 0..<rows.count { nearest[index] = .infinity }
      for (cluster, centroid) in centroids.enumerated() {
        guard let centroid else { continue }
        CentroidDistances.fill(
          &squares, count: rows.count, tile: tile, centroid: centroid, featureWeights: partition.featureWeights)
        for index in 0..<rows.count {
          if partition.labels[rows.lowerBound + index] == cluster {
            own[index] = squares[index]
          } else {
            nearest[index] = min(nearest[index], squares[index])
          }
        }
      }
      for index in 0..<rows.count {
        let isAlone = partition.sizes[partition.labels[rows.lowerBound + index]] == 1
        widths.append(
          isAlone ? 0 : SilhouetteWidths.width(own: own[index].squareRoot(), nearest: nearest[index].squareRoot()))
      }
    }
    return widths
  }
}
