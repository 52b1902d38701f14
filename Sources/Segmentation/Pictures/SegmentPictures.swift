import ClusterValidation
import Clustering
import Parallelism
import Provenance

/// The values behind the pictures of one solution, ready to be drawn. Segments are counted from 0 and criteria stand in their
/// order; coordinates and distances are those of the scaled space.
public struct SegmentPictures: Hashable, Sendable, Encodable {
  /// Mean ratings with the market's, criteria that are rated alike side by side.
  public let profile: ProfilePlot
  /// The segments on the two principal components.
  public let principalComponents: SeparationPlot
  /// The segments where they lie furthest apart; `nil` when nothing spreads within them or there is only one.
  public let canonicalDiscriminants: SeparationPlot?
  /// How similar all accounts are to each segment's centre.
  public let gorge: GorgePlot
  /// Silhouette widths; `nil` for a single segment.
  public let silhouette: SilhouettePlot?
  /// The top of Ward's tree of a sample of the accounts, and where the segments lie in it.
  public let dendrogram: DendrogramPlot
  /// For each segment its Jaccard indices over bootstrap samples; empty when they were not drawn.
  public let stability: [StabilityBox]

  /// At most so many accounts are in the tree.
  private static let treeLimit = 1_000

  /// - Throws: what the pictures throw.
  init(
    _ partition: LabelledObservations, centroids: [[Double]], stability: [StabilityBox], seed: UInt64,
    workers: Workers
  ) throws {
    profile = try ProfilePlot(of: partition, workers: workers)
    principalComponents = try SeparationPlot(.principalComponents, of: partition, seed: seed, workers: workers)
    canonicalDiscriminants = try whereDefined {
      try SeparationPlot(.discriminants, of: partition, seed: seed, workers: workers)
    }
    gorge = try GorgePlot(of: partition, centres: centroids, workers: workers)
    silhouette = try whereDefined { try SilhouettePlot(of: partition, seed: seed, workers: workers) }
    self.stability = stability
    var generator = SeededGenerator(seed: seed, stream: 0x7EE)
    let count = partition.labels.count
    let rows = count > Self.treeLimit ? generator.sampleOfIndices(Self.treeLimit, below: count) : Array(0..<count)
    let tree = try LinkageHierarchy(
      partition.observations.selecting(rows), criterion: .ward, featureWeights: partition.featureWeights,
      workers: workers)
    dendrogram = DendrogramPlot(
      tree.dendrogram, labels: rows.map { partition.labels[$0] }, clusterCount: partition.clusterCount)
  }
}
