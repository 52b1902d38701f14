/// A binary tree that says which leaves belong together, and at what height they join.
///
/// n leaves are numbered 0 ..< n, and the cluster that merge i makes has the number n + i. Merges are in increasing
/// order of height, as SciPy and R give them.
public struct Dendrogram: Hashable, Sendable {
  /// Two clusters that become one.
  public struct Merge: Hashable, Sendable {
    /// The smaller of the two numbers: a leaf, or the cluster of an earlier merge.
    public let left: Int
    /// The larger of the two numbers.
    public let right: Int
    /// The distance of the two clusters; at least that of every earlier merge.
    public let height: Double
    /// How many leaves the new cluster has.
    public let size: Int
  }

  /// Two clusters that are joined, each given by any of its leaves, in whatever order they were found.
  struct Join: Sendable {
    let first: Int
    let second: Int
    let height: Double
  }

  /// The number of leaves, n, at least 1.
  public let leafCount: Int
  /// n − 1 merges.
  public let merges: [Merge]

  /// Sorts joins and numbers the clusters; joins of equal height keep their order.
  ///
  /// - Parameter joins: n − 1 joins that make one cluster of all leaves.
  ///
  /// Time is O(n log n).
  init(leafCount: Int, joins: [Join]) {
    let order = joins.indices.sorted { (joins[$0].height, $0) < (joins[$1].height, $1) }
    var parents = Array(0..<(leafCount + joins.count))
    var sizes = [Int](repeating: 1, count: parents.count)
    func root(of leaf: Int) -> Int {
      var node = leaf
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    var merges: [Merge] = []
    merges.reserveCapacity(joins.count)
    for index in order {
      let (first, second) = (root(of: joins[index].first), root(of: joins[index].second))
      let node = leafCount + merges.count
      sizes[node] = sizes[first] + sizes[second]
      (parents[first], parents[second]) = (node, node)
      merges.append(
        Merge(left: min(first, second), right: max(first, second), height: joins[index].height, size: sizes[node]))
    }
    self.leafCount = leafCount
    self.merges = merges
  }

  /// The heights of the merges, n − 1 numbers in increasing order.
  public var heights: [Double] { merges.map(\.height) }

  /// The cluster of each leaf when k are left, by undoing the last k − 1 merges.
  ///
  /// A cut into more clusters only divides those of a cut into fewer. Among merges of equal height the later ones are
  /// undone first, so that a cut between them is one choice among several.
  ///
  /// - Parameter clusterCount: k, in 1 … n.
  /// - Returns: n labels in 0 ..< k, in the order in which the clusters first appear.
  /// - Throws: `clusterCount`. Time is O(n).
  public func cut(into clusterCount: Int) throws(ClusteringError) -> [Int] {
    guard 1...leafCount ~= clusterCount else { throw .clusterCount(clusterCount, observations: leafCount) }
    return labels(keeping: leafCount - clusterCount)
  }

  /// The cluster of each leaf when all merges up to a height are made, that height included.
  ///
  /// - Parameter height: At least 0, in the unit of the merges' heights.
  /// - Returns: n labels in 0 ..< k, in the order in which the clusters first appear.
  /// - Throws: `setting`. Time is O(n).
  public func cut(atHeight height: Double) throws(ClusteringError) -> [Int] {
    labels(keeping: leafCount - (try clusterCount(atHeight: height)))
  }

  /// How many clusters are left when all merges up to a height are made, in 1 … n.
  ///
  /// - Throws: `setting` for a height below 0 or one that is not a number.
  public func clusterCount(atHeight height: Double) throws(ClusteringError) -> Int {
    guard height >= 0 else { throw .setting(name: "The height of the cut", value: height, allowed: "at least 0") }
    return leafCount - (merges.firstIndex { $0.height > height } ?? merges.count)
  }

  /// The leaves from left to right as the tree is drawn without crossings: n different numbers in 0 ..< n.
  ///
  /// Each merge has its left part on the left, so that single leaves and tighter clusters come before later ones.
  public var leafOrder: [Int] {
    var order = [Int](repeating: 0, count: leafCount)
    for (leaf, place) in places.prefix(leafCount).enumerated() { order[place] = leaf }
    return order
  }

  /// How high the tree is between neighbours in ``leafOrder``: n − 1 heights. Two leaves join at the greatest height
  /// between them.
  var gaps: [Double] {
    var gaps = [Double](repeating: 0, count: leafCount - 1)
    let places = places
    for merge in merges { gaps[places[merge.right] - 1] = merge.height }
    return gaps
  }

  /// Where each leaf, and the leftmost leaf of each cluster, is drawn.
  private var places: [Int] {
    var places = [Int](repeating: 0, count: leafCount + merges.count)
    for (index, merge) in merges.enumerated().reversed() {
      let start = places[leafCount + index]
      places[merge.left] = start
      places[merge.right] = start + (merge.left < leafCount ? 1 : merges[merge.left - leafCount].size)
    }
    return places
  }

  /// The cluster of each leaf after the first merges.
  private func labels(keeping mergeCount: Int) -> [Int] {
    // From the top down: a part of an undone merge is a cluster of its own, any other part belongs to its whole.
    var clusters = Array(0..<(leafCount + merges.count))
    for (index, merge) in merges.enumerated().reversed() where index < mergeCount {
      clusters[merge.left] = clusters[leafCount + index]
      clusters[merge.right] = clusters[leafCount + index]
    }
    var labels: [Int: Int] = [:]
    return clusters.prefix(leafCount).map { cluster in
      if let label = labels[cluster] { return label }
      let label = labels.count
      labels[cluster] = label
      return label
    }
  }
}
