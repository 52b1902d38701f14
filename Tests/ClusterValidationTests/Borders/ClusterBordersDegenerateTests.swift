import ClusterValidation
import Clustering
import Testing

@Suite struct ClusterBordersDegenerateTests {
  private func borders(
    _ columns: [[Double]], _ labels: [Int], _ count: Int, centroids: [[Double]]? = nil
  ) throws -> ClusterBorders {
    try ClusterBorders(
      of: LabelledObservations(Observations(columns: columns), labels: labels, clusterCount: count),
      centroids: centroids)
  }

  @Test func oneSegmentHasNoBorder() throws {
    let borders = try borders([[1, 2, 3]], [0, 0, 0], 1)
    #expect(borders.margins == [1, 1, 1] && borders.borderShare == 0 && borders.runnerUp(of: 0) == nil)
    #expect(borders.clusters[0].neighbour == nil && borders.clusters[0].separation == nil)
    #expect(borders.shadow(of: 0) == 0)
  }

  @Test func anEmptySegmentIsNobodysNeighbour() throws {
    let borders = try borders([[0, 2, 10, 14]], [0, 0, 2, 2], 3)
    #expect(borders.clusters.map(\.neighbour) == [2, nil, 0] && borders.clusters[1].meanMargin == nil)
    #expect(borders.clusters[1].size == 0 && borders.clusters[1].borderShare == 0)
  }

  /// With a centroid of its own it is one, though nothing spreads there.
  @Test func anEmptySegmentWithACentroid() throws {
    let borders = try borders([[0, 2, 10, 14]], [0, 0, 2, 2], 3, centroids: [[1], [6], [12]])
    #expect(borders.clusters.map(\.neighbour) == [1, 0, 1] && borders.clusters[1].meanMargin == nil)
    #expect((0..<4).map { borders.runnerUp(of: $0) } == [1, 1, 1, 1])
  }

  @Test func twoAccountsInTwoSegments() throws {
    let borders = try borders([[1, 9]], [0, 1], 2)
    #expect(borders.margins == [1, 1] && borders.clusters.map(\.centroidDistance) == [8, 8])
    #expect(borders.clusters.map(\.separation) == [nil, nil])
  }

  /// Identical accounts in two segments: every one on the border, nothing between the segments.
  @Test func identicalAccounts() throws {
    let borders = try borders([[5, 5, 5, 5]], [0, 0, 1, 1], 2)
    #expect(borders.margins == [0, 0, 0, 0] && borders.borderShare == 1)
    #expect(borders.clusters.map(\.separation) == [0, 0])
    #expect(borders.shadow(of: 0) == 1)
  }

  /// Tight repeated points spread by rounding at most.
  @Test func repeatedPoints() throws {
    let borders = try borders([[0.1, 0.1, 0.1, 0.7, 0.7, 0.7]], [0, 0, 0, 1, 1, 1], 2)
    #expect(borders.clusters.map(\.separation) == [nil, nil])
  }
}
