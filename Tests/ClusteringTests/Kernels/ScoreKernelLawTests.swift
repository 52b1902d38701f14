import CKernels
import Parallelism
import Provenance
import Testing

@testable import Clustering

/// Single-precision scores propose what `Double` would decide, and say so where they cannot.
@Suite struct ScoreKernelLawTests {
  /// Data on which single precision is hard put: close centroids, ties, far from 0, tiny and huge units.
  static let cases: [(name: String, observations: Observations, weights: [Double])] = {
    var generator = SeededGenerator(seed: 41)
    func columns(_ count: Int, _ value: (inout SeededGenerator, Int) -> Double) -> [[Double]] {
      (0..<5).map { feature in (0..<count).map { _ in value(&generator, feature) } }
    }
    let weights: [Double] = [1, 0.25, 3, 1, 0]
    let many: [(String, [[Double]])] = [
      ("ratings", columns(1_000) { random, _ in Double(1 + random.nextIndex(below: 10)) }),
      ("years", columns(700) { random, _ in 2_019 + random.nextNormal() * 1e-3 }),
      ("outlier", columns(777) { random, _ in random.nextIndex(below: 300) == 0 ? 1e9 : random.nextNormal() }),
      ("units", columns(500) { random, feature in random.nextNormal() * [1e-150, 1e140, 1, 1e-9, 1e9][feature] }),
      ("two values", columns(300) { random, _ in Double(random.nextIndex(below: 2)) }),
    ]
    let plain = many.map { name, columns in
      (name, try! Observations(columns: columns), name == "units" ? [1e300, 1e-280, 1, 1e18, 1e-18] : weights)
    }
    let singles = columns(705) { random, feature in
      Double(Float(random.nextNormal() + [0, 3, 2_019, 1e-20, 1e6][feature]))
    }
    let units = columns(705) { random, _ in Double(random.nextIndex(below: 90_000)) - 40_000 }
    let mixed: [Observations.Column] = [
      .bytes(many[0].1[0][..<705].map { UInt8($0) }), .decimals(units[1].map { Int32($0) }, places: 3),
      .singles(singles[2].map { Float($0) }), .doubles(singles[3]), .bytes(many[0].1[4][..<705].map { UInt8($0) }),
    ]
    let stored: [(String, [Observations.Column])] = [
      ("singles", singles.map { .singles($0.map { Float($0) }) }),
      ("plain singles", singles[..<2].map { .singles($0.map { Float($0) }) }),
      ("decimals", units.map { .decimals($0.map { Int32($0) }, places: 4) }), ("mixed", mixed),
    ]
    return plain
      + stored.map { name, columns in
        (
          name, try! Observations(columns),
          name == "plain singles" ? [1, 2] : name == "singles" ? [1, 0.25, 3, 1e40, 0] : weights
        )
      }
  }()

  /// Runs with every k from centroids that are rows, so that ties and near ties abound; from sets that are kept in score
  /// coordinates and from columns as they lie, one of them too short for whole tiles and groups.
  @Test(arguments: cases.indices, [1, 2, 3, 4, 5, 7, 8, 9, 17, 50, 257, 280])
  func labelsAreThoseOfDouble(index: Int, clusterCount: Int) throws {
    let (name, observations, featureWeights) = Self.cases[index]
    for kept in [TileSource.Kept.nothing, .forSearch] {
      let source = try TileSource(observations, weights: nil, featureWeights: featureWeights, keeping: kept)
      try checkSteps(source, "\(name), k = \(clusterCount), \(kept)", clusterCount: clusterCount)
    }
  }

