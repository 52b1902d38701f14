import Clustering
import Parallelism
import Provenance
import TestSupport
import Testing

/// A model describes one state.
@Suite struct IncompleteKMeansLawTests {
  private func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-11) -> Bool {
    abs(left - right) <= tolerance * max(abs(left), abs(right))
  }

  @Test(arguments: [false, true], [0.05, 0.4]) func partsAgree(isWeighted: Bool, share: Double) throws {
    let observations = try SyntheticBuyers.ratings(count: 700).incompleteObservations(share: share)
    let rowWeights = isWeighted ? (0..<700).map { Double($0 * 7 % 5) / 2 } : nil
    let model = try IncompleteKMeans.fitted(
      observations, clusterCount: 5, weights: rowWeights, featureWeights: [1, 0.5, 2, 0.25])
    let plain = PlainIncompletePartition(observations, model, rowWeights: rowWeights)
    #expect(model.clusterCount == 5 && model.diagnostics.isEmpty)
    #expect(model.sizes == (0..<5).map { cluster in model.labels.count { $0 == cluster } })
    let centroids = plain.centroids
    for cluster in 0..<5 {
      let members = (0..<700).filter { model.labels[$0] == cluster }
      #expect(isClose(model.clusterWeights[cluster], members.reduce(0) { $0 + plain.rowWeights[$1] }))
      for feature in 0..<4 {
        #expect(isClose(model.centroids[cluster][feature], centroids[cluster][feature]))
        #expect(isClose(model.observedWeights[cluster][feature], plain.observed(cluster, feature).weight))
      }
      let within = members.reduce(0) { $0 + plain.rowWeights[$1] * plain.distance($1, centroids[cluster]) }
      #expect(isClose(model.withinSumsOfSquares[cluster], within))
    }
    #expect(model.inertia == model.withinSumsOfSquares.reduce(0, +) && isClose(model.inertia, plain.inertia))
    let means = (0..<4).map { plain.observed(nil, $0).mean }
    let total = (0..<700).reduce(0) { $0 + plain.rowWeights[$1] * plain.distance($1, means) }
    #expect(isClose(model.totalSumOfSquares, total))
    #expect(model.explainedVariance == 1 - model.inertia / model.totalSumOfSquares)
    #expect(zip(model.clusterWeights, model.clusterWeights.dropFirst()).allSatisfy { $0 >= $1 })
    for (row, label) in model.labels.enumerated() {
      let distances = centroids.map { plain.distance(row, $0) }
      #expect(distances[label] <= distances.min()! + 1e-10)
    }
    #expect(try model.labels(of: observations) == model.labels)
  }

  /// Every move of every row to every other cluster, one by one.
  @Test func noSingleMoveImproves() throws {
    for seed in 1...6 {
      let observations = try SyntheticBuyers.ratings(count: 60, seed: UInt64(seed)).incompleteObservations(
        share: 0.3, seed: UInt64(seed))
      let weights = seed.isMultiple(of: 2) ? (0..<60).map { Double(1 + $0 * 7 % 11) / 4 } : nil
      let model = try IncompleteKMeans.fitted(
        observations, clusterCount: 4, seed: UInt64(seed), weights: weights, restartCount: 1)
      let plain = PlainIncompletePartition(observations, model, rowWeights: weights)
      let inertia = plain.inertia
      for row in 0..<60 where model.sizes[model.labels[row]] > 1 {
        for cluster in 0..<4 where cluster != model.labels[row] {
          var moved = plain
          moved.labels[row] = cluster
          #expect(moved.inertia >= inertia * (1 - 1e-9), "seed \(seed): row \(row) to \(cluster)")
        }
      }
    }
  }

  /// All partitions, one by one.
  @Test(arguments: [1, 2, 3], [4, 6, 8]) func bestOfAllPartitions(clusterCount: Int, count: Int) throws {
    for seed in 1...25 {
      let buyers = SyntheticBuyers(
        count: count, centres: [[3, 5, 1], [5, 4, 3]], noise: 2, isWhole: seed.isMultiple(of: 2), seed: UInt64(seed))
      let observations = try buyers.incompleteObservations(share: 0.25, seed: UInt64(seed))
      let weights: [Double]? = seed % 3 == 0 ? (0..<count).map { Double(1 + $0 % 4) } : nil
      let model = try IncompleteKMeans.fitted(
        observations, clusterCount: clusterCount, weights: weights, restartCount: 60)
      let least = PlainIncompletePartition.leastInertia(
        observations.allRows, clusterCount: clusterCount, rowWeights: weights)
      #expect(abs(model.inertia - least) <= 1e-9 * max(1, least), "seed \(seed): \(model.inertia), \(least)")
    }
  }

  @Test(arguments: [2, 3, 9]) func theObjectiveNeverRises(clusterCount: Int) throws {
    let observations = try SyntheticBuyers.ratings(count: 900).incompleteObservations(share: 0.2)
    let weights = (0..<900).map { Double(1 + $0 * 7 % 11) / 4 }
    let model = try IncompleteKMeans.fitted(
      observations, clusterCount: clusterCount, weights: weights, restartCount: 3)
    let objectives = model.trace.objectives
    #expect(objectives.count > 2, "descents that never come show nothing")
    #expect(zip(objectives, objectives.dropFirst()).allSatisfy { $0 > $1 })
    #expect(isClose(objectives.last!, model.inertia))
    #expect(model.trace.restartInertias.count == 3 && isClose(model.trace.restartInertias.min()!, model.inertia))
    #expect(0...1 ~= model.trace.shareReachingBest && model.trace.searchedRows == nil)
  }

  /// What lacks nothing is left to k-means.
  @Test(arguments: [60, 20_000]) func withoutMissingCellsItIsKMeans(count: Int) throws {
    let observations = try SyntheticBuyers(
      count: count, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8]], noise: 1.5, seed: 2
    ).observations()
    let incomplete = IncompleteObservations(observations, missing: [[], [], [], []])
    let model = try IncompleteKMeans.fitted(incomplete, clusterCount: 3, featureWeights: [1, 0.5, 2, 0.25])
    let plain = try KMeans.fitted(observations, clusterCount: 3, featureWeights: [1, 0.5, 2, 0.25])
    #expect(model.labels == plain.labels && model.inertia == plain.inertia && model.centroids == plain.centroids)
    #expect(model.totalSumOfSquares == plain.totalSumOfSquares && model.sizes == plain.sizes)
    #expect(model.observedWeights == plain.sizes.map { [Double](repeating: Double($0), count: 4) })
  }

  /// Segments far apart are found although a third of the ratings is missing.
  @Test func cloudsFarApart() throws {
    let buyers = SyntheticBuyers(
      count: 900, centres: [[0, 0, 0, 0], [20, 0, 20, 0], [0, 20, 20, 20]], noise: 1, seed: 4)
    var columns: [[Double?]] = buyers.columns
    var generator = SeededGenerator(seed: 5)
    // One of the last three features and the first are enough to tell the clouds apart.
    for row in 0..<900 { for feature in 1..<3 where generator.nextUniform() < 0.45 { columns[feature][row] = nil } }
    let model = try IncompleteKMeans.fitted(IncompleteObservations(columns: columns), clusterCount: 3)
    #expect(Set(zip(buyers.labels, model.labels).map { [$0, $1] }).count == 3)
  }

  /// More rows than the search looks at.
  @Test func aSampleIsSearched() throws {
    let observations = try SyntheticBuyers.ratings(count: 40_000).incompleteObservations(share: 0.1)
    func model(_ threads: Int) throws -> IncompleteKMeansModel {
      try IncompleteKMeans.fitted(
        observations, clusterCount: 4, restartCount: 4, workers: Workers(count: threads))
    }
    let one = try model(1)
    #expect(one.trace.searchedRows == IncompleteKMeans.searchRows && one.diagnostics.isEmpty)
    #expect(try model(2) == one && model(7) == one)
    let plain = PlainIncompletePartition(observations, one)
    #expect(isClose(one.inertia, plain.inertia) && isClose(one.trace.objectives.last!, one.inertia))
    #expect(zip(one.trace.objectives, one.trace.objectives.dropFirst()).allSatisfy { $0 > $1 })
    #expect(try one.labels(of: observations) == one.labels, "no row was passed over wrongly")
    let whole = try IncompleteKMeans.fitted(
      observations.selecting(Array(0..<16_000)), clusterCount: 4, restartCount: 2)
    #expect(whole.trace.searchedRows == nil)
    #expect(abs(whole.inertia / 16_000 - one.inertia / 40_000) < 0.03 * one.inertia / 40_000)
  }
}
