import Clustering
import Parallelism
import Provenance
import Testing

@testable import ClusterValidation

@Suite struct BootstrapStabilityLawTests {
  /// Three clouds in the plane, far apart.
  private static let clouds: (observations: Observations, labels: [Int]) = {
    var generator = SeededGenerator(seed: 61)
    let labels = (0..<150).map { $0 % 3 }
    let columns = (0..<2).map { axis in
      labels.map { label in 10 * Double((label + axis) % 3) + generator.nextNormal() }
    }
    return (try! Observations(columns: columns), labels)
  }()

  @Test func cloudsFarApartAreAlwaysFoundAgain() throws {
    let stability = try BootstrapStability(Self.clouds.observations, pairCount: 20, seed: 1)
    let found = try stability.estimate(reference: Self.clouds.labels, clusterCount: 3)
    #expect(found.agreements == [Double](repeating: 1, count: 20))
    #expect(found.recoveries.allSatisfy { $0.count == 20 && $0.allSatisfy { $0 == 1 } })
    #expect(found.isStable && found.dissolvedShares == [0, 0, 0])
  }

  @Test func aCutThroughACloudIsNot() throws {
    let stability = try BootstrapStability(Self.clouds.observations, pairCount: 40, seed: 1)
    var labels = Self.clouds.labels
    for row in labels.indices where labels[row] == 0 && row % 2 == 0 { labels[row] = 3 }
    let found = try stability.estimate(reference: labels, clusterCount: 4)
    #expect(!found.isStable)
    #expect(found.meanRecoveries[3] < 0.75)
    #expect(found.agreement.median < 1)
  }

  @Test func threadsDoNotChangeABit() throws {
    let stability = try BootstrapStability(Self.clouds.observations, pairCount: 10, restartCount: 2, seed: 3)
    let alone = try stability.estimate(reference: Self.clouds.labels, clusterCount: 5, workers: .one)
    for threads in [2, 7] {
      let found = try stability.estimate(
        reference: Self.clouds.labels, clusterCount: 5, workers: Workers(count: threads))
      #expect(found == alone)
    }
  }

  /// A row of weight 0 takes no part, neither in a sample nor when partitions are compared.
  @Test func weightsCount() throws {
    let weights = try ObservationWeights(Self.clouds.labels.map { $0 == 2 ? 0 : 1 })
    let stability = try BootstrapStability(
      Self.clouds.observations, weights: weights, pairCount: 10, restartCount: 10, seed: 4)
    let two = Self.clouds.labels.map { $0 == 0 ? 0 : 1 }
    let found = try stability.estimate(reference: two, clusterCount: 2)
    // Without the third cloud each of the first two is a cluster.
    #expect(found.agreements == [Double](repeating: 1, count: 10))
    #expect(found.meanRecoveries == [1, 1])
  }

  @Test func quartilesAreThoseOfR() {
    let quartiles = Quartiles([7, 1, 3, 10])
    #expect(quartiles.lower == 2.5 && quartiles.median == 5 && quartiles.upper == 7.75)
    #expect(Quartiles([4]) == Quartiles([4, 4, 4]))
  }

  @Test func badSettingsAreRefused() throws {
    for count in [10_001, Int.max / 2, Int.max] {
      #expect(
        throws: ClusteringError.setting(
          name: "The number of pairs of samples", value: Double(count), allowed: "in 2…10000")
      ) {
        try BootstrapStability(Observations(columns: [[1, 2, 3, 4]]), pairCount: count, seed: 1)
      }
    }
    #expect(throws: ClusteringError.setting(name: "The number of pairs of samples", value: 1, allowed: "at least 2")) {
      try BootstrapStability(Self.clouds.observations, pairCount: 1, seed: 1)
    }
    #expect(throws: ClusteringError.weightCount(2, expected: 150)) {
      try BootstrapStability(Self.clouds.observations, weights: ObservationWeights([1, 2]), seed: 1)
    }
    let stability = try BootstrapStability(Self.clouds.observations, seed: 1)
    #expect(throws: ClusteringError.clusterCount(151, observations: 150)) {
      try stability.estimate(reference: Self.clouds.labels, clusterCount: 151)
    }
  }
}
