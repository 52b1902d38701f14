import Parallelism
import Provenance
import Testing

@testable import Clustering

/// Searching a sample and refining on all rows gives up nothing.
@Suite struct SampledSearchLawTests {
  /// A million buyers of heavy equipment: nine ratings on 1…10 about four profiles.
  private static func market() throws -> Observations {
    let profiles: [[Double]] = [
      [10, 6, 6, 1, 9, 6, 4, 9, 2], [8, 7, 7, 5, 8, 7, 7, 7, 5], [7, 5, 9, 8, 5, 5, 6, 5, 7],
      [6, 4, 10, 9, 4, 7, 5, 6, 7],
    ]
    let columns = Workers.automatic.map(9) { feature in
      var generator = SeededGenerator(seed: 71, stream: UInt64(feature))
      return (0..<1_000_000).map { row in
        UInt8(min(10, max(1, (profiles[row % 4][feature] + 1.5 * generator.nextNormal()).rounded())))
      }
    }
    return try Observations(byteColumns: columns)
  }

  /// With any of 100 seeds the result is no worse than the best of ten runs of the plain algorithm over all rows.
  @Test func noSeedIsWorseThanThePlainAlgorithm() throws {
    let observations = try Self.market()
    var generator = SeededGenerator(seed: 72)
    var plain = Double.infinity
    for _ in 0..<10 {
      let start = generator.sampleOfIndices(4, below: observations.observationCount).map { observations.row($0) }
      plain = min(plain, try Lloyd(centroids: start).fit(observations).inertia)
    }
    for seed in 1...100 {
      let model = try KMeans.fitted(observations, clusterCount: 4, seed: UInt64(seed))
      #expect(model.trace.searchedRows == KMeans.searchRows)
      #expect(model.inertia <= plain * (1 + 1e-9), "seed \(seed)")
    }
  }
}
