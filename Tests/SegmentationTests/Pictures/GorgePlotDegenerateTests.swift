import ClusterValidation
import Clustering
import Segmentation
import Testing

@Suite struct GorgePlotDegenerateTests {
  private func partition(
    _ column: [Double], _ labels: [Int], clusterCount: Int
  ) throws -> LabelledObservations {
    try LabelledObservations(Observations(columns: [column]), labels: labels, clusterCount: clusterCount)
  }

  @Test func oneSegment() throws {
    let plot = try GorgePlot(of: partition([1, 5, 9], [0, 0, 0], clusterCount: 1))
    #expect(plot.segments[0].counts == [Int](repeating: 0, count: 19) + [3])
    #expect(plot.segments[0].memberCounts == plot.segments[0].counts)
  }

  @Test func emptySegmentsAreNotShown() throws {
    let plot = try GorgePlot(of: partition([1, 2, 8, 9], [0, 0, 2, 2], clusterCount: 4))
    #expect(plot.segments.map(\.segment) == [0, 2] && plot.segments[0].counts.reduce(0, +) == 4)
  }

  /// So far that every exponential is 0, an account is still nearest to one centre.
  @Test func farFromEveryCentre() throws {
    let plot = try GorgePlot(of: partition([0, 1.5e9, 3e9], [0, 1, 1], clusterCount: 2))
    #expect(plot.segments[0].counts.first == 2 && plot.segments[0].counts.last == 1)
    #expect(plot.segments[1].counts.first == 1 && plot.segments[1].counts.last == 2)
    let between = try GorgePlot(of: partition([0, 4e9, 2e9], [0, 1, 1], clusterCount: 2), centres: [[0], [4e9]])
    #expect(between.segments.allSatisfy { $0.counts[10] == 1 }, "half-way is half-way")
  }

  @Test func identicalAccounts() throws {
    let plot = try GorgePlot(of: partition([3, 3], [0, 1], clusterCount: 2))
    #expect(plot.segments.allSatisfy { $0.counts[10] == 2 })
  }

  @Test func badSettingsAreRefused() throws {
    let partition = try partition([1, 2, 8], [0, 0, 1], clusterCount: 2)
    for power in [0, -1, .nan, .infinity] {
      #expect(throws: ClusterValidationError.self) { try GorgePlot(of: partition, power: power) }
    }
    #expect(throws: ClusterValidationError.centroidCount(1, expected: 2)) {
      try GorgePlot(of: partition, centres: [[1]])
    }
    #expect(throws: ClusterValidationError.badCentroid(cluster: 1, expected: 1)) {
      try GorgePlot(of: partition, centres: [[1], [1, 2]])
    }
    #expect(throws: ClusterValidationError.badCentroid(cluster: 0, expected: 1)) {
      try GorgePlot(of: partition, centres: [[.nan], [2]])
    }
  }
}
