import ClusterValidation
import Clustering
import Provenance
import Segmentation
import TestSupport
import Testing

/// Markets of which it is known how many segments they have.
@Suite(.enabled(if: SharedFiles.exist)) struct ExplorationOracleTests {
  static let known: [(name: String, counts: ClosedRange<Int>, expected: Int)] = [
    ("ruspini", 2...8, 4), ("wine_zscore", 2...8, 3), ("s1", 10...18, 15), ("a1", 16...23, 20),
  ]

  @Test(arguments: known) func theKnownNumberIsFound(name: String, counts: ClosedRange<Int>, expected: Int) throws {
    let oracle = try ClusteringOracle(named: name)
    let options = ExplorationOptions(
      segmentCounts: counts,
      segmentation: SegmentationOptions(scaling: oracle.isStandardised ? .standardize : .none), pairCount: 15)
    let found = try ExplorationRunner(options).run(AccountData(columns: oracle.columns()))
    let evidence = found.candidates.map { "\($0.segmentCount): \($0.bootstrap.meanRecoveries.min()!)" }
    #expect(found.recommendation.segmentCount == expected, "\(evidence)")
    #expect(found.recommendation.structure != .constructive)
  }
}
