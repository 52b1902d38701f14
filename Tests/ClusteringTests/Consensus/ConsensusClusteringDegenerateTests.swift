import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

@Suite struct ConsensusClusteringDegenerateTests {
  @Test func oneRow() throws {
    let model = try ConsensusClustering.fitted(Observations(columns: [[4], [-2.5]]), clusterCount: 1)
    #expect(model.labels == [0] && model.centroids == [[4, -2.5]] && model.memberships == [1] && model.sizes == [1])
    #expect(model.meanAgreement == 1 && model.disagreement == 0)
  }

  @Test func oneCluster() throws {
    let model = try ConsensusClustering.fitted(Observations(columns: [[1, 2, 6], [0, 3, 3]]), clusterCount: 1)
    #expect(model.labels == [0, 0, 0] && model.centroids == [[3, 2]] && model.memberships == [1, 1, 1])
  }

  /// No sample has as many different rows; then all rows are taken.
  @Test(arguments: [2, 7, 20], [EnsembleSampling.bootstrap, .subsample(share: 0.5)]) func asManyClustersAsRows(
    count: Int, sampling: EnsembleSampling
  ) throws {
    let observations = try Observations(columns: [(0..<count).map { Double($0 * $0) }, (0..<count).map { Double(-$0) }])
    let model = try ConsensusClustering.fitted(
      observations, clusterCount: count, sampling: sampling, restartCount: 50)
    #expect(model.labels == Array(0..<count) && model.memberships.allSatisfy { $0 == 1 })
  }

  @Test func duplicates() throws {
    let observations = try Observations(columns: [[1, 5, 1, 9, 5, 1], [2, 2, 2, 2, 2, 2]])
    for seed in 1...5 {
      let model = try ConsensusClustering.fitted(observations, clusterCount: 3, seed: UInt64(seed))
      #expect(model.labels == [0, 1, 0, 2, 1, 0] && model.centroids == [[1, 2], [5, 2], [9, 2]])
    }
  }

  @Test func aConstantColumn() throws {
    let buyers = SyntheticBuyers.ratings(count: 80)
    let model = try ConsensusClustering.fitted(buyers.observations(), clusterCount: 3)
    let other = try ConsensusClustering.fitted(
      Observations(columns: buyers.columns + [[Double](repeating: 7, count: 80)]), clusterCount: 3)
    #expect(other.labels == model.labels && other.memberships == model.memberships)
    #expect(other.centroids == model.centroids.map { $0 + [7] })
  }

  @Test func oneRowOfWeight() throws {
    let model = try ConsensusClustering.fitted(
      Observations(columns: [[1, 2, 3, 4]]), clusterCount: 1, weights: [0, 0, 5, 0])
    #expect(model.centroids == [[3]] && model.clusterWeights == [5] && model.labels == [0, 0, 0, 0])
  }

  /// Members that never agree on a third segment leave it without accounts.
  @Test func aSegmentThatIsNobodysFirst() throws {
    let observations = try Observations(columns: [[1, 2, 3, 11, 12, 16]])
    var votes = MemberVotes(
      members: [[0, 0, 0, 1, 1, 2], [0, 0, 2, 1, 1, 1], [2, 0, 0, 1, 1, 1]], weights: nil, clusterCount: 3,
      names: [[Int]](repeating: [0, 1, 2], count: 3), workers: .one)
    let cutShort = ConsensusModel(observations, votes, featureWeights: [1])
    #expect(cutShort.diagnostics.map(\.code) == ["not-converged", "empty-segment"])
    votes.settle(roundLimit: 9)
    let model = ConsensusModel(observations, votes, featureWeights: [1])
    #expect(model.diagnostics.map(\.code) == ["empty-segment"] && model.diagnostics[0].severity == .warning)
    #expect(model.labels == [0, 0, 0, 1, 1, 1] && model.sizes == [3, 3, 0] && model.clusterWeights == [3, 3, 0])
    #expect(model.centroids[0] == [2] && model.centroids[1] == [13])
    #expect(abs(model.centroids[2][0] - 20 / 3.0) <= 1e-12, "the mean of those that one member put there")
    #expect(model.memberships.map { ($0 * 3).rounded() } == [2, 3, 2, 3, 3, 2])
  }
}
