public import Provenance

/// A tree cut into clusters: labels, centroids, sizes and inertia of one cut, and the tree to cut anew.
///
/// A cut has no rule for further accounts. ``Lloyd`` from these centroids gives one, and a lower inertia.
public struct LinkageModel: ClusterModel, Hashable {
  /// The tree.
  public let hierarchy: LinkageHierarchy
  /// k rows of d numbers, in the units of the observations: the weighted mean of each cluster.
  public let centroids: [[Double]]
  /// The cluster of each observation, 0 ..< k. Cluster 0 weighs most; ties go by centroid, first feature of
  /// positive weight first.
  public let labels: [Int]
  /// The number of observations in each cluster.
  public let sizes: [Int]
  /// The weight of the observations in each cluster; the sizes when there are no weights.
  public let clusterWeights: [Double]
  /// Each cluster's part of the inertia.
  public let withinSumsOfSquares: [Double]
  /// Σᵢ ωᵢ Σⱼ wⱼ (xᵢⱼ − c(i)ⱼ)², in the weighted space; what Ward's criterion keeps low and the others do not look at.
  public let inertia: Double
  /// What a person should know about this cut.
  public let diagnostics: [Diagnostic]

  /// The number of clusters, k.
  public var clusterCount: Int { centroids.count }

  /// The cophenetic correlation of the tree, where it has one. Time is O(n² d).
  public var measures: [ClusterMeasure] {
    hierarchy.copheneticCorrelation().map { [ClusterMeasure("copheneticCorrelation", $0)] } ?? []
  }

  /// Puts a cut in canonical order. Only a hierarchy makes a model.
  ///
  /// - Parameter leafLabels: A label in 0 ..< k for each leaf.
  init(_ hierarchy: LinkageHierarchy, leafLabels: [Int], clusterCount: Int) {
    let found = hierarchy.labels(leafLabels)
    var means = ClusterMeans(
      hierarchy.observations, labels: found, weights: hierarchy.weights, clusterCount: clusterCount,
      featureWeights: hierarchy.featureWeights)
    let order = canonicalOrder(
      clusterWeights: means.weights, centroids: means.centroids, featureWeights: hierarchy.featureWeights)
    means.reorder(order)
    var place = [Int](repeating: 0, count: clusterCount)
    for (new, old) in order.enumerated() { place[old] = new }
    self.hierarchy = hierarchy
    labels = found.map { place[$0] }
    centroids = means.centroids
    sizes = means.sizes
    clusterWeights = means.weights
    withinSumsOfSquares = means.withinSumsOfSquares
    inertia = withinSumsOfSquares.reduce(0, +)
    diagnostics = Self.diagnostics(of: hierarchy.dendrogram, clusterCount: clusterCount)
  }

  /// Says when the cut lies between joins of one height.
  private static func diagnostics(of dendrogram: Dendrogram, clusterCount: Int) -> [Diagnostic] {
    let made = dendrogram.leafCount - clusterCount
    guard made > 0, clusterCount > 1 else { return [] }
    let (below, above) = (dendrogram.merges[made - 1].height, dendrogram.merges[made].height)
    guard above - below <= 1e-12 * above else { return [] }
    return [
      Diagnostic(
        .note, code: "tied-cut",
        "Several clusters join at the height where \(clusterCount) are left; which of them are kept apart is a choice.")
    ]
  }
}
