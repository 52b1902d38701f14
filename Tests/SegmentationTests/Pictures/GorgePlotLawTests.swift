import ClusterValidation
import Clustering
import Foundation
import Parallelism
import Segmentation
import TestSupport
import Testing

@Suite struct GorgePlotLawTests {
  /// Every account and every centre, as the formula is written.
  @Test(arguments: [0.5, 1, 2]) func agreesWithThePlainTwin(power: Double) throws {
    let weights = [1, 0.5, 2, 0.25]
    let partition = try LabelledObservations.buyers(count: 200, featureWeights: weights)
    let plot = try GorgePlot(of: partition, power: power)
    let centres = (0..<3).map { segment in
      (0..<4).map { feature in plainMean(partition.rows(of: segment).map { partition.observations[$0, feature] }) }
    }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 20), count: 3)
    var memberCounts = counts
    for row in 0..<200 {
      let values = partition.observations.row(row)
      let terms = centres.map { centre in
        let square = weights.indices.reduce(0.0) { sum, feature in
          sum + weights[feature] * (values[feature] - centre[feature]) * (values[feature] - centre[feature])
        }
        return exp(-pow(square.squareRoot(), power))
      }
      for segment in 0..<3 {
        let bin = min(19, Int(20 * terms[segment] / terms.reduce(0, +)))
        counts[segment][bin] += 1
        if partition.labels[row] == segment { memberCounts[segment][bin] += 1 }
      }
    }
    #expect(plot.segments.map(\.counts) == counts && plot.segments.map(\.memberCounts) == memberCounts)
    #expect(plot.power == power)
  }

  @Test func histogramsCountEveryAccount() throws {
    let partition = try LabelledObservations.buyers(count: 20_000)
    let plot = try GorgePlot(of: partition, workers: .one)
    for segment in plot.segments {
      #expect(segment.counts.count == GorgePlot.binCount && segment.counts.reduce(0, +) == 20_000)
      #expect(segment.memberCounts.reduce(0, +) == partition.sizes[segment.segment])
      #expect(zip(segment.counts, segment.memberCounts).allSatisfy { $0 >= $1 })
    }
    #expect(try GorgePlot(of: partition, workers: Workers(count: 5)) == plot)
  }

  /// Natural segments leave a gorge, a cloud that is cut does not.
  @Test func naturalSegmentsHaveAGorge() throws {
    func middle(_ partition: LabelledObservations) throws -> Double {
      let plot = try GorgePlot(of: partition)
      let counts = plot.segments.flatMap { $0.counts[4..<16] }.reduce(0, +)
      return Double(counts) / Double(plot.segments.count * partition.labels.count)
    }
    let apart = try LabelledObservations.buyers(count: 600, centres: [[0, 0], [30, 0], [0, 30]], noise: 1)
    #expect(try middle(apart) == 0)
    let cloud = try LabelledObservations.buyers(count: 600, centres: [[0, 0], [0.5, 0], [0, 0.5]], noise: 1)
    #expect(try middle(cloud) > 0.8)
  }

  @Test func givenCentres() throws {
    let partition = try LabelledObservations.buyers(count: 100)
    let means = try ClusterDispersion(of: partition).centroids.compactMap { $0 }
    #expect(try GorgePlot(of: partition, centres: means) == GorgePlot(of: partition))
    #expect(try GorgePlot(of: partition, centres: means.map { $0.map { $0 + 1 } }) != GorgePlot(of: partition))
  }

  @Test func writtenAndReadAgain() throws {
    let plot = try GorgePlot(of: .buyers(count: 50))
    #expect(try JSONDecoder().decode(GorgePlot.self, from: JSONEncoder().encode(plot)) == plot)
  }
}
