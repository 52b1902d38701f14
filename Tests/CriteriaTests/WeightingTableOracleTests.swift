import Criteria
import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// Correlations, shares and families of the heavy-equipment table against the reference results.
@Suite(.enabled(if: SharedFiles.exist)) struct WeightingTableOracleTests {
  private struct Reference: Decodable {
    let correlation: [[Double]]
    let shares: [[Double]]
    enum CodingKeys: String, CodingKey {
      case correlation
      case shares = "importance_shares"
    }
  }

  @Test func correlationsAndSharesAgree() throws {
    let reference = try SharedFiles.oracle("heavy_equipment_profiles", as: Reference.self)
    let table = HeavyEquipment.table
    let correlations = try table.profileCorrelations()
    let shares = try ScaledWeights(table, scaling: .share).values
    for a in 0..<4 {
      for b in 0..<4 { #expect(abs(correlations[a, b] - reference.correlation[a][b]) < 1e-9) }
      for j in 0..<9 { #expect(abs(shares[a, j] / 100 - reference.shares[a][j]) < 1e-9) }
    }
  }

  @Test func thereAreTwoFamilies() throws {
    #expect(try HeavyEquipment.table.families() == [[0, 1], [2, 3]])
  }
}
