import Clustering
import Parallelism
import Provenance
import Segmentation
import TestSupport
import Testing

@Suite struct ResponseStyleLawTests {
  /// Ratings of n accounts by d benefits from 1 to 10; `value` gets the generator, the account and the benefit.
  private func ratings(
    _ count: Int = 600, benefits: Int = 9, seed: UInt64 = 4,
    account: (inout SeededGenerator) -> Double,
    value: (inout SeededGenerator, _ account: Double, _ benefit: Int) -> Double
  ) throws -> Observations {
    var generator = SeededGenerator(seed: seed)
    var columns = [[Double]](repeating: [], count: benefits)
    for _ in 0..<count {
      let own = account(&generator)
      for benefit in 0..<benefits {
        columns[benefit].append(min(10, max(1, value(&generator, own, benefit).rounded())))
      }
    }
    return try Observations(columns: columns)
  }

  private func levels() throws -> Observations {
    try ratings {
      5.5 + 1.5 * $0.nextNormal()
    } value: { generator, level, _ in
      level + generator.nextNormal()
    }
  }

  private func noise(_ count: Int = 600) throws -> Observations {
    try ratings(count) { _ in
      0
    } value: { generator, _, _ in
      0.5 + 10 * generator.nextUniform()
    }
  }

  @Test func pureLevelIsCalledLevel() throws {
    let style = try ResponseStyle(levels(), scale: 1...10)
    guard case .level(let share, let factor) = style.verdict else {
      Issue.record("\(style.verdict)")
      return
    }
    #expect(share > 0.5 && factor > 0.5 && style.components.levelShare == share)
    #expect(style.generalFactor?.isOneSided == true && style.components.itemShare < 0.02)
    #expect(style.diagnostics.contains { $0.code == "level-style" })
  }

  @Test(arguments: [50, 600, 20_000]) func pureNoiseIsNot(count: Int) throws {
    let style = try ResponseStyle(noise(count), scale: 1...10)
    #expect(style.verdict == .none && style.components.levelShare < 0.1)
    #expect(abs(try #require(style.endShare) - 0.2) < 0.05)
    #expect(abs(try #require(style.acquiescence)) < 0.1)
    #expect(!style.diagnostics.contains { $0.code.hasSuffix("-style") })
  }

  /// Two groups that want opposite things have a large first component, on which benefits load with both signs.
  @Test func preferencesAreNotStyle() throws {
    let observations = try ratings {
      $0.nextUniform() < 0.5 ? 1 : -1
    } value: { generator, side, benefit in
      5.5 + (benefit % 2 == 0 ? 3 : -3) * side + generator.nextNormal()
    }
    let style = try ResponseStyle(observations, scale: 1...10)
    #expect(style.verdict == .none)
    #expect(try #require(style.generalFactor).share > 0.6 && style.generalFactor?.isOneSided == false)
  }

  /// Half of the accounts use only the ends, the others stay off them; benefits do not matter to either.
  @Test func pureExtremityIsCalledExtremity() throws {
    let observations = try ratings {
      $0.nextUniform() < 0.5 ? 4.5 : 1.5
    } value: { generator, reach, _ in
      5.5 + (generator.nextUniform() < 0.5 ? reach : -reach)
    }
    let style = try ResponseStyle(observations, scale: 1...10)
    #expect(style.verdict == .extremity(endShare: style.endShare!, consistency: style.endConsistency!))
    #expect(abs(style.endShare! - 0.5) < 0.1 && style.endConsistency! > 0.9)
  }

  /// Benefits that all find important, or all unimportant, move no account away from another.
  @Test func importantBenefitsAreNotStyle() throws {
    let observations = try ratings { _ in
      0
    } value: { generator, _, benefit in
      Double(1 + benefit) + 0.7 * generator.nextNormal()
    }
    let style = try ResponseStyle(observations, scale: 1...10)
    #expect(style.verdict == .none && style.components.itemShare > 0.8 && style.itemDeviation > 2)
  }