  private func checkSteps(_ source: TileSource, _ name: String, clusterCount: Int) throws {
    let observations = source.observations
    var generator = SeededGenerator(seed: 42, stream: UInt64(clusterCount))
    var plain = KMeansRun(source, clusterCount: clusterCount, workers: .one)
    var quick = KMeansRun(source, clusterCount: clusterCount, workers: Workers(count: 2))
    let rows = generator.sampleOfIndices(clusterCount, below: observations.observationCount)
    let start = rows.flatMap { observations.row($0) }
    plain.start(from: start)
    quick.start(from: start)
    for step in 0..<8 {
      _ = plain.assign()
      // One step each, from the centroids of the other: first all rows, then only groups that have expired.
      _ = quick.reassign(step < 2 ? .allRows : .changes, isTracking: step >= 3)
      let (expected, found) = (plain.labels, quick.labels)
      let wrong = (0..<observations.observationCount).first { expected[$0] != found[$0] }
      #expect(wrong == nil, "\(name), step \(step)")
      plain.moveCentroids()
      quick.moveCentroids()
      quick.centroids = plain.centroids
    }
  }

  /// The rows found are those that gain by Hartigan's criterion, no more and no fewer, also when groups are passed over.
  @Test(arguments: cases.indices, [2, 3, 6]) func transfersAreThoseOfDouble(index: Int, clusterCount: Int) throws {
    let (name, observations, featureWeights) = Self.cases[index]
    let count = observations.observationCount
    for isWeighted in [false, true] {
      let weights = try ObservationWeights((0..<count).map { isWeighted ? Double($0 % 4) : 1 })
      let source = try TileSource(
        observations, weights: isWeighted ? weights : nil, featureWeights: featureWeights)
      var generator = SeededGenerator(seed: 43, stream: UInt64(clusterCount))
      var run = KMeansRun(source, clusterCount: clusterCount, workers: .one)
      try run.seed(using: &generator)
      var scan = TransferScan(source, clusterCount: clusterCount, labels: run.labels, expiries: run.expiries)
      for step in 0..<6 {
        _ = run.iterateLloyd(limit: 2)
        scan.update(run.centroids, run.clusterWeights, odometer: run.odometer)
        let found = scan.candidates(in: 0..<source.tileCount, workers: .one)
        let expected = (0..<count).filter { row in
          TransferRule.target(
            of: observations.row(row), weight: source.weight(row), from: Int(run.labels[row]),
            centroids: run.centroids, clusterWeights: run.clusterWeights, featureWeights: featureWeights) != nil
        }
        #expect(found == expected, "\(name), k = \(clusterCount), step \(step)")
      }
    }
  }

  @Test(arguments: [1, 15, 16, 17, 240, 256]) func sumsByMaskAreThoseOfTheRows(rowCount: Int) {
    var generator = SeededGenerator(seed: 44)
    for clusterCount in [1, 2, 3, 4, 5, 8] {
      // Beyond the last row lies what must not be counted.
      let bytes = (0..<3).map { _ in (0..<256).map { _ in UInt8(generator.nextIndex(below: 256)) } }
      let tile = bytes.flatMap { $0.enumerated().map { $0.offset < rowCount ? Double($0.element) : .nan } }
      let labels = (0..<256).map { _ in Int32(generator.nextIndex(below: clusterCount)) }
      var (counts, byteCounts) = (
        [Double](repeating: 1, count: clusterCount), [Double](repeating: 1, count: clusterCount)
      )
      var sums = [Double](repeating: 2, count: 3 * clusterCount)
      var byteSums = sums
      pk_tile_group_sums(tile, rowCount, 3, labels, clusterCount, &counts, &sums)
      bytes[0].withUnsafeBufferPointer { first in
        bytes[1].withUnsafeBufferPointer { second in
          bytes[2].withUnsafeBufferPointer { third in
            pk_byte_group_sums(
              [first.baseAddress, second.baseAddress, third.baseAddress], 0, rowCount, 3, labels, clusterCount,
              &byteCounts, &byteSums)
          }
        }
      }
      for cluster in 0..<clusterCount {
        let rows = (0..<rowCount).filter { labels[$0] == Int32(cluster) }
        #expect(counts[cluster] == 1 + Double(rows.count))
        for feature in 0..<3 {
          #expect(sums[cluster * 3 + feature] == rows.reduce(2) { $0 + Double(bytes[feature][$1]) })
        }
      }
      #expect(byteCounts == counts)
      #expect(byteSums == sums)
    }
  }
}
