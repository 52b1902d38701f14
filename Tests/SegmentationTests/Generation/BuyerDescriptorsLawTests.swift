import Criteria
import Foundation
import Segmentation
import Testing

@Suite struct BuyerDescriptorsLawTests {
  private func members(of segment: Int) throws -> [BuyerDescriptors] {
    let options = try BuyerGenerationOptions(accountCount: 40_000, hasDescriptors: true, seed: 11)
    return try BuyerGenerator(HeavyEquipment.table(), options: options)
      .filter { $0.trueSegment == segment }.compactMap(\.descriptors)
  }

  @Test(arguments: [(0, "mining"), (1, "building materials"), (2, "construction"), (3, "equipment rental")])
  func sevenInTenAreInTheSectorOfTheirSegment(segment: Int, sector: String) throws {
    let descriptors = try members(of: segment)
    let count = Double(descriptors.count)
    #expect(abs(Double(descriptors.count { $0.sector == sector }) / count - 0.7) < 5 * (0.21 / count).squareRoot())
    #expect(Set(descriptors.map(\.sector)).count == 8)
  }

  @Test(arguments: [(0, 2_400.0, 24.0), (1, 650, 19), (2, 280, 13), (3, 900, 11)])
  func revenueIsLogNormalAndMarginNormal(segment: Int, median: Double, margin: Double) throws {
    let descriptors = try members(of: segment)
    let count = Double(descriptors.count)
    let logs = descriptors.map { log(Double($0.revenue) / median) }
    let mean = logs.reduce(0, +) / count
    #expect(abs(mean) < 5 * 0.9 / count.squareRoot())
    let variance = logs.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(variance - 0.81) < 5 * 0.81 * (2 / count).squareRoot())
    let meanMargin = descriptors.map(\.margin).reduce(0, +) / count
    #expect(abs(meanMargin - margin) < 5 * 4 / count.squareRoot())
    #expect(descriptors.allSatisfy { $0.revenue >= 1 && ($0.margin * 10).rounded() / 10 == $0.margin })
  }

  /// France has 0.34 of 1 by itself: 0.51 of 1.17 in the first segment and, Germany having 0.33, 0.34 of 1.11 in the second.
  @Test(arguments: [(0, 0.51 / 1.17), (1, 0.34 / 1.11)])
  func countriesDifferALittle(segment: Int, share: Double) throws {
    let descriptors = try members(of: segment)
    let count = Double(descriptors.count)
    let found = Double(descriptors.count { $0.country == "France" }) / count
    #expect(abs(found - share) < 5 * (share * (1 - share) / count).squareRoot())
  }
}
