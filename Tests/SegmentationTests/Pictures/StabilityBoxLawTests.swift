import ClusterValidation
import Clustering
import Foundation
import Segmentation
import Testing

@Suite struct StabilityBoxLawTests {
  /// `quantile` and `mean` of R.
  @Test func numbersAreThoseOfR() throws {
    let box = try #require(StabilityBox([7, 1, 3, 10]))
    #expect(box.minimum == 1 && box.lowerQuartile == 2.5 && box.median == 5 && box.upperQuartile == 7.75)
    #expect(box.maximum == 10 && box.mean == 5.25 && box.count == 4)
  }

  @Test func equalNumbers() throws {
    for count in [1, 3, 7] {
      let box = try #require(StabilityBox([Double](repeating: 0.1, count: count)))
      #expect(box.minimum == 0.1 && box.mean == 0.1 && box.median == 0.1 && box.maximum == 0.1 && box.count == count)
    }
  }

  @Test func nothingToShow() {
    #expect(StabilityBox([]) == nil && StabilityBox([1, .nan]) == nil && StabilityBox([.infinity]) == nil)
  }

  @Test func boxesOfSegmentsAndOfNumbersOfSegments() throws {
    let partition = try LabelledObservations.buyers(count: 90)
    let recovery = try SegmentRecovery(
      partition.observations, scheme: .subset, sampleCount: 12, restartCount: 2, seed: 1
    ).estimate(reference: partition.labels, clusterCount: 3)
    let boxes = StabilityBox.boxes(of: recovery)
    #expect(boxes.count == 3 && boxes.allSatisfy { $0.count == 12 })
    for (box, mean) in zip(boxes, recovery.meanRecoveries) { #expect(abs(box.mean - mean) < 1e-12) }
    let stability = try BootstrapStability(partition.observations, pairCount: 6, restartCount: 2, seed: 1)
    let estimates = try [2, 3].map { count in
      try stability.estimate(reference: partition.labels.map { $0 % count }, clusterCount: count)
    }
    let agreements = StabilityBox.boxes(of: estimates)
    #expect(agreements.map(\.median) == estimates.map { $0.agreement.median })
  }

  @Test func writtenAndReadAgain() throws {
    let box = StabilityBox([0.25, 0.5, 1])
    #expect(try JSONDecoder().decode(StabilityBox.self, from: JSONEncoder().encode(box)) == box)
  }
}
