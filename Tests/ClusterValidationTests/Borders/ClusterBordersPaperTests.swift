import ClusterValidation
import Clustering
import Testing

/// Two pairs of points on a line, by hand: {0, 2} and {10, 14} with the centroids 1 and 12.
@Suite struct ClusterBordersPaperTests {
  private func borders(limit: Double = ClusterBorders.defaultLimit) throws -> ClusterBorders {
    try ClusterBorders(
      of: LabelledObservations(Observations(columns: [[0, 2, 10, 14]]), labels: [0, 0, 1, 1], clusterCount: 2),
      limit: limit)
  }

  /// 1 − 1/12, 1 − 1/10, 1 − 2/9, 1 − 2/13.
  @Test func margins() throws {
    let borders = try borders()
    for (margin, expected) in zip(borders.margins, [11.0 / 12, 0.9, 7.0 / 9, 11.0 / 13]) {
      #expect(abs(margin - expected) < 1e-15)
    }
    #expect((0..<4).map { borders.runnerUp(of: $0) } == [1, 1, 0, 0])
    #expect(borders.borderCount == 0 && borders.borderShare == 0)
    #expect(try self.borders(limit: 0.9).clusters.map(\.borderCount) == [0, 2])
  }

  /// Leisch (2010), eq. 1: 2 a / (a + b), here 2 · 1 / 13 and 2 · 2 / 11.
  @Test func shadows() throws {
    let borders = try borders()
    #expect(abs(borders.shadow(of: 0) - 2.0 / 13) < 1e-15 && abs(borders.shadow(of: 2) - 4.0 / 11) < 1e-15)
  }

  /// δ = 11, pooled variance (2 + 8) / 2 = 5.
  @Test func separation() throws {
    let clusters = try borders().clusters
    #expect(clusters.map(\.neighbour) == [1, 0] && clusters.map(\.centroidDistance) == [11, 11])
    for cluster in clusters {
      #expect(abs(try #require(cluster.separation) - 11 / 5.0.squareRoot()) < 1e-13)
    }
  }

  /// An evenly spread line cut in the middle: √12, up to the n − 2 in the divisor, and no gap.
  @Test func anEvenCutIsNoGap() throws {
    let values = (0..<20_000).map { Double($0) / 20_000 }
    let borders = try ClusterBorders(
      of: LabelledObservations(
        Observations(columns: [values]), labels: values.map { $0 < 0.5 ? 0 : 1 }, clusterCount: 2))
    let separation = try #require(borders.clusters[0].separation)
    #expect(abs(separation / 12.0.squareRoot() - 1) < 1e-3)
  }
}
