import ClusterValidation
import Clustering
import Provenance
import TestSupport
import Testing

@Suite struct ClassificationBICLawTests {
  private static func fit(
    _ observations: Observations, _ count: Int, weights: ObservationWeights? = nil
  ) throws -> KMeansModel {
    var generator = SeededGenerator(seed: 1)
    return try KMeans(clusterCount: count, featureWeights: [1, 0.5, 2]).fit(
      observations, weights: weights, using: &generator)
  }

  private static let buyers = SyntheticBuyers(
    count: 240, centres: [[0, 0, 0], [6, 1, 2], [1, 7, 5]], noise: 1, seed: 2)

  @Test(arguments: 1...5) func aFitAndItsPartitionHaveOneValue(count: Int) throws {
    let observations = try Self.buyers.observations()
    let model = try Self.fit(observations, count)
    let partition = try LabelledObservations(
      observations, labels: model.labels, clusterCount: count, featureWeights: [1, 0.5, 2])
    let expected = try ClassificationBIC.value(of: ClusterDispersion(of: partition))
    #expect(abs(try ClassificationBIC.value(of: model, weights: nil) - expected) <= 1e-9 * abs(expected))
    if count == 1 {
      let one = try ClassificationBIC.valueOfOneCluster(of: Self.fit(observations, 3), weights: nil)
      #expect(abs(one - expected) <= 1e-9 * abs(expected))
    }
  }

  @Test func weightsCountAsTheyShould() throws {
    let observations = try Self.buyers.observations()
    let plain = try ClassificationBIC.value(of: Self.fit(observations, 3), weights: nil)
    let alike = try ObservationWeights([Double](repeating: 64, count: 240))
    let weighed = try ClassificationBIC.value(of: Self.fit(observations, 3, weights: alike), weights: alike)
    #expect(abs(weighed - plain) <= 1e-9 * abs(plain))
    // Observations of weight 0 do not count.
    let half = try ObservationWeights((0..<240).map { $0 < 120 ? 1 : 0 })
    let silent = try ClassificationBIC.value(of: Self.fit(observations, 3, weights: half), weights: half)
    let alone = try ClassificationBIC.value(
      of: Self.fit(observations.selecting(Array(0..<120)), 3), weights: nil)
    #expect(abs(silent - alone) <= 1e-9 * abs(alone))
  }

  @Test func aPerfectFitHasNone() throws {
    let observations = try Observations(columns: [[1, 1, 5, 5], [2, 2, 7, 7], [0, 0, 1, 1]])
    #expect(throws: ClusterValidationError.noWithinSpread(index: "Bayesian information criterion")) {
      try ClassificationBIC.value(of: Self.fit(observations, 2), weights: nil)
    }
  }
}
