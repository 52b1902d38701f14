import ClusterValidation
import Clustering
import Parallelism
import Synchronization
import TestSupport
import Testing

@Suite struct PredictionStrengthLawTests {
  private let buyers = SyntheticBuyers(
    count: 150, centres: [[0, 0], [10, 0], [0, 10]], noise: 1, seed: 12)

  private func estimates(_ counts: [Int], _ workers: Workers = .one, seed: UInt64 = 3) throws
    -> [PredictionStrengthEstimate]
  {
    try PredictionStrength(buyers.observations(), clusterCounts: counts, repeatCount: 5, seed: seed)
      .estimates(workers: workers) { half, count, seed in PlainKMeans.centroids(of: half, count, seed) }
  }

  @Test func threeCloudsAreThreeSegments() throws {
    let estimates = try estimates([1, 2, 3, 4, 5])
    #expect(estimates[0].mean == 1)
    #expect(estimates[2].mean > 0.95)
    #expect(estimates[3].mean < 0.8 && estimates[4].mean < 0.8)
    #expect(PredictionStrengthEstimate.largestClusterCount(among: estimates) == 3)
    #expect(PredictionStrengthEstimate.largestClusterCount(among: [estimates[4]]) == nil)
  }

  @Test(arguments: [2, 64]) func anyThreadCountGivesTheSameBits(threads: Int) throws {
    #expect(try estimates([2, 3, 4], Workers(count: threads)) == estimates([2, 3, 4]))
  }

  @Test func theOtherValuesOfKDoNotMatter() throws {
    let alone = try estimates([4])
    #expect(try estimates([2, 4, 3])[1] == alone[0])
    #expect(try estimates([4], seed: 4) != alone)
  }

  /// 50 rows come first, then the other 51, each half in the order of the data; the seeds of the fits differ.
  @Test func halvesPartitionTheObservations() throws {
    let observations = try Observations(columns: [(0..<101).map { Double($0) + 0.25 }])
    let strength = try PredictionStrength(observations, clusterCounts: [1, 2], repeatCount: 2, seed: 9)
    let seen = Mutex<[(rows: [Double], seed: UInt64)]>([])
    _ = strength.estimates(workers: .one) { half, count, seed in
      seen.withLock { $0.append(((0..<half.observationCount).map { half[$0, 0] }, seed)) }
      return [[Double]](repeating: [0], count: count)
    }
    let fits = seen.withLock { $0 }
    #expect(fits.count == 8 && Set(fits.map(\.seed)).count == 8)
    for pair in stride(from: 0, to: 8, by: 2) {
      #expect(fits[pair].rows.count == 50 && fits[pair].rows == fits[pair].rows.sorted())
      #expect((fits[pair].rows + fits[pair + 1].rows).sorted() == (0..<101).map { Double($0) + 0.25 })
    }
    // Every k sees the same splits; different splits differ.
    #expect(fits[0].rows == fits[4].rows && fits[2].rows == fits[6].rows && fits[0].rows != fits[2].rows)
  }

  private struct NoFit: Error, Equatable { let clusterCount: Int }

  @Test func theErrorOfTheFitComesThrough() throws {
    let strength = try PredictionStrength(buyers.observations(), clusterCounts: [2, 3, 4], repeatCount: 2, seed: 1)
    #expect(throws: NoFit(clusterCount: 3)) {
      try strength.estimates { (half, count, seed) throws(NoFit) -> [[Double]] in
        if count >= 3 { throw NoFit(clusterCount: count) }
        return PlainKMeans.centroids(of: half, count, seed)
      }
    }
  }

  /// A feature that only noise lives in hides the segments; a weight of 0 shows them again.
  @Test func featureWeightsDecideWhatIsNear() throws {
    let columns = buyers.columns + [SyntheticBuyers(count: 150, centres: [[0]], noise: 100, seed: 2).columns[0]]
    let observations = try Observations(columns: columns)
    let fixed: @Sendable (Observations, Int, UInt64) -> [[Double]] = { half, _, _ in
      [[0, 0, half[0, 2]], [10, 0, half[1, 2]], [0, 10, half[2, 2]]]
    }
    let hidden = try PredictionStrength(observations, clusterCounts: [3], repeatCount: 3, seed: 1)
    let shown = try PredictionStrength(
      observations, clusterCounts: [3], repeatCount: 3, featureWeights: [1, 1, 0], seed: 1)
    #expect(hidden.estimates(fit: fixed)[0].mean < 0.8)
    #expect(shown.estimates(fit: fixed)[0].mean == 1)
  }
}
