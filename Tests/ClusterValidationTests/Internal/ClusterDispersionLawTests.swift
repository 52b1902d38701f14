import ClusterValidation
import Clustering
import Parallelism
import TestSupport
import Testing

@Suite struct ClusterDispersionLawTests {
  /// 40,000 rows are three chunks.
  @Test(arguments: [2, 64]) func anyThreadCountGivesTheSameBits(threads: Int) throws {
    let buyers = SyntheticBuyers(count: 40_000, centres: [[1, 5], [5, 9]], noise: 2, seed: 8)
    let partition = try LabelledObservations(buyers.observations(), labels: buyers.labels, clusterCount: 2)
    #expect(
      try ClusterDispersion(of: partition, workers: .one)
        == ClusterDispersion(of: partition, workers: Workers(count: threads)))
    #expect(
      try CentroidSilhouette.widths(of: partition, workers: .one)
        == CentroidSilhouette.widths(of: partition, workers: Workers(count: threads)))
  }

  /// T does not depend on the partition, and W from pairs is Σ_c Σ_pairs d² / n_c (Huygens).
  @Test func sumsOfSquaresAddUp() throws {
    let buyers = SyntheticBuyers(count: 300, centres: [[1, 5, 2], [5, 9, 0], [3, 3, 3]], noise: 2, seed: 9)
    let observations = try buyers.observations()
    let weights = [0.5, 2, 1]
    func dispersion(_ labels: [Int], _ count: Int) throws -> ClusterDispersion {
      try ClusterDispersion(
        of: LabelledObservations(observations, labels: labels, clusterCount: count, featureWeights: weights))
    }
    let three = try dispersion(buyers.labels, 3)
    let one = try dispersion([Int](repeating: 0, count: 300), 1)
    #expect(abs(three.total / one.within - 1) < 1e-12)
    var within = 0.0
    for first in 0..<300 {
      for second in 0..<first where buyers.labels[first] == buyers.labels[second] {
        for feature in 0..<3 {
          let difference = observations[first, feature] - observations[second, feature]
          within += weights[feature] * difference * difference / 100
        }
      }
    }
    #expect(abs(three.within / within - 1) < 1e-12)
    #expect(abs(try three.explainedVariance() - (1 - within / one.within)) < 1e-12)
  }

  /// A shift of the data by a large number costs digits of the data and not of the sums.
  @Test func aShiftChangesNothing() throws {
    let columns = [[1.0, 2, 4, 8, 9, 11]]
    let labels = [0, 0, 0, 1, 1, 1]
    let near = try LabelledObservations(Observations(columns: columns), labels: labels, clusterCount: 2)
    let far = try LabelledObservations(
      Observations(columns: [columns[0].map { $0 + 1e12 }]), labels: labels, clusterCount: 2)
    #expect(try ClusterDispersion(of: near).within == ClusterDispersion(of: far).within)
    let index = try DaviesBouldin.value(of: ClusterDispersion(of: near))
    #expect(abs(try DaviesBouldin.value(of: ClusterDispersion(of: far)) - index) < 1e-3)
  }
}
