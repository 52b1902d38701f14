import ClusterValidation
import Clustering
import Foundation
import Segmentation
import TestSupport
import Testing

@Suite struct DendrogramPlotLawTests {
  private func model(count: Int, clusterCount: Int) throws -> LinkageModel {
    try Linkage(clusterCount: clusterCount).fit(
      SyntheticBuyers(count: count, centres: [[2, 8], [7, 3], [9, 9]], noise: 1.5, seed: 3).observations())
  }

  @Test(arguments: [1, 3, 5, 31, 40], [60, 200]) func theTopOfATree(clusterCount: Int, count: Int) throws {
    let model = try model(count: count, clusterCount: clusterCount)
    let tree = model.hierarchy.dendrogram
    let plot = DendrogramPlot(model)
    let mergeCount = max(30, clusterCount - 1)
    #expect(plot.merges.count == mergeCount && plot.tips.count == mergeCount + 1)
    #expect(plot.merges.map(\.height) == Array(tree.heights.suffix(mergeCount)))
    #expect(plot.tips.reduce(0) { $0 + $1.size } == count && plot.merges.last?.size == count)
    #expect(plot.leafOrder == Array(0...mergeCount))
    // Sizes add up, and every node but the last is a part of one other.
    var sizes = plot.tips.map(\.size)
    for merge in plot.merges {
      #expect(merge.size == sizes[merge.left] + sizes[merge.right])
      sizes.append(merge.size)
    }
    #expect((plot.merges.flatMap { [$0.left, $0.right] }).sorted() == Array(0..<(2 * mergeCount)))
    // Tips are cuts of the tree, in the order of its leaves.
    let cut = try tree.cut(into: mergeCount + 1)
    var seen: [Int] = []
    for leaf in tree.leafOrder where seen.last != cut[leaf] { seen.append(cut[leaf]) }
    #expect(plot.tips.map(\.size) == seen.map { label in cut.count { $0 == label } })
    // Each segment is a part of the tree.
    #expect(plot.segments.map(\.size) == model.sizes)
    for segment in plot.segments {
      let node = try #require(segment.node)
      #expect(sizes[node] == segment.size)
      #expect(segment.tips.reduce(0) { $0 + plot.tips[$1].size } == segment.size)
      #expect(segment.tips == Array(segment.tips[0]...segment.tips.last!), "side by side")
      #expect(segment.tips.allSatisfy { plot.tips[$0].segment == segment.segment })
    }
  }

  /// Drawn without crossings: every cluster covers neighbouring tips, its left part on the left.
  @Test func nothingCrosses() throws {
    let plot = DendrogramPlot(try model(count: 150, clusterCount: 4))
    var spans = plot.tips.indices.map { $0...$0 }
    for merge in plot.merges {
      let (left, right) = (spans[merge.left], spans[merge.right])
      #expect(left.upperBound + 1 == right.lowerBound)
      spans.append(left.lowerBound...right.upperBound)
    }
  }

  /// Segments that the tree does not know, such as those of k-means.
  @Test func otherSegments() throws {
    let model = try model(count: 40, clusterCount: 2)
    let labels = (0..<40).map { $0 % 2 }
    let plot = DendrogramPlot(model.hierarchy.dendrogram, labels: labels, clusterCount: 3)
    #expect(plot.segments.map(\.segment) == [0, 1] && plot.segments.map(\.size) == [20, 20])
    #expect(plot.segments.allSatisfy { $0.node == nil })
    #expect(plot.tips.contains { $0.segment == nil }, "accounts of both joined early")
    for tip in plot.tips where tip.size == 1 { #expect(tip.segment != nil) }
  }

  /// Ward's distance of two centres: √(2 n m / (n + m)) times their distance.
  @Test func centresOfSegments() throws {
    let partition = try LabelledObservations(
      Observations(columns: [[0, 0, 0, 10, 10, 50], [1, 1, 1, 1, 1, 1]]), labels: [0, 0, 0, 1, 1, 3], clusterCount: 4,
      featureWeights: [4, 1])
    let plot = try DendrogramPlot(ofCentresOf: partition)
    #expect(plot.tips.map(\.size).sorted() == [1, 2, 3] && plot.merges.map(\.size) == [5, 6])
    #expect(abs(plot.merges[0].height - (2 * 3 * 2 / 5.0).squareRoot() * 20) < 1e-12)
    // The centre of the five is at 4.
    #expect(abs(plot.merges[1].height - (2 * 5 * 1 / 6.0).squareRoot() * 2 * 46) < 1e-10)
    #expect(plot.segments.map(\.segment) == [0, 1, 3] && plot.segments.map(\.size) == [3, 2, 1])
    for segment in plot.segments {
      #expect(segment.tips.count == 1 && segment.node == segment.tips[0])
      #expect(plot.tips[segment.tips[0]].segment == segment.segment)
    }
  }

  /// The whole tree over accounts joins its segments at the heights at which their centres join.
  @Test func centresOfACutTree() throws {
    let model = try model(count: 120, clusterCount: 6)
    let observations = try SyntheticBuyers(
      count: 120, centres: [[2, 8], [7, 3], [9, 9]], noise: 1.5, seed: 3
    ).observations()
    let partition = try LabelledObservations(observations, labels: model.labels, clusterCount: 6)
    let heights = try DendrogramPlot(ofCentresOf: partition).merges.map(\.height)
    for (found, expected) in zip(heights, model.hierarchy.dendrogram.heights.suffix(5)) {
      #expect(abs(found - expected) < 1e-9 * expected)
    }
  }

  @Test func oneSegmentAndOneAccount() throws {
    let one = try DendrogramPlot(
      ofCentresOf: LabelledObservations(Observations(columns: [[1, 2]]), labels: [0, 0], clusterCount: 1))
    #expect(one.merges.isEmpty && one.tips.map(\.size) == [2] && one.segments[0].node == 0)
    let alone = DendrogramPlot(try Linkage(clusterCount: 1).fit(Observations(columns: [[4]])))
    #expect(alone.tips.map(\.size) == [1] && alone.merges.isEmpty && alone.segments.map(\.tips) == [[0]])
  }

  @Test func writtenAndReadAgain() throws {
    let plot = DendrogramPlot(try model(count: 50, clusterCount: 3))
    #expect(try JSONDecoder().decode(DendrogramPlot.self, from: JSONEncoder().encode(plot)) == plot)
  }
}
