import ClusterValidation
import TestSupport
import Testing

/// Agreement indices of the reference cross tables to 1e-9: the files give ten digits.
@Suite(.enabled(if: SharedFiles.exist)) struct PartitionAgreementOracleTests {
  private func check(_ oracle: OracleAgreement, _ place: String) throws {
    let agreement = PartitionAgreement(try ContingencyTable(counts: oracle.table.counts))
    let pairs = [
      (agreement.randIndex, oracle.rand),
      (agreement.adjustedRandIndex, oracle.adjustedRand),
      (agreement.mutualInformation, oracle.mutualInformation),
      (agreement.adjustedMutualInformation, oracle.adjustedMutualInformation),
      (agreement.normalizedMutualInformation, oracle.normalizedMutualInformation),
      (agreement.homogeneity, oracle.homogeneity),
      (agreement.completeness, oracle.completeness),
      (agreement.vMeasure, oracle.vMeasure),
      (agreement.fowlkesMallows, oracle.fowlkesMallows),
      (agreement.jaccardIndex, oracle.jaccard),
      (agreement.purity, oracle.purity),
      (agreement.inversePurity, oracle.inversePurity),
      (agreement.variationOfInformation, oracle.variationOfInformation),
    ]
    for (index, (value, expected)) in pairs.enumerated() {
      #expect(abs(value - expected) <= 1e-9 * max(1, abs(expected)), "\(place), index \(index)")
    }
  }

  @Test(arguments: [
    "hatco", "office_star", "vacation_motives", "wholesale_customers_log_zscore", "wholesale_customers_zscore",
  ])
  func predefinedSegments(name: String) throws {
    let profiles = try #require(try ClusteringOracle(named: name).profiles)
    var checked = 0
    for (key, profile) in profiles.byK {
      for (segment, comparison) in profile.segments ?? [:] {
        try check(comparison.agreement, "\(name) k = \(key) \(segment)")
        checked += 1
      }
    }
    #expect(checked > 0)
  }

  @Test(arguments: ["a1", "s1", "iris_raw", "iris_zscore", "wine_raw", "wine_zscore"])
  func knownClasses(name: String) throws {
    let known = try #require(try ClusteringOracle(named: name).knownClasses)
    #expect(!known.agreement.isEmpty)
    for (key, agreement) in known.agreement { try check(agreement, "\(name) k = \(key)") }
  }
}
