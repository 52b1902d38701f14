import ClusterValidation
import Clustering
import Foundation
import Provenance
import TestSupport
import Testing

/// The gap statistic of the R package cluster (`clusGap` with squared distances and the reference over the original ranges).
@Suite(.enabled(if: SharedFiles.exist)) struct GapStatisticOracleTests {
  private struct File: Decodable {
    struct Gap: Decodable {
      struct Result: Decodable {
        struct Original: Decodable {
          let k: [Int]
          let logW: [Double]
          let gap: [Double]
          let error: [Double]
          enum CodingKeys: String, CodingKey {
            case k, logW, gap
            case error = "SE_sim"
          }
        }
        let original: Original
      }
      let result: Result
    }
    let gap: Gap
    enum CodingKeys: String, CodingKey { case gap = "gap_statistic" }
  }

  @Test(arguments: ["hatco", "iris_raw", "office_star", "ruspini", "wholesale_customers_log_zscore"])
  func gapsAreTheReferences(name: String) throws {
    let expected = (try SharedFiles.oracle(name) as File).gap.result.original
    let (observations, weights) = try ClusteringOracle(named: name).prepared()
    var inertias: [Int: Double] = [:]
    for count in expected.k {
      var generator = SeededGenerator(seed: 1)
      inertias[count] = try KMeans(clusterCount: count, featureWeights: weights).fit(observations, using: &generator)
        .inertia
    }
    let found = try GapStatistic(
      observations, featureWeights: weights, referenceCount: 100, restartCount: 10, seed: 1
    ).estimates(inertias: inertias)
    #expect(found.map(\.clusterCount) == expected.k)
    for (index, estimate) in found.enumerated() {
      // The reference is printed to ten digits; a lower inertia than its own is no fault.
      #expect(estimate.logDispersion <= expected.logW[index] + 1e-6, "\(name), k = \(estimate.clusterCount)")
      let tolerance = 3 * expected.error[index] + abs(estimate.logDispersion - expected.logW[index])
      #expect(abs(estimate.gap - expected.gap[index]) <= tolerance, "\(name), k = \(estimate.clusterCount)")
    }
  }

  @Test func ruspiniHasFour() throws {
    let observations = try ClusteringOracle(named: "ruspini").prepared().observations
    var inertias: [Int: Double] = [:]
    for count in 1...8 {
      var generator = SeededGenerator(seed: 1)
      inertias[count] = try KMeans(clusterCount: count).fit(observations, using: &generator).inertia
    }
    let statistic = try GapStatistic(observations, seed: 2)
    #expect(GapStatistic.smallestClusterCount(try statistic.estimates(inertias: inertias)) == 4)
  }
}
