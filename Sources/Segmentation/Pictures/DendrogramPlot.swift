public import ClusterValidation
public import Clustering
public import Parallelism

/// The top of a tree of segments: its last merges, and where each segment lies in it.
///
/// What the earlier merges joined is shown as *tips*, numbered 0 ..< m as the tree is drawn from left to right, and the
/// cluster that merge i makes has the number m + i. Merges are in increasing order of height.
///
/// For methods that build no tree the tips are the segments themselves, joined by Ward's criterion on their centres, each
/// counting as much as its accounts: it shows which segments are nearly one.
public struct DendrogramPlot: Hashable, Sendable, Codable {
  /// What the tree is made of.
  public struct Tip: Hashable, Sendable, Codable {
    /// How many accounts it holds.
    public let size: Int
    /// The segment that all of them belong to, in 0 ..< k, or `nil` when they belong to several.
    public let segment: Int?
  }

  /// Two clusters that become one.
  public struct Merge: Hashable, Sendable, Codable {
    /// The number of the part on the left: a tip, or the cluster of an earlier merge.
    public let left: Int
    /// The number of the part on the right.
    public let right: Int
    /// The distance at which they join.
    public let height: Double
    /// How many accounts the new cluster holds.
    public let size: Int
  }

  /// One segment.
  public struct Segment: Hashable, Sendable, Codable {
    /// The index of the segment, in 0 ..< k.
    public let segment: Int
    /// The number of accounts in the tree that belong to it.
    public let size: Int
    /// The tips that hold them alone, in their order.
    public let tips: [Int]
    /// The number of the tip or the cluster that holds exactly these accounts, or `nil` when the tree has none.
    public let node: Int?
  }

  /// The largest number of merges that are shown, unless there are more segments.
  public static let mergeLimit = 30

  /// The tips from left to right.
  public let tips: [Tip]
  /// One merge less than there are tips.
  public let merges: [Merge]
  /// The segments that have an account in the tree, in their order.
  public let segments: [Segment]

  /// The tips from left to right, which is their order.
  public var leafOrder: [Int] { Array(tips.indices) }

  /// Shows the tree of a hierarchical clustering and the clusters it was cut into. Time is O(n).
  public init(_ model: LinkageModel) {
    self.init(
      model.hierarchy.dendrogram, labels: model.hierarchy.leaves.map { model.labels[$0] },
      clusterCount: model.clusterCount)
  }

  /// Shows a tree and the segments of its leaves, whether or not the tree was cut into them.
  ///
  /// - Parameters:
  ///   - dendrogram: A tree of n leaves.
  ///   - labels: The segment of each leaf, in 0 ..< k.
  ///   - clusterCount: k.
  ///   - leafSizes: How many accounts each leaf is; `nil` means one each.
  ///
  /// Time is O(n).
  public init(_ dendrogram: Dendrogram, labels: [Int], clusterCount: Int, leafSizes: [Int]? = nil) {
    precondition(labels.count == dendrogram.leafCount, "one label a leaf is needed")
    precondition(labels.allSatisfy { 0..<clusterCount ~= $0 }, "a label lies outside 0 ..< k")
    precondition(leafSizes.map { $0.count == labels.count } ?? true, "one size a leaf is needed")
    let tree = DendrogramTop(
      dendrogram, labels: labels, leafSizes: leafSizes ?? [Int](repeating: 1, count: labels.count),
      mergeLimit: max(Self.mergeLimit, clusterCount - 1))
    tips = tree.tipNodes.map { Tip(size: tree.sizes[$0], segment: tree.segments[$0]) }
    merges = tree.shownMerges.map { index in
      let merge = dendrogram.merges[index]
      let (left, right) = (tree.numbers[merge.left], tree.numbers[merge.right])
      return Merge(
        left: left, right: right, height: merge.height, size: tree.sizes[dendrogram.leafCount + index])
    }
    let totals = tree.segmentSizes(clusterCount)
    segments = (0..<clusterCount).compactMap { segment in
      let size = totals[segment]
      guard size > 0 else { return nil }
      let node = tree.shownNodes.first { tree.segments[$0] == segment && tree.sizes[$0] == size }
      return Segment(
        segment: segment, size: size,
        tips: tree.tipNodes.indices.filter { tree.segments[tree.tipNodes[$0]] == segment },
        node: node.map { tree.numbers[$0] })
    }
  }

  /// Joins the segments of a partition by their centres.
  ///
  /// - Parameters:
  ///   - partition: The observations with their labels.
  ///   - workers: The threads to use; the result is the same to the bit for any number.
  /// - Throws: ``ClusterValidationError``: `valuesTooLarge`. ``ClusteringError``: `valuesTooLarge`. Time is O(n d + k² d).
  public init(ofCentresOf partition: LabelledObservations, workers: Workers = .automatic) throws {
    let centroids = try ClusterDispersion(of: partition, workers: workers).centroids
    let occupied = centroids.indices.filter { centroids[$0] != nil }
    let rows = occupied.compactMap { centroids[$0] }
    let sizes = occupied.map { partition.sizes[$0] }
    let tree = try LinkageHierarchy(
      Observations(columns: partition.featureWeights.indices.map { feature in rows.map { $0[feature] } }),
      weights: ObservationWeights(sizes.map { Double($0) }), featureWeights: partition.featureWeights,
      workers: .one)
    self.init(tree.dendrogram, labels: occupied, clusterCount: partition.clusterCount, leafSizes: sizes)
  }
}
