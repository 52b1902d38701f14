import ClusterValidation
import Clustering
import Parallelism
import Provenance
import Segmentation
import Tables
import Testing

@Suite struct ExplorationLawTests {
  private static func explore(
    _ columns: [[Double]], counts: ClosedRange<Int> = 2...6, pairs: Int = 30, workers: Workers = .automatic
  ) throws -> MarketExploration {
    try ExplorationRunner(ExplorationOptions(segmentCounts: counts, pairCount: pairs), workers: workers)
      .run(AccountData(columns: columns))
  }

  @Test(arguments: 1...3) func uniformRatingsAreConstructive(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let found = try Self.explore(
      (0..<9).map { _ in (0..<600).map { _ in Double(1 + generator.nextIndex(below: 10)) } })
    #expect(found.recommendation.structure == .constructive)
    #expect(found.candidates.allSatisfy { $0.structure == .constructive })
    #expect(found.recommendation.reason.contains("no clear structure, and any cut is a choice"))
  }

  @Test(arguments: 1...3) func oneCloudIsConstructive(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let found = try Self.explore((0..<6).map { _ in (0..<600).map { _ in generator.nextNormal() } })
    #expect(found.recommendation.structure == .constructive)
  }

  /// Accounts that differ only in how high they rate everything can be cut in the same place again and again.
  @Test(arguments: 1...3) func aGeneralFactorIsNeverNatural(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let level = (0..<800).map { _ in 2 * generator.nextNormal() }
    let found = try Self.explore(
      (0..<7).map { _ in level.map { min(10, max(1, (5.5 + $0 + 0.7 * generator.nextNormal()).rounded())) } })
    #expect(found.candidates.allSatisfy { $0.structure != .natural })
    #expect(found.candidates.flatMap(\.segments).allSatisfy { $0.structure != .natural })
  }

  @Test func theShippedMarketHasTwoFamiliesAndFourSegments() throws {
    let data = try AccountData(
      CSVFile(path: HeavyEquipment.buyersPath), columns: AccountColumns(criteria: "6-14"))
    let found = try ExplorationRunner(ExplorationOptions(pairCount: 30)).run(data)
    func best(_ value: (ExplorationCandidate) -> Double) -> Int {
      found.candidates.max { value($0) < value($1) }!.segmentCount
    }
    #expect(best { $0.silhouette!.mean } == 2 && best { $0.calinskiHarabasz! } == 2)
    #expect(found.candidates.filter(\.isStable).map(\.segmentCount) == [2, 3, 4])
    #expect(found.recommendation.segmentCount == 4)
    #expect(found.recommendation.familyCount == 2)
    #expect(found.recommendation.reason.hasSuffix("two families, four segments."))
    #expect(found.recommended.segments.allSatisfy { $0.recovery > 0.75 })
    #expect(found.flows.map(\.to) == Array(3...8))
    for flow in found.flows {
      for origin in flow.origins { #expect(abs(origin.shares.reduce(0, +) - 1) < 1e-12) }
    }
  }

  @Test func threadsDoNotChangeABit() throws {
    var generator = SeededGenerator(seed: 5)
    let columns = (0..<4).map { axis in
      (0..<400).map { row in 3 * Double((row + axis) % 3) + generator.nextNormal() }
    }
    let alone = try Self.explore(columns, pairs: 6, workers: .one)
    let many = try Self.explore(columns, pairs: 6, workers: Workers(count: 5))
    #expect(alone.candidates == many.candidates)
    #expect(alone.recommendation == many.recommendation && alone.flows == many.flows)
  }
}
