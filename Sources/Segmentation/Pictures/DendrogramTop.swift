import Clustering

/// The last merges of a tree, with the numbers that its nodes have in a picture.
struct DendrogramTop {
  private let leafCount: Int
  /// The indices of the merges that are shown, in increasing order of height.
  let shownMerges: [Int]
  /// The nodes that are drawn as tips, from left to right.
  let tipNodes: [Int]
  /// The number in the picture of every node that is shown; −1 for others.
  let numbers: [Int]
  /// How many accounts each node holds.
  let sizes: [Int]
  /// The segment that all accounts of a node belong to, if it is one.
  let segments: [Int?]

  /// Tips first, then merges.
  var shownNodes: [Int] { tipNodes + shownMerges.map { leafCount + $0 } }

  /// - Parameters:
  ///   - labels: The segment of each leaf.
  ///   - leafSizes: How many accounts each leaf is.
  ///   - mergeLimit: How many merges to show at most.
  init(_ dendrogram: Dendrogram, labels: [Int], leafSizes: [Int], mergeLimit: Int) {
    let leafCount = dendrogram.leafCount
    var sizes = leafSizes
    var segments: [Int?] = labels
    for merge in dendrogram.merges {
      sizes.append(sizes[merge.left] + sizes[merge.right])
      segments.append(segments[merge.left] == segments[merge.right] ? segments[merge.left] : nil)
    }
    let first = max(0, dendrogram.merges.count - mergeLimit)
    let shown = Array(first..<dendrogram.merges.count)
    // From the root downwards, the right part waiting while the left one is drawn.
    var tips: [Int] = []
    var waiting = [leafCount + dendrogram.merges.count - 1]
    while let node = waiting.popLast() {
      if node < leafCount + first {
        tips.append(node)
      } else {
        waiting.append(dendrogram.merges[node - leafCount].right)
        waiting.append(dendrogram.merges[node - leafCount].left)
      }
    }
    var numbers = [Int](repeating: -1, count: sizes.count)
    for (number, tip) in tips.enumerated() { numbers[tip] = number }
    for (number, merge) in shown.enumerated() { numbers[leafCount + merge] = tips.count + number }
    self.leafCount = leafCount
    shownMerges = shown
    tipNodes = tips
    self.numbers = numbers
    self.sizes = sizes
    self.segments = segments
  }

  /// How many accounts of the tree belong to each segment.
  func segmentSizes(_ clusterCount: Int) -> [Int] {
    var totals = [Int](repeating: 0, count: clusterCount)
    for leaf in 0..<leafCount { if let segment = segments[leaf] { totals[segment] += sizes[leaf] } }
    return totals
  }
}
