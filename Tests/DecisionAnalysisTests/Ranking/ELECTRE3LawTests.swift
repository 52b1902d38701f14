import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// The fast distillation beside the definition, with the same bits.
@Suite struct ELECTRE3LawTests {
  private static let settings = [(-0.15, 0.3), (0, 0), (0, 0.1), (-1, 1), (-0.3, 0.3), (0, 1)]

  /// - Parameter kind: 0 continuous, 1 few values, 2 few values without thresholds, 3 also with equal weights, 4 with
  ///   alternatives that are there twice.
  private func decision(_ count: Int, kind: Int, _ generator: inout SeededGenerator) throws -> RandomDecision {
    var decision = try RandomDecision(
      alternatives: count, criteria: 1 + generator.nextIndex(below: 6), isCoarse: kind > 0, &generator)
    if kind == 2 || kind == 3 {
      decision.criteria = try decision.criteria.map { try Criterion($0.name, $0.direction) }
    }
    if kind == 3 { decision.weights = decision.weights.map { _ in 1 } }
    if kind == 4 { decision.rows = (0..<count).map { decision.rows[$0 / 2] } }
    return decision
  }

  /// Compares everything, and returns how many ties were distilled again.
  private func check(
    _ decision: RandomDecision, slope: Double, intercept: Double, threads: [Int]
  ) throws -> Int {
    let plain = PlainELECTRE3(decision, slope: slope, intercept: intercept)
    for count in threads {
      let method = try ELECTRE3(slope: slope, intercept: intercept, workers: Workers(count: count))
      let ranking = try method.rank(decision.matrix(), weights: decision.weighted())
      let detail = ranking.detail
      let rows = decision.rows.indices
      #expect(rows.map { detail.concordances.row($0) } == plain.concordances)
      #expect(rows.map { detail.credibilities.row($0) } == plain.credibilities)
      #expect(detail.descendingRanks == plain.descendingRanks)
      #expect(detail.ascendingRanks == plain.ascendingRanks)
      #expect(ranking.scores == plain.scores)
    }
    return plain.tieCount
  }

  @Test func smallDecisionsAreDistilledAsDefined() throws {
    var generator = SeededGenerator(seed: 75)
    var tieCount = 0
    for round in 0..<600 {
      let (slope, intercept) = Self.settings[round / 5 % Self.settings.count]
      let decision = try decision(1 + generator.nextIndex(below: 14), kind: round % 5, &generator)
      tieCount += try check(decision, slope: slope, intercept: intercept, threads: [1 + round % 3])
    }
    #expect(tieCount > 200)
  }

  /// Thousands of levels, and alternatives that drop out one by one.
  @Test func mediumDecisionsAreDistilledAsDefined() throws {
    var generator = SeededGenerator(seed: 76)
    var tieCount = 0
    for round in 0..<30 {
      let (slope, intercept) = Self.settings[round / 5 % 3]
      let decision = try decision(30 + generator.nextIndex(below: 30), kind: round % 5, &generator)
      tieCount += try check(decision, slope: slope, intercept: intercept, threads: [1, 2])
    }
    #expect(tieCount > 50)
  }

  /// With so many, all the work that can be is divided among threads.
  @Test(arguments: [0, 1, 3]) func threadsChangeNothing(kind: Int) throws {
    var generator = SeededGenerator(seed: 77)
    let decision = try decision(200, kind: kind, &generator)
    _ = try check(decision, slope: -0.15, intercept: 0.3, threads: [1, 2, 4, 9])
  }

  /// Each criterion turns the order on by one place, so that no alternative is different from another: all tie in each set,
  /// down to the last level.
  @Test(arguments: [(-0.15, 0.3), (0, 0)]) func aCircleIsOneGroup(slope: Double, intercept: Double) throws {
    let count = 200
    let names = (0..<count).map { "c\($0 + 1)" }
    let rows = (0..<count).map { a in (0..<count).map { Double((a + $0) % count) } }
    let matrix = try DecisionMatrix(criteria: names.map { try Criterion($0) }, values: Matrix(rows: rows))
    let weights = try Weights(criteria: names, values: names.map { _ in 1 })
    for threads in [1, 4] {
      let method = try ELECTRE3(slope: slope, intercept: intercept, workers: Workers(count: threads))
      let ranking = try method.rank(matrix, weights: weights)
      #expect(Set(ranking.detail.credibilities.elements).count == count)
      #expect(ranking.ranks == Array(repeating: 1, count: count))
      #expect(ranking.detail.descendingRanks == ranking.ranks && ranking.detail.ascendingRanks == ranking.ranks)
    }
  }
}
