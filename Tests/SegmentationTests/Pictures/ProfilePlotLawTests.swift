import ClusterValidation
import Clustering
import Criteria
import Foundation
import Parallelism
import Provenance
import Segmentation
import TestSupport
import Testing

@Suite struct ProfilePlotLawTests {
  private func deviation(_ values: [Double]) -> Double {
    (plainCovariance(values, values) * Double(values.count) / Double(values.count - 1)).squareRoot()
  }

  @Test func cellsAreMeansAndDeviations() throws {
    let partition = try LabelledObservations.buyers(count: 301, featureWeights: [1, 0.5, 0, 0.25])
    let plot = try ProfilePlot(of: partition)
    for feature in 0..<4 {
      let column = partition.column(feature)
      #expect(abs(plot.market[feature].mean - plainMean(column)) < 1e-12)
      #expect(abs(plot.market[feature].deviation - deviation(column)) < 1e-12 && !plot.market[feature].isMarker)
    }
    for segment in plot.segments {
      let rows = partition.rows(of: segment.segment)
      #expect(segment.size == rows.count && segment.share == Double(rows.count) / 301)
      for feature in 0..<4 {
        let values = rows.map { partition.observations[$0, feature] }
        #expect(abs(segment.cells[feature].mean - plainMean(values)) < 1e-12)
        #expect(abs(segment.cells[feature].deviation - deviation(values)) < 1e-12)
      }
      let markers = MarkerRule.flexclust.markers(segment.cells.map(\.mean), market: plot.market.map(\.mean))
      #expect(segment.cells.map(\.isMarker) == markers)
    }
    #expect(plot.segments.contains { $0.cells.contains { $0.isMarker } })
    let strict = try ProfilePlot(of: partition, rule: MarkerRule(absoluteShare: 9, relativeShare: 9))
    #expect(strict.segments.allSatisfy { $0.cells.allSatisfy { !$0.isMarker } })
  }

  /// Nine criteria in three groups that are rated alike.
  private func groups(count: Int, scale: [Double]) throws -> [[Double]] {
    var generator = SeededGenerator(seed: 31)
    var columns = [[Double]](repeating: [], count: 9)
    for _ in 0..<count {
      let needs = (0..<3).map { _ in 5 + 2 * generator.nextNormal() }
      for criterion in 0..<9 {
        columns[criterion].append(scale[criterion] * (needs[criterion % 3] + 0.4 * generator.nextNormal()))
      }
    }
    return columns
  }

  /// The tree over the columns themselves.
  @Test func theOrderIsThatOfWardOverColumns() throws {
    let columns = try groups(count: 120, scale: [Double](repeating: 1, count: 9))
    let partition = try LabelledObservations(
      Observations(columns: columns), labels: (0..<120).map { $0 % 2 }, clusterCount: 2)
    let plot = try ProfilePlot(of: partition)
    let tree = try LinkageHierarchy(
      Observations(columns: (0..<120).map { row in columns.map { $0[row] } }), criterion: .ward)
    #expect(plot.order == tree.dendrogram.leafOrder)
    #expect(plot.order.map { $0 % 3 } != (0..<9).map { $0 % 3 })
    #expect([0, 3, 6].allSatisfy { start in Set(plot.order[(start)..<(start + 3)].map { $0 % 3 }).count == 1 })
  }

  /// In different units, levels mean nothing and criteria that go together still stand together.
  @Test func theOrderOfStandardisedCriteria() throws {
    let scale = [1, 10, 0.1, 50, 2, 3, 1000, 1, 7.0]
    let columns = try groups(count: 120, scale: scale)
    let partition = try LabelledObservations(
      Observations(columns: columns), labels: (0..<120).map { $0 % 2 }, clusterCount: 2,
      featureWeights: columns.map { 1 / plainCovariance($0, $0) })
    let order = try ProfilePlot(of: partition).order
    #expect([0, 3, 6].allSatisfy { start in Set(order[(start)..<(start + 3)].map { $0 % 3 }).count == 1 })
    let shifted = try LabelledObservations(
      Observations(columns: columns.enumerated().map { place, column in column.map { $0 + Double(place) * 1e3 } }),
      labels: partition.labels, clusterCount: 2, featureWeights: partition.featureWeights)
    #expect(try ProfilePlot(of: shifted).order == order)
  }

  @Test func threadsChangeNothing() throws {
    let partition = try LabelledObservations.buyers(count: 40_000)
    let plot = try ProfilePlot(of: partition, workers: .one)
    for threads in [2, 7] { #expect(try ProfilePlot(of: partition, workers: Workers(count: threads)) == plot) }
  }

  @Test func degenerateProfiles() throws {
    func plot(_ columns: [[Double]], _ labels: [Int], weights: [Double]? = nil) throws -> ProfilePlot {
      try ProfilePlot(
        of: LabelledObservations(
          Observations(columns: columns), labels: labels, clusterCount: 3, featureWeights: weights))
    }
    let one = try plot([[0.1, 0.1, 0.1]], [0, 2, 2])
    #expect(one.order == [0] && one.market[0].deviation == 0 && one.market[0].mean == 0.1)
    #expect(one.segments.map(\.segment) == [0, 2] && one.segments[0].cells[0].deviation == 0)
    #expect(one.segments.allSatisfy { !$0.cells[0].isMarker })
    // What weighs nothing comes last.
    #expect(try plot([[9, 9, 1], [1, 2, 8], [1, 2, 9]], [0, 0, 1], weights: [0, 1, 1]).order == [1, 2, 0])
    let single = try plot([[1, 5], [2, 2]], [0, 0])
    #expect(single.segments.count == 1 && single.segments[0].share == 1)
    #expect(throws: ClusterValidationError.valuesTooLarge) {
      try plot([[1, 2, 3], [-1e200, 0, 1e200]], [0, 0, 1], weights: [1, 0])
    }
  }

  @Test func writtenAndReadAgain() throws {
    let plot = try ProfilePlot(of: .buyers(count: 50))
    #expect(try JSONDecoder().decode(ProfilePlot.self, from: JSONEncoder().encode(plot)) == plot)
  }
}
