import ClusterValidation
import Testing

@Suite struct PartitionAgreementDegenerateTests {
  private func agreement(_ counts: [[Int]]) throws -> PartitionAgreement {
    PartitionAgreement(try ContingencyTable(counts: counts))
  }

  private func similarities(_ agreement: PartitionAgreement) -> [Double] {
    [
      agreement.randIndex, agreement.adjustedRandIndex, agreement.adjustedMutualInformation,
      agreement.normalizedMutualInformation, agreement.homogeneity, agreement.completeness, agreement.vMeasure,
      agreement.fowlkesMallows, agreement.jaccardIndex, agreement.purity, agreement.inversePurity,
    ]
  }

  /// One group on both sides; one observation; singletons on both sides; the same groups under other names; empty groups.
  @Test(arguments: [
    [[7]], [[1]], [[1, 0, 0], [0, 0, 1], [0, 1, 0]], [[0, 3], [5, 0]], [[0, 0, 0], [4, 0, 0], [0, 0, 2]],
    [[0, 1_000_000_000], [999_999_937, 0]], [[0, 0, 7], [0, 11, 0], [13, 0, 0]],
  ])
  func identicalPartitionsAreOneEverywhere(counts: [[Int]]) throws {
    let agreement = try agreement(counts)
    #expect(agreement.isIdentical)
    #expect(similarities(agreement).allSatisfy { $0 == 1 })
    #expect(agreement.variationOfInformation == 0)
  }

  @Test func oneGroupAgainstSeveral() throws {
    let agreement = try agreement([[3], [4]])
    #expect(agreement.adjustedRandIndex == 0 && agreement.adjustedMutualInformation == 0)
    #expect(agreement.mutualInformation == 0 && agreement.expectedMutualInformation == 0)
    #expect(agreement.normalizedMutualInformation == 0 && agreement.vMeasure == 0)
    #expect(agreement.homogeneity == 0 && agreement.completeness == 1)
    #expect(agreement.purity == 4.0 / 7 && agreement.inversePurity == 1)
    #expect(agreement.variationOfInformation == agreement.rowEntropy)
  }

  @Test func oneGroupAgainstSingletons() throws {
    let agreement = try agreement([[1, 1, 1, 1, 1]])
    #expect(agreement.randIndex == 0 && agreement.adjustedRandIndex == 0 && agreement.adjustedMutualInformation == 0)
    #expect(agreement.fowlkesMallows == 0 && agreement.jaccardIndex == 0)
    #expect(agreement.homogeneity == 1 && agreement.completeness == 0 && agreement.vMeasure == 0)
  }

  /// Any partition tells as much about singletons as any other, so chance explains all of the mutual information.
  @Test func severalGroupsAgainstSingletons() throws {
    let agreement = try agreement([[1, 1, 1, 0, 0], [0, 0, 0, 1, 1]])
    #expect(abs(agreement.adjustedMutualInformation) < 1e-14)
    #expect(agreement.adjustedRandIndex == 0)
    #expect(agreement.completeness < 1 && agreement.homogeneity == 1)
  }

  @Test func independentPartitionsHaveNoInformation() throws {
    let agreement = try agreement([[2, 4], [3, 6]])
    #expect(agreement.mutualInformation == 0)
    #expect(agreement.adjustedMutualInformation < 0 && agreement.vMeasure == 0)
  }

  @Test func emptyGroupsCountForNothing() throws {
    let full = try agreement([[3, 1], [2, 5]])
    let padded = try agreement([[3, 0, 1], [0, 0, 0], [2, 0, 5]])
    #expect(similarities(full) == similarities(padded))
    #expect(padded.rows[1].count == 0 && padded.rows[1].purity == 0 && padded.rows[1].largest == nil)
  }

  /// Two thousand million observations: pairs are counted in whole numbers. The limit of the adjusted Rand index for shares
  /// of 0.35 and 0.15 is (0.29 − 0.25) / (0.5 − 0.25).
  @Test func twoThousandMillionObservations() throws {
    let agreement = try agreement([[700_000_000, 300_000_000], [300_000_000, 700_000_000]])
    #expect(agreement.pairs.total == 2_000_000_000 / 2 * 1_999_999_999)
    #expect(agreement.pairs.together == 700_000_000 * 699_999_999 + 300_000_000 * 299_999_999)
    #expect(abs(agreement.adjustedRandIndex - 0.16) < 1e-8)
    #expect(abs(agreement.expectedMutualInformation * 4e9 - 1) < 1e-5)
  }
}
