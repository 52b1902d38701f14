import ClusterValidation
import Clustering
import Parallelism
import Provenance
import TestSupport
import Testing

@Suite struct FeatureRemovalLawTests {
  /// Two groups that only the first feature separates.
  private func carried() throws -> LabelledObservations {
    let buyers = SyntheticBuyers(count: 300, centres: [[0, 5, 5], [12, 5, 5]], noise: 1, seed: 2)
    return try LabelledObservations(
      buyers.observations(), labels: buyers.labels, clusterCount: 2, featureWeights: [1, 0.5, 2])
  }

  private func effects(
    of partition: LabelledObservations, workers: Workers = .one
  ) throws -> [FeatureRemovalEffect] {
    try FeatureRemoval(partition, seed: 7).effects(workers: workers) {
      (observations, weights, seed) throws(ClusteringError) in
      var generator = SeededGenerator(seed: seed)
      return try KMeans(
        clusterCount: partition.clusterCount, featureWeights: weights, restartCount: 4, patience: 20, workers: .one
      ).fit(observations, using: &generator).labels
    }
  }

  @Test func theFeatureThatCarriesTheSegmentsIsFound() throws {
    let effects = try effects(of: carried())
    #expect(effects.map(\.feature) == [0, 1, 2])
    #expect(try #require(FeatureRemovalEffect.strongest(among: effects)).feature == 0)
    #expect(effects[0].adjustedRandIndex < 0.1 && effects[0].nonOverlap > 0.3 && effects[0].meanDistance > 3)
    for effect in effects[1...] {
      #expect(effect.adjustedRandIndex == 1 && effect.nonOverlap == 0 && effect.meanDistance == 0)
    }
  }

  /// Every observation looks up its clusters, as the paper writes the sums.
  @Test func agreesWithThePlainTwin() throws {
    let buyers = SyntheticBuyers(count: 120, centres: [[0, 5, 5], [4, 1, 5], [2, 2, 9]], noise: 2, seed: 3)
    let partition = try LabelledObservations(
      buyers.observations(), labels: buyers.labels, clusterCount: 3, featureWeights: [1, 0.5, 2])
    let other = (0..<120).map { ($0 * $0 + $0 / 7) % 4 }
    let found = try FeatureRemoval(partition, seed: 1).effects { _, _, _ in other }
    func mean(_ rows: [Int]) -> [Double] {
      (0..<3).map { feature in rows.reduce(0) { $0 + buyers.columns[feature][$1] } / Double(rows.count) }
    }
    var (nonOverlap, distance) = (0.0, 0.0)
    for row in 0..<120 {
      let before = (0..<120).filter { buyers.labels[$0] == buyers.labels[row] }
      let after = (0..<120).filter { other[$0] == other[row] }
      nonOverlap += 1 - Double(Set(before).intersection(after).count) / Double(before.count)
      let (left, right) = (mean(before), mean(after))
      var square = 0.0
      for feature in 0..<3 {
        let difference = left[feature] - right[feature]
        square += partition.featureWeights[feature] * difference * difference
      }
      distance += square.squareRoot()
    }
    #expect(found.count == 3 && found.allSatisfy { $0.clusterCount == 4 })
    for effect in found {
      #expect(abs(effect.nonOverlap - nonOverlap / 120) < 1e-13)
      #expect(abs(effect.meanDistance - distance / 120) < 1e-12)
    }
  }

  @Test(arguments: [2, 64]) func anyThreadCountGivesTheSameBits(threads: Int) throws {
    let partition = try carried()
    #expect(try effects(of: partition) == effects(of: partition, workers: Workers(count: threads)))
  }

  /// The fit of a feature sees its weight as 0, the other weights as they are, and a seed of its own.
  @Test func fitsDifferInOneWeightAndTheSeed() throws {
    let partition = try carried()
    var seeds: Set<UInt64> = []
    for (feature, effect) in try FeatureRemoval(partition, seed: 3).effects(
      workers: .one,
      fit: { _, weights, seed in
        let removed = weights.firstIndex(of: 0)!
        // The labels carry out what the fit saw.
        return (0..<300).map { row in row == 0 ? removed : Int(seed % 1_000) + 3 }
      }
    ).enumerated() {
      #expect(effect.feature == feature)
      seeds.insert(UInt64(effect.clusterCount))
    }
    #expect(seeds.count == 3)
  }

  @Test func errorsOfTheFitPassThrough() throws {
    let removal = try FeatureRemoval(carried(), seed: 1)
    #expect(throws: ClusteringError.noObservations) {
      try removal.effects { (_, _, _) throws(ClusteringError) -> [Int] in throw .noObservations }
    }
  }

  @Test func aFeatureWithoutWeightIsNotTriedAndASingleOneRefused() throws {
    let observations = try Observations(columns: [[1, 2, 8, 9], [1, 1, 1, 1], [3, 3, 4, 5]])
    func removal(_ weights: [Double]) throws -> FeatureRemoval {
      try FeatureRemoval(
        LabelledObservations(observations, labels: [0, 0, 1, 1], clusterCount: 2, featureWeights: weights), seed: 1)
    }
    #expect(try removal([1, 0, 1]).features == [0, 2])
    #expect(throws: ClusterValidationError.singleFeature) { try removal([1, 0, 0]) }
    // One segment before and after: nothing changes.
    let one = try FeatureRemoval(
      LabelledObservations(observations, labels: [0, 0, 0, 0], clusterCount: 1), seed: 1)
    let effects = one.effects { observations, _, _ in [Int](repeating: 0, count: observations.observationCount) }
    #expect(effects.allSatisfy { $0.nonOverlap == 0 && $0.meanDistance == 0 && $0.adjustedRandIndex == 1 })
  }
}
