import ClusterValidation
import Clustering
import TestSupport
import Testing

/// The stability that `clusterboot` of the R package fpc and `bootFlexclust` of flexclust find; both draw at random, as we do.
@Suite(.enabled(if: SharedFiles.exist)) struct BootstrapStabilityOracleTests {
  private struct Segments: Decodable {
    struct Solution: Decodable {
      let jaccards: [Double]
      let isBest: Bool
      enum CodingKeys: String, CodingKey {
        case jaccards = "boot_mean_jaccard"
        case isBest = "partition_is_best_kmeans"
      }
    }
    let stability: ClusteringOracle.ByClusterCount<Solution>
    enum CodingKeys: String, CodingKey { case stability = "stability_clusterboot" }
  }

  private struct Pairs: Decodable {
    struct Result: Decodable {
      let clusterCounts: [Int]
      let medians: [Double]
      enum CodingKeys: String, CodingKey {
        case clusterCounts = "k"
        case medians = "median_ari"
      }
    }
    let result: Result
    enum CodingKeys: String, CodingKey { case result = "stability_bootstrap_ari" }
  }

  @Test(arguments: ["hatco", "office_star", "iris_zscore", "wholesale_customers_log_zscore", "wine_zscore"])
  func segmentsAreRecoveredAsOften(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let (observations, weights) = try oracle.prepared()
    let expected: Segments = try SharedFiles.oracle(name)
    let stability = try BootstrapStability(
      observations, featureWeights: weights, pairCount: 100, restartCount: 20, seed: 1)
    for (key, solution) in expected.stability.byK where solution.isBest {
      let labels = try #require(oracle.kmeans.byK[key]?.labels)
      let found = try stability.estimate(reference: labels.map { $0 - 1 }, clusterCount: Int(key)!)
      for (segment, (value, reference)) in zip(found.meanRecoveries, solution.jaccards).enumerated() {
        #expect(abs(value - reference) <= 0.05, "\(name), k = \(key), segment \(segment + 1): \(value), \(reference)")
      }
    }
  }

  @Test(arguments: ["hatco", "office_star", "vacation_motives", "wholesale_customers_log_zscore"])
  func pairsAgreeAsFar(name: String) throws {
    let oracle = try ClusteringOracle(named: name)
    let (observations, weights) = try oracle.prepared()
    let expected: Pairs = try SharedFiles.oracle(name)
    let stability = try BootstrapStability(observations, featureWeights: weights, restartCount: 5, seed: 2)
    for (count, median) in zip(expected.result.clusterCounts, expected.result.medians) {
      let labels = [Int](repeating: 0, count: observations.observationCount)
      let found = try stability.estimate(reference: labels, clusterCount: count).agreement.median
      // The reference takes the best of five random starts, which are often not the best there is; ours are more alike.
      #expect(found >= median - 0.1, "\(name), k = \(count): \(found), \(median)")
      #expect(found <= median + 0.15, "\(name), k = \(count): \(found), \(median)")
    }
  }
}
