import ClusterValidation
import Foundation
import Testing

/// Small examples worked by hand from the formulas of the papers.
@Suite struct PartitionAgreementPaperTests {
  /// The example of Rand (1971), doi:10.1080/01621459.1971.10482356: {a,b,c}{d,e,f} against {a,b}{c,d,e}{f}. Two pairs are
  /// together in both, seven apart in both, of fifteen.
  private func rand() throws -> PartitionAgreement {
    try PartitionAgreement(rows: [0, 0, 0, 1, 1, 1], columns: [0, 0, 1, 1, 1, 2], rowCount: 2, columnCount: 3)
  }

  @Test func pairIndices() throws {
    let agreement = try rand()
    #expect(agreement.pairs.together == 2 && agreement.pairs.apart == 7 && agreement.pairs.total == 15)
    #expect(agreement.pairs.togetherInRows == 6 && agreement.pairs.togetherInColumns == 4)
    #expect(abs(agreement.randIndex - 9.0 / 15) < 1e-15)
    // Hubert, Arabie (1985), doi:10.1007/BF01908075, eq. 5: (2 − 6·4/15) / (5 − 6·4/15) = 0.4 / 3.4.
    #expect(abs(agreement.adjustedRandIndex - 0.4 / 3.4) < 1e-15)
    // Fowlkes, Mallows (1983), doi:10.1080/01621459.1983.10478008: 2 / √(6·4).
    #expect(abs(agreement.fowlkesMallows - 2 / 24.0.squareRoot()) < 1e-15)
    #expect(abs(agreement.jaccardIndex - 2.0 / 8) < 1e-15)
  }

  /// Meilă (2007), doi:10.1016/j.jmva.2006.11.013; Rosenberg, Hirschberg (2007). With h = H(1/3, 2/3): H(rows | columns) = h/2,
  /// H(columns | rows) = h, H(rows) = ln 2, H(columns) = H(1/3, 1/2, 1/6).
  @Test func informationIndices() throws {
    let agreement = try rand()
    let h = log(3) - 2 * log(2.0) / 3
    let columns = log(3.0) / 3 + log(2.0) / 2 + log(6.0) / 6
    #expect(abs(agreement.rowEntropy - log(2)) < 1e-15)
    #expect(abs(agreement.columnEntropy - columns) < 1e-15)
    #expect(abs(agreement.conditionalRowEntropy - h / 2) < 1e-15)
    #expect(abs(agreement.conditionalColumnEntropy - h) < 1e-15)
    #expect(abs(agreement.variationOfInformation - 1.5 * h) < 1e-15)
    let information = log(2) - h / 2
    #expect(abs(agreement.mutualInformation - information) < 1e-15)
    #expect(abs(agreement.homogeneity - information / log(2)) < 1e-14)
    #expect(abs(agreement.completeness - information / columns) < 1e-14)
    #expect(abs(agreement.vMeasure - 2 * information / (log(2) + columns)) < 1e-14)
    #expect(abs(agreement.normalizedMutualInformation - agreement.vMeasure) < 1e-14)
    // Majorities: 2 + 2 + 1 of 6 for the columns, 2 + 2 for the rows.
    #expect(agreement.purity == 5.0 / 6 && agreement.inversePurity == 4.0 / 6)
  }

  /// Vinh, Epps, Bailey (2010), eq. 24a, for four observations in two pairs on both sides: a cell holds 2 with
  /// probability 1/6 and then gives (2/4) ln 2; four cells give ln 2 / 3. Two crossed pairs have no mutual information, so
  /// the adjusted one is (0 − ln 2 / 3) / (ln 2 − ln 2 / 3) = −1/2.
  @Test func expectedMutualInformation() throws {
    let agreement = PartitionAgreement(try ContingencyTable(counts: [[1, 1], [1, 1]]))
    #expect(abs(agreement.expectedMutualInformation - log(2) / 3) < 1e-15)
    #expect(agreement.mutualInformation == 0)
    #expect(abs(agreement.adjustedMutualInformation + 0.5) < 1e-15)
  }

  @Test func groupsOfTheCrossTable() throws {
    let agreement = PartitionAgreement(try ContingencyTable(counts: [[3, 1], [0, 4]]))
    #expect(agreement.rows[0].count == 4 && agreement.rows[0].purity == 0.75 && agreement.rows[0].largest == 0)
    #expect(abs(agreement.rows[0].entropy - (2 * log(2) - 0.75 * log(3))) < 1e-15)
    #expect(agreement.rows[1].entropy == 0 && agreement.rows[1].purity == 1 && agreement.rows[1].largest == 1)
    #expect(agreement.columns[1].count == 5 && agreement.columns[1].purity == 0.8)
  }
}
