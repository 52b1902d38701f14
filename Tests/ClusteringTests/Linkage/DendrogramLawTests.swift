import Provenance
import Testing

@testable import Clustering

/// Cuts, numbering and drawing order of a tree, whatever it was built from.
@Suite struct DendrogramLawTests {
  /// A tree of leaves that are joined at random, with few different heights so that many are tied.
  static func tree(_ leafCount: Int, seed: UInt64) -> Dendrogram {
    var generator = SeededGenerator(seed: seed)
    var clusters = (0..<leafCount).map { [$0] }
    var height = 0.0
    var joins: [Dendrogram.Join] = []
    while clusters.count > 1 {
      let first = clusters.remove(at: generator.nextIndex(below: clusters.count))
      let place = generator.nextIndex(below: clusters.count)
      height += Double(generator.nextIndex(below: 2))
      joins.append(
        Dendrogram.Join(
          first: first[generator.nextIndex(below: first.count)],
          second: clusters[place][generator.nextIndex(below: clusters[place].count)], height: height))
      clusters[place] += first
    }
    return Dendrogram(leafCount: leafCount, joins: joins)
  }

  static let trees = [1, 2, 3, 17, 60].map { tree($0, seed: UInt64($0)) }

  /// The leaves of each node, the plainest way.
  private func members(_ tree: Dendrogram) -> [[Int]] {
    tree.merges.reduce(into: (0..<tree.leafCount).map { [$0] }) { $0.append($0[$1.left] + $0[$1.right]) }
  }

  @Test(arguments: trees) func mergesAreNumberedAsSciPyDoes(tree: Dendrogram) {
    let members = members(tree)
    #expect(tree.merges.count == tree.leafCount - 1)
    #expect(zip(tree.heights, tree.heights.dropFirst()).allSatisfy { $0 <= $1 })
    for (index, merge) in tree.merges.enumerated() {
      #expect(merge.left < merge.right && merge.right < tree.leafCount + index)
      #expect(merge.size == members[tree.leafCount + index].count)
    }
    #expect(Set(tree.merges.flatMap { [$0.left, $0.right] }).count == 2 * (tree.leafCount - 1), "each joins once")
    #expect(members.last!.sorted() == Array(0..<tree.leafCount))
  }

  @Test(arguments: trees) func cutsAreNested(tree: Dendrogram) throws {
    for clusterCount in 1...tree.leafCount {
      let labels = try tree.cut(into: clusterCount)
      #expect(Set(labels) == Set(0..<clusterCount))
      var seen = 0
      for label in labels {
        #expect(label <= seen, "labels are numbered as they appear")
        seen = max(seen, label + 1)
      }
      guard clusterCount > 1 else { continue }
      let coarser = try tree.cut(into: clusterCount - 1)
      #expect(Set(zip(labels, coarser).map { [$0, $1] }).count == clusterCount, "nested")
    }
  }

  @Test(arguments: trees) func cutsByHeight(tree: Dendrogram) throws {
    for height in Set(tree.heights + [0, 0.5, 1e9]) {
      let made = tree.merges.count { $0.height <= height }
      #expect(try tree.clusterCount(atHeight: height) == tree.leafCount - made)
      #expect(try tree.cut(atHeight: height) == tree.cut(into: tree.leafCount - made))
    }
    #expect(try tree.cut(atHeight: .infinity) == [Int](repeating: 0, count: tree.leafCount))
  }

  /// Drawn in its order a tree has no crossings: every cluster is a run of neighbours, its left part on the left.
  @Test(arguments: trees) func drawingOrder(tree: Dendrogram) {
    let order = tree.leafOrder
    #expect(order.sorted() == Array(0..<tree.leafCount))
    var place = [Int](repeating: 0, count: order.count)
    for (position, leaf) in order.enumerated() { place[leaf] = position }
    let members = members(tree)
    for (index, merge) in tree.merges.enumerated() {
      let all = members[tree.leafCount + index].map { place[$0] }
      #expect(all.max()! - all.min()! == merge.size - 1)
      #expect(members[merge.left].map { place[$0] }.max()! < members[merge.right].map { place[$0] }.min()!)
      #expect(tree.gaps[members[merge.right].map { place[$0] }.min()! - 1] == merge.height)
    }
  }
}
