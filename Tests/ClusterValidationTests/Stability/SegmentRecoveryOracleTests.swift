import ClusterValidation
import Clustering
import TestSupport
import Testing

/// The recovery that `clusterboot` of the R package fpc finds; it draws at random, as we do.
@Suite(.enabled(if: SharedFiles.exist)) struct SegmentRecoveryOracleTests {
  private struct Segments: Decodable {
    struct Solution: Decodable {
      let bootstrap: [Double]
      let subset: [Double]
      let isBest: Bool
      enum CodingKeys: String, CodingKey {
        case bootstrap = "boot_mean_jaccard"
        case subset = "subset_mean_jaccard"
        case isBest = "partition_is_best_kmeans"
      }
    }
    let stability: ClusteringOracle.ByClusterCount<Solution>
    enum CodingKeys: String, CodingKey { case stability = "stability_clusterboot" }
  }

  @Test(
    arguments: ["hatco", "office_star", "iris_zscore", "wholesale_customers_log_zscore", "wine_zscore"],
    [ResamplingScheme.bootstrap, .subset])
  func segmentsAreRecoveredAsOften(name: String, scheme: ResamplingScheme) throws {
    let oracle = try ClusteringOracle(named: name)
    let (observations, weights) = try oracle.prepared()
    let expected: Segments = try SharedFiles.oracle(name)
    // The reference takes 100 samples, whose mean is off by up to 0.03 where a segment often dissolves; more of ours leave
    // the tolerance to it.
    let recovery = try SegmentRecovery(
      observations, featureWeights: weights, scheme: scheme, sampleCount: 400, restartCount: 20, seed: 1)
    for (key, solution) in expected.stability.byK where solution.isBest {
      let labels = try #require(oracle.kmeans.byK[key]?.labels)
      let found = try recovery.estimate(reference: labels.map { $0 - 1 }, clusterCount: Int(key)!)
      let references = scheme == .bootstrap ? solution.bootstrap : solution.subset
      for (segment, (value, reference)) in zip(found.meanRecoveries, references).enumerated() {
        #expect(abs(value - reference) <= 0.05, "\(name), k = \(key), segment \(segment + 1): \(value), \(reference)")
      }
    }
  }
}