  /// The mean squares, from the sums as the textbook writes them.
  @Test func componentsAgreeWithThePlainTwin() throws {
    let observations = try levels()
    let (n, d) = (600, 9)
    let rows = (0..<n).map { observations.row($0) }
    let grand = rows.joined().reduce(0, +) / Double(n * d)
    let people = rows.map { $0.reduce(0, +) / Double(d) }
    let items = (0..<d).map { benefit in rows.reduce(0) { $0 + $1[benefit] } / Double(n) }
    var (person, item, rest) = (0.0, 0.0, 0.0)
    for row in 0..<n {
      for benefit in 0..<d {
        person += (people[row] - grand) * (people[row] - grand)
        item += (items[benefit] - grand) * (items[benefit] - grand)
        let left = rows[row][benefit] - people[row] - items[benefit] + grand
        rest += left * left
      }
    }
    let noise = rest / Double((n - 1) * (d - 1))
    let found = try ResponseStyle(observations).components
    #expect(abs(found.residual / noise - 1) < 1e-12)
    let persons: Double = (person / Double(n - 1) - noise) / Double(d)
    let expectedItems: Double = max(0, (item / Double(d - 1) - noise) / Double(n))
    #expect(abs(found.persons / persons - 1) < 1e-12)
    #expect(abs(found.items - expectedItems) < 1e-12)
    #expect(abs(found.personShare + found.itemShare + found.residualShare - 1) < 1e-15)
  }

  /// Hoyt (1941), doi:10.1007/BF02289270: α = 1 − MS_e / MS_a.
  @Test func alphaFollowsFromTheComponents() throws {
    let observations = try levels()
    let components = try ResponseStyle(observations).components
    let expected = 1 - components.residual / (9 * components.persons + components.residual)
    #expect(abs(try Reliability(observations).alpha - expected) < 1e-12)
  }

  @Test func straightLinersAreFound() throws {
    let mixed = try noise(40_000)
    var columns = (0..<9).map { feature in (0..<40_000).map { mixed[$0, feature] } }
    for row in [0, 255, 256, 16_384, 39_999] { for feature in 0..<9 { columns[feature][row] = 7 } }
    let style = try ResponseStyle(Observations(columns: columns))
    #expect(style.straightLiners == [0, 255, 256, 16_384, 39_999])
    #expect(style.straightLinerShare == 5.0 / 40_000)
    #expect(style.diagnostics.map(\.code) == ["straight-liners"] && style.diagnostics[0].severity == .note)
  }

  @Test(arguments: [2, 64]) func anyThreadCountGivesTheSameBits(threads: Int) throws {
    let buyers = SyntheticBuyers(count: 40_000, centres: [[2, 5, 7.5], [4, 4, 1]], noise: 2, seed: 8)
    let observations = try buyers.observations()
    let workers = Workers(count: threads)
    #expect(try ResponseStyle(observations, workers: .one) == ResponseStyle(observations, workers: workers))
    #expect(try Reliability(observations, workers: .one) == Reliability(observations, workers: workers))
    #expect(try BenefitCorrelations(observations, workers: .one) == BenefitCorrelations(observations, workers: workers))
  }

  /// Bytes, single and double precision hold the same ratings; so do the same accounts and benefits in another order.
  @Test func storageAndOrderChangeNothing() throws {
    let bytes = try levels()
    let columns = (0..<9).map { feature in (0..<600).map { bytes[$0, feature] } }
    let style = try ResponseStyle(bytes)
    let order = (0..<600).map { ($0 * 367 + 13) % 600 }
    let benefits = [4, 0, 8, 2, 6, 1, 7, 3, 5]
    for other in [
      try Observations(floatColumns: columns.map { $0.map { Float($0) } }), bytes.selecting(order),
      try Observations(columns: benefits.map { columns[$0] }),
    ] {
      let found = try ResponseStyle(other)
      #expect(abs(found.components.persons / style.components.persons - 1) < 1e-12)
      #expect(abs(found.components.residual / style.components.residual - 1) < 1e-12)
      #expect(abs(found.generalFactor!.share / style.generalFactor!.share - 1) < 1e-12)
      #expect(found.endShare == style.endShare && found.straightLiners.count == style.straightLiners.count)
      #expect(abs(found.endConsistency! - style.endConsistency!) < 1e-12)
      #expect(abs(try Reliability(other).alpha / Reliability(bytes).alpha - 1) < 1e-12)
      let (left, right) = (try BenefitCorrelations(other), try BenefitCorrelations(bytes))
      #expect(abs(try Factorability(left).adequacy / Factorability(right).adequacy - 1) < 1e-10)
      #expect(abs(try Factorability(left).sphericity / Factorability(right).sphericity - 1) < 1e-10)
    }
  }
}
