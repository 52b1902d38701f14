import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// What the search promises: exchanges that never make it worse, and an end that no exchange improves.
@Suite struct KMedoidsOptimalityLawTests {
  private static let featureWeights = [1, 0.5, 2, 0.25]

  private func rowWeights(_ count: Int) -> [Double] { (0..<count).map { Double(1 + $0 * 7 % 11) / 4 } }

  /// Every exchange of every medoid for every observation, one by one.
  @Test(arguments: MedoidStart.allCases, Dissimilarity.allCases)
  func noExchangeLowersTheDeviation(start: MedoidStart, dissimilarity: Dissimilarity) throws {
    for seed in 1...6 {
      // Whole ratings have ties and equal rows.
      let observations = try SyntheticBuyers.ratings(count: 45, seed: UInt64(seed)).observations()
      let weights = seed.isMultiple(of: 2) ? rowWeights(45) : nil
      let model = try KMedoids.fitted(
        observations, clusterCount: 4, dissimilarity, seed: UInt64(seed), weights: weights,
        featureWeights: Self.featureWeights, start: start, restartCount: 1)
      let plain = PlainMedoids(
        observations.allRows, dissimilarity, rowWeights: weights, featureWeights: Self.featureWeights)
      let deviation = plain.totalDeviation(model.medoids)
      #expect(abs(model.totalDeviation - deviation) <= 1e-12 * deviation)
      for place in 0..<4 {
        for candidate in 0..<45 where !model.medoids.contains(candidate) {
          var exchanged = model.medoids
          exchanged[place] = candidate
          #expect(plain.totalDeviation(exchanged) >= deviation * (1 - 1e-9), "\(place) for \(candidate)")
        }
      }
    }
  }

  /// All sets of medoids, one by one.
  @Test(arguments: [1, 2, 3], [3, 6, 10]) func bestOfAllSets(clusterCount: Int, count: Int) throws {
    for seed in 1...8 {
      let observations = try SyntheticBuyers(
        count: count, centres: [[3, 5], [5, 4]], noise: 2, isWhole: seed.isMultiple(of: 2), seed: UInt64(seed)
      ).observations()
      let rows = observations.allRows
      guard Set(rows).count >= clusterCount else { continue }
      let weights: [Double]? = seed % 3 == 0 ? (0..<count).map { Double(1 + $0 % 4) } : nil
      for dissimilarity in Dissimilarity.allCases {
        let model = try KMedoids.fitted(
          observations, clusterCount: clusterCount, dissimilarity, weights: weights, restartCount: 400)
        let least = PlainMedoids(rows, dissimilarity, rowWeights: weights).leastDeviation(clusterCount: clusterCount)
        #expect(abs(model.totalDeviation - least) <= 1e-9 * max(1, least), "seed \(seed)")
      }
    }
  }

  @Test(arguments: MedoidStart.allCases, Dissimilarity.allCases)
  func theObjectiveNeverRises(start: MedoidStart, dissimilarity: Dissimilarity) throws {
    let observations = try SyntheticBuyers.ratings(count: 500).observations()
    for clusterCount in [2, 3, 9] {
      let model = try KMedoids.fitted(
        observations, clusterCount: clusterCount, dissimilarity, weights: rowWeights(500), start: start,
        restartCount: 3)
      let deviations = model.trace.deviations
      if start == .random { #expect(deviations.count > 2, "exchanges that never come show nothing") }
      #expect(zip(deviations, deviations.dropFirst()).allSatisfy { $0 > $1 })
      #expect(abs(deviations.last! - model.totalDeviation) <= 1e-12 * model.totalDeviation)
      #expect(model.trace.restartDeviations.count == (start == .build ? 1 : 3))
      #expect(model.trace.restartDeviations.min() == deviations.last)
      #expect(0...1 ~= model.trace.shareReachingBest && model.diagnostics.isEmpty)
    }
  }

  /// After every exchange the nearest and the second medoid of each observation are what they are when sought anew.
  @Test func theBooksAreKept() throws {
    let observations = try SyntheticBuyers.ratings(count: 120).observations()
    let measure = PairMeasure(.euclidean, featureWeights: Self.featureWeights)
    let distances = PairDistances(observations, measure: measure, workers: .one)
    let weights = rowWeights(120)
    var generator = SeededGenerator(seed: 3)
    var seeding = MedoidSeeding(distances, weights: weights, clusterCount: 7)
    var swaps = MedoidSwaps(
      distances, weights: weights, medoids: try seeding.medoids(.random, workers: .one, using: &generator))
    let plain = PlainMedoids(observations.allRows, rowWeights: weights, featureWeights: Self.featureWeights)
    #expect(abs(swaps.deviations[0] - plain.totalDeviation(swaps.medoids)) <= 1e-11 * swaps.deviations[0])
    swaps.run(passLimit: 100)
    #expect(swaps.isFinished && swaps.deviations.count > 3)
    let anew = MedoidSwaps(distances, weights: weights, medoids: swaps.medoids)
    #expect(anew.deviations[0] == swaps.deviations.last)
    #expect(abs(anew.deviations[0] - plain.totalDeviation(swaps.medoids)) <= 1e-11 * anew.deviations[0])
  }
}
