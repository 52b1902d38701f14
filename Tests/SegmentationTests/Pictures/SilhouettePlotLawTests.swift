import ClusterValidation
import Clustering
import Foundation
import Parallelism
import Segmentation
import Testing

@Suite struct SilhouettePlotLawTests {
  @Test func widthsOfFewAccountsAreAllThere() throws {
    let partition = try LabelledObservations.buyers(count: 150, noise: 3)
    let widths = try Silhouette.widths(of: partition)
    let plot = try SilhouettePlot(of: partition, seed: 1)
    #expect(plot.mean == widths.mean && plot.sampledCount == nil && plot == SilhouettePlot(widths, of: partition))
    for segment in plot.segments {
      let own = partition.rows(of: segment.segment).map { widths.values[$0] }
      #expect(segment.widths == own.sorted(by: >) && segment.count == own.count)
      #expect(abs(segment.mean - widths.meanByCluster[segment.segment]!) < 1e-12)
      #expect(segment.negativeShare == Double(own.count { $0 < 0 }) / Double(own.count))
    }
    #expect(plot.segments.contains { $0.negativeShare > 0 }, "else the share shows nothing")
  }

  @Test(arguments: [300, 303, 600, 2_999]) func manyWidthsAreThinned(count: Int) throws {
    let partition = try LabelledObservations.buyers(count: count, noise: 2)
    let widths = try Silhouette.widths(of: partition)
    for segment in SilhouettePlot(widths, of: partition).segments {
      let sorted = partition.rows(of: segment.segment).map { widths.values[$0] }.sorted(by: >)
      #expect(segment.widths.count == min(sorted.count, SilhouettePlot.widthLimit) && segment.count == sorted.count)
      #expect(segment.widths.first == sorted.first && segment.widths.last == sorted.last)
      #expect(zip(segment.widths, segment.widths.dropFirst()).allSatisfy { $0 >= $1 })
      // Evenly spaced: as many of all widths are left of the middle of those shown as right of it.
      let middle = segment.widths[segment.widths.count / 2]
      #expect(abs(Double(sorted.firstIndex(of: middle)!) / Double(sorted.count) - 0.5) < 0.02)
    }
  }

  @Test func manyAccountsAreSampled() throws {
    let partition = try LabelledObservations.buyers(count: 10_500)
    let plot = try SilhouettePlot(of: partition, seed: 3)
    #expect(plot.sampledCount == SilhouettePlot.accountLimit)
    #expect(plot.segments.reduce(0) { $0 + $1.count } == SilhouettePlot.accountLimit)
    #expect(abs(plot.mean - (try Silhouette.widths(of: partition)).mean) < 0.01)
    #expect(try SilhouettePlot(of: partition, seed: 3, workers: .one) == plot)
  }

  @Test func degenerateSegments() throws {
    let observations = try Observations(columns: [[1, 2, 9]])
    let plot = try SilhouettePlot(
      of: LabelledObservations(observations, labels: [0, 0, 3], clusterCount: 4), seed: 1)
    #expect(plot.segments.map(\.segment) == [0, 3] && plot.segments[1].widths == [0])
    #expect(throws: ClusterValidationError.tooFewClusters(found: 1, index: "silhouette")) {
      try SilhouettePlot(of: LabelledObservations(observations, labels: [0, 0, 0], clusterCount: 1), seed: 1)
    }
  }

  @Test func writtenAndReadAgain() throws {
    let plot = try SilhouettePlot(of: .buyers(count: 50), seed: 1)
    #expect(try JSONDecoder().decode(SilhouettePlot.self, from: JSONEncoder().encode(plot)) == plot)
  }
}
