import Testing

@testable import Clustering

/// Johnson & Wichern (2007), Applied Multivariate Statistical Analysis, 6th edition, ISBN 978-0-13-187715-3, examples
/// 12.3 (single linkage) and 12.5 (complete linkage): five objects of which only the distances are given. Average
/// linkage of the same distances is worked out by hand: 49/6 is the mean of 9, 6, 7, 9, 10 and 8.
@Suite struct LinkagePaperTests {
  private let distances = PairDistances(count: 5, values: [9, 3, 6, 11, 7, 5, 10, 9, 2, 8])

  private func dendrogram(_ criterion: LinkageCriterion) -> Dendrogram {
    // All but the average are computed from squares.
    var squares = distances
    if criterion != .average { squares.values = squares.values.map { $0 * $0 } }
    var chain = NeighbourChain(criterion, distances: squares, weights: [1, 1, 1, 1, 1])
    return Dendrogram(leafCount: 5, joins: chain.joins())
  }

  /// The joined numbers: objects 0 … 4, the clusters of the merges 5 … 8.
  private func pairs(_ dendrogram: Dendrogram) -> [[Int]] { dendrogram.merges.map { [$0.left, $0.right, $0.size] } }

  @Test func singleLinkage() {
    let found = dendrogram(.single)
    #expect(found.heights == [2, 3, 5, 6])
    #expect(pairs(found) == [[2, 4, 2], [0, 5, 3], [1, 3, 2], [6, 7, 5]])
  }

  @Test func completeLinkage() {
    let found = dendrogram(.complete)
    #expect(found.heights == [2, 5, 9, 11])
    #expect(pairs(found) == [[2, 4, 2], [1, 3, 2], [0, 6, 3], [5, 7, 5]])
  }

  @Test func averageLinkage() {
    let found = dendrogram(.average)
    for (height, expected) in zip(found.heights, [2, 5, 7, 49.0 / 6]) { #expect(abs(height - expected) <= 1e-14) }
    #expect(pairs(found) == [[2, 4, 2], [1, 3, 2], [0, 5, 3], [6, 7, 5]])
  }
}
