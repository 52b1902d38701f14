import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// A model describes one state, and what must not matter does not.
@Suite struct KMedoidsLawTests {
  private static let count = 160

  private let observations: Observations
  private let columns: [[Double]]

  init() throws {
    let buyers = SyntheticBuyers(
      count: Self.count, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]], noise: 1, seed: 8)
    columns = buyers.columns
    observations = try buyers.observations()
  }

  @Test(arguments: Dissimilarity.allCases, [false, true])
  func partsAgree(dissimilarity: Dissimilarity, isWeighted: Bool) throws {
    let rowWeights = isWeighted ? (0..<Self.count).map { Double($0 * 7 % 5) / 2 } : nil
    let model = try KMedoids.fitted(
      observations, clusterCount: 6, dissimilarity, weights: rowWeights, featureWeights: [1, 0.5, 2, 0.25])
    let plain = PlainMedoids(
      observations.allRows, dissimilarity, rowWeights: rowWeights, featureWeights: [1, 0.5, 2, 0.25])
    #expect(model.clusterCount == 6 && Set(model.medoids).count == 6 && model.diagnostics.isEmpty)
    #expect(model.medoidRows == model.medoids.map { observations.row($0) })
    #expect(model.sizes == (0..<6).map { cluster in model.labels.count { $0 == cluster } })
    for (row, label) in model.labels.enumerated() {
      let distances = model.medoids.map { plain.distance(row, $0) }
      #expect(distances[label] <= distances.min()! + 1e-12)
    }
    for cluster in 0..<6 {
      let members = (0..<Self.count).filter { model.labels[$0] == cluster }
      #expect(model.labels[model.medoids[cluster]] == cluster)
      #expect(plain.rowWeights[model.medoids[cluster]] > 0, "what weighs nothing stands for nobody")
      let weight = members.reduce(0) { $0 + plain.rowWeights[$1] }
      let deviation = members.reduce(0) {
        $0 + plain.rowWeights[$1] * plain.distance($1, model.medoids[cluster])
      }
      #expect(abs(model.clusterWeights[cluster] - weight) <= 1e-12 * weight)
      #expect(abs(model.deviations[cluster] - deviation) <= 1e-11 * deviation)
    }
    #expect(model.totalDeviation == model.deviations.reduce(0, +))
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(try model.labels(of: observations) == model.labels)
  }

  @Test func sameSeedSameModel() throws {
    #expect(
      try KMedoids.fitted(observations, clusterCount: 5, seed: 9)
        == KMedoids.fitted(observations, clusterCount: 5, seed: 9))
    #expect(
      try KMedoids.fitted(observations, clusterCount: 5, seed: 1, start: .build)
        == KMedoids.fitted(observations, clusterCount: 5, seed: 2, start: .build))
  }

  @Test(arguments: MedoidStart.allCases) func threadsChangeNothing(start: MedoidStart) throws {
    let observations = try SyntheticBuyers.ratings(count: 600).observations()
    let weights = (0..<600).map { Double($0 * 7 % 5) / 2 }
    func model(_ threads: Int) throws -> KMedoidsModel {
      try KMedoids.fitted(
        observations, clusterCount: 5, weights: weights, start: start, workers: Workers(count: threads))
    }
    let one = try model(1)
    for threads in [2, 3, 64] { #expect(try model(threads) == one) }
  }

  /// Many restarts, so that both find the best there is.
  @Test(arguments: Dissimilarity.allCases) func orderOfAccounts(dissimilarity: Dissimilarity) throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<Self.count)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let model = try KMedoids.fitted(observations, clusterCount: 4, dissimilarity, restartCount: 20)
    let permuted = try KMedoids.fitted(
      observations.selecting(order), clusterCount: 4, dissimilarity, restartCount: 20)
    #expect(permuted.labels == order.map { model.labels[$0] })
    #expect(permuted.medoids.map { order[$0] } == model.medoids)
    #expect(abs(permuted.totalDeviation - model.totalDeviation) <= 1e-12 * model.totalDeviation)
  }

  /// A feature of weight 0 may hold anything.
  @Test(arguments: Dissimilarity.allCases) func weightZeroIsARemovedColumn(dissimilarity: Dissimilarity) throws {
    var generator = SeededGenerator(seed: 12)
    let noise = (0..<Self.count).map { _ in 1e6 * generator.nextNormal() }
    let wide = try Observations(columns: [noise] + columns)
    let model = try KMedoids.fitted(observations, clusterCount: 6, dissimilarity)
    let other = try KMedoids.fitted(wide, clusterCount: 6, dissimilarity, featureWeights: [0, 1, 1, 1, 1])
    #expect(other.labels == model.labels && other.medoids == model.medoids)
    #expect(other.totalDeviation == model.totalDeviation && other.trace == model.trace)
  }

  /// The weight 1/s² divides by s, whatever the dissimilarity.
  @Test(arguments: Dissimilarity.allCases) func scaleOfAColumnAndItsWeight(dissimilarity: Dissimilarity) throws {
    let model = try KMedoids.fitted(observations, clusterCount: 6, dissimilarity)
    func scaled(_ factor: Double) throws -> KMedoidsModel {
      var columns = columns
      columns[1] = columns[1].map { $0 * factor }
      return try KMedoids.fitted(
        Observations(columns: columns), clusterCount: 6, dissimilarity,
        featureWeights: [1, 1 / (factor * factor), 1, 1])
    }
    let doubled = try scaled(2)
    #expect(doubled.labels == model.labels && doubled.medoids == model.medoids && doubled.trace == model.trace)
    let stretched = try scaled(3.7)
    #expect(stretched.labels == model.labels && stretched.medoids == model.medoids)
    #expect(abs(stretched.totalDeviation - model.totalDeviation) <= 1e-12 * model.totalDeviation)
  }

  @Test(arguments: Dissimilarity.allCases) func weightThreeIsTheRowThreeTimes(dissimilarity: Dissimilarity) throws {
    let rows = (0..<Self.count).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let repeated = try KMedoids.fitted(observations.selecting(rows), clusterCount: 4, dissimilarity, restartCount: 20)
    let weighted = try KMedoids.fitted(
      observations, clusterCount: 4, dissimilarity, weights: (0..<Self.count).map { Double(1 + $0 % 3) },
      restartCount: 20)
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(weighted.medoidRows == repeated.medoidRows && weighted.clusterWeights == repeated.clusterWeights)
    #expect(abs(weighted.totalDeviation - repeated.totalDeviation) <= 1e-12 * repeated.totalDeviation)
  }

  /// Observations of weight 0 are labelled and move nothing.
  @Test func weightZeroMovesNothing() throws {
    let kept = (0..<Self.count).filter { $0 % 4 != 1 }
    let all = try KMedoids.fitted(
      observations, clusterCount: 5, weights: (0..<Self.count).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try KMedoids.fitted(observations.selecting(kept), clusterCount: 5)
    #expect(kept.map { all.labels[$0] } == some.labels)
    #expect(all.medoids == some.medoids.map { kept[$0] } && all.trace == some.trace)
    #expect(all.clusterWeights == some.clusterWeights && all.totalDeviation == some.totalDeviation)
    #expect(try all.labels == some.labels(of: observations))
  }

  @Test func startsOnEasyData() throws {
    let observations = try SyntheticBuyers(
      count: Self.count, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]], noise: 0.5, seed: 8
    ).observations()
    let models = try MedoidStart.allCases.flatMap { start in
      try (1...4).map { try KMedoids.fitted(observations, clusterCount: 4, seed: $0, start: start) }
    }
    for model in models { #expect(model.medoids == models[0].medoids && model.labels == models[0].labels) }
    #expect(Set(models[0].labels.enumerated().map { [$0 % 4, $1] }).count == 4, "the four centres")
  }
}
