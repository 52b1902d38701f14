import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// What the search promises: steps that never make it worse, and an end that no single transfer improves.
@Suite struct KMeansOptimalityLawTests {
  /// All partitions of a few rows, one by one.
  @Test(arguments: [2, 3], [3, 6, 10]) func bestOfAllPartitions(clusterCount: Int, count: Int) throws {
    for seed in 1...8 {
      let isWhole = seed.isMultiple(of: 2)
      let observations = try SyntheticBuyers(
        count: count, centres: [[3, 5], [5, 4]], noise: 2, isWhole: isWhole, seed: UInt64(seed)
      ).observations()
      let rows = observations.allRows
      guard Set(rows).count >= clusterCount else { continue }
      let rowWeights: [Double]? = seed % 3 == 0 ? (0..<count).map { Double(1 + $0 % 4) } : nil
      let model = try KMeans.fitted(observations, clusterCount: clusterCount, weights: rowWeights)
      let least = PlainPartition.leastInertia(rows, clusterCount: clusterCount, rowWeights: rowWeights)
      #expect(abs(model.inertia - least) <= 1e-9 * max(1, least), "seed \(seed)")
    }
  }

  @Test(arguments: [false, true]) func noTransferLowersTheInertia(isWeighted: Bool) throws {
    for seed in 1...6 {
      let observations = try SyntheticBuyers.ratings(count: 60, seed: UInt64(seed)).observations()
      let rowWeights = isWeighted ? (0..<60).map { Double(1 + $0 * 7 % 11) / 4 } : nil
      // Without recombination: the exchange alone must see to it.
      let model = try KMeans.fitted(observations, clusterCount: 4, weights: rowWeights, patience: 0)
      let partition = PlainPartition(
        observations.allRows, labels: model.labels, clusterCount: 4, rowWeights: rowWeights)
      let inertia = partition.inertia
      for row in 0..<60 where model.sizes[model.labels[row]] > 1 {
        for cluster in 0..<4 where cluster != model.labels[row] {
          #expect(partition.moving(row, to: cluster).inertia >= inertia * (1 - 1e-9), "row \(row) to \(cluster)")
        }
      }
    }
  }

  /// Drives one run by hand: every assignment and every exchange leaves the inertia where it was or lower.
  @Test(arguments: [(90, false), (1_000, true), (40_000, false)])
  func theObjectiveNeverRises(count: Int, isWeighted: Bool) throws {
    let observations = try SyntheticBuyers.ratings(count: count).observations()
    let weights = isWeighted ? try ObservationWeights((0..<count).map { (row: Int) -> Double in Double(row % 5) }) : nil
    var run = try KMeansRun(
      TileSource(observations, weights: weights, featureWeights: [1, 2, 0.5, 1]), clusterCount: 7,
      workers: Workers(count: 2))
    var generator = SeededGenerator(seed: 4)
    try run.seed(using: &generator)
    var inertias: [Double] = []
    for _ in 0..<6 {
      _ = run.assign()
      inertias.append(run.inertia)
      run.moveCentroids()
    }
    _ = run.assign()
    inertias.append(run.inertia)
    let moved = run.exchange()
    #expect(moved > 0, "an exchange that moves nothing shows nothing")
    _ = run.assign()
    inertias.append(run.inertia)
    #expect(inertias.last! < inertias.dropLast().last!)
    for (before, after) in zip(inertias, inertias.dropFirst()) { #expect(after <= before * (1 + 1e-12)) }
  }

  /// Where a run says it is finished, one more pass changes nothing, not by a bit.
  @Test func finishedMeansFixed() throws {
    for seed in 1...60 {
      let observations = try SyntheticBuyers.ratings(count: 70, seed: UInt64(seed)).observations()
      let weights = try ObservationWeights(
        (0..<70).map { (row: Int) -> Double in row % 3 == 0 ? 0 : Double(1 + row % 4) / 3 })
      var run = try KMeansRun(
        TileSource(observations, weights: weights, featureWeights: [1, 1, 1, 1]), clusterCount: 5, workers: .one)
      var generator = SeededGenerator(seed: UInt64(seed))
      try run.seed(using: &generator)
      let finished = run.finish(iterationLimit: 500)
      #expect(finished.converged)
      let (centroids, inertia) = (run.centroids, run.inertia)
      #expect(run.assign() == 0, "seed \(seed)")
      run.moveCentroids()
      #expect(run.centroids == centroids && finished.inertia == inertia, "seed \(seed)")
      #expect(abs(run.inertia - inertia) <= 1e-13 * inertia, "measured in two ways")
    }
  }

  /// A cluster that starts empty takes the row that lies farthest.
  @Test func anEmptyClusterIsReseated() throws {
    let observations = try Observations(columns: [[0, 1, 2, 3, 90, 91, 200]])
    var run = try KMeansRun(
      TileSource(observations, weights: nil, featureWeights: [1]), clusterCount: 3, workers: .one)
    run.start(from: [1, 1, 90])
    #expect(run.assign() == 7)
    #expect(run.clusterWeights == [4, 0, 3])
    run.moveCentroids()
    #expect(run.centroids == [1.5, 200, 127])
    let finished = run.finish(iterationLimit: 20)
    #expect(finished.converged && run.clusterWeights == [4, 1, 2])
    #expect(finished.inertia == 5.5)
  }
}
