import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// Flows by sorting against flows pair by pair.
@Suite struct PROMETHEELawTests {
  static let functions: [PreferenceFunction] = [
    .usual, .uShape(indifference: 0), .uShape(indifference: 1.5), .vShape(preference: 0), .vShape(preference: 2.5),
    .level(indifference: 1, preference: 2), .level(indifference: 2, preference: 2),
    .linear(indifference: 0, preference: 0), .linear(indifference: 1, preference: 3),
    .linear(indifference: 2, preference: 2), .gaussian(inflection: 0.001), .gaussian(inflection: 1.5),
    .gaussian(inflection: 400),
  ]

  private func flows(
    _ values: [Double], _ direction: Direction, _ function: PreferenceFunction, _ workers: Workers = .one
  ) throws -> PROMETHEEFlows {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("x", direction, preferenceFunction: function)], values: Matrix(columns: [values]))
    return try PROMETHEE2(workers: workers).rank(matrix, weights: Weights(criteria: ["x"], values: [1])).detail
  }

  @Test(arguments: functions) func flowsAreSumsOverPairs(function: PreferenceFunction) throws {
    var generator = SeededGenerator(seed: 31)
    for (round, count) in [2, 3, 10, 60, 300].enumerated() {
      for isCoarse in [false, true] {
        let values = (0..<count).map { _ in
          isCoarse ? Double(generator.nextIndex(below: 9)) / 2 : 20 * generator.nextNormal()
        }
        let direction: Direction = round % 2 == 0 ? .maximize : .minimize
        let found = try flows(values, direction, function)
        let sign = direction == .maximize ? 1.0 : -1.0
        for a in 0..<count {
          let others = Double(count - 1)
          let forIt = values.reduce(0) { $0 + function(sign * (values[a] - $1)) } / others
          let againstIt = values.reduce(0) { $0 + function(sign * ($1 - values[a])) } / others
          #expect(abs(found.positive[a] - forIt) < 1e-13 && abs(found.negative[a] - againstIt) < 1e-13)
          #expect(found.net[a] == found.positive[a] - found.negative[a])
        }
      }
    }
  }

  /// More values than a chunk holds, some equal across its end.
  @Test(arguments: functions) func longColumnsAgreeWithPairs(function: PreferenceFunction) throws {
    var generator = SeededGenerator(seed: 32)
    var values = (0..<40_000).map { _ in 5 * generator.nextNormal() }
    for row in 0..<9_000 { values[row] = 0.25 }
    let found = try flows(values, .maximize, function, Workers(count: 3))
    for a in [0, 8_999, 9_000, 23_456, 39_999] {
      let forIt = values.reduce(0) { $0 + function(values[a] - $1) } / 39_999
      let againstIt = values.reduce(0) { $0 + function($1 - values[a]) } / 39_999
      #expect(abs(found.positive[a] - forIt) < 1e-12 && abs(found.negative[a] - againstIt) < 1e-12)
    }
    #expect(Set(found.net[0..<9_000]).count == 1)
    #expect(abs(found.net.reduce(0, +)) < 1e-8)
  }

  /// Values far from 0 lose no digits: the running totals carry twice the precision.
  @Test func thresholdsBelowTheValuesByFarKeepTheirDigits() throws {
    var generator = SeededGenerator(seed: 33)
    let values = (0..<5_000).map { _ in 1e6 * generator.nextUniform() }
    let function = PreferenceFunction.linear(indifference: 0.5, preference: 3)
    let found = try flows(values, .maximize, function)
    for a in stride(from: 0, to: 5_000, by: 500) {
      let forIt = values.reduce(0) { $0 + function(values[a] - $1) } / 4_999
      #expect(abs(found.positive[a] - forIt) < 1e-12)
    }
  }

  @Test func thePartialRankingIsThatOfBothFlows() throws {
    var generator = SeededGenerator(seed: 34)
    for round in 0..<40 {
      let decision = try RandomDecision(
        alternatives: 2 + generator.nextIndex(below: 9), criteria: 3, isCoarse: round % 2 == 0, &generator)
      let ranking = try PROMETHEE1(workers: .one).rank(decision.matrix(), weights: decision.weighted())
      let flows = ranking.detail.flows
      for a in decision.rows.indices {
        for b in decision.rows.indices {
          let strength = flows.positive[a] - flows.positive[b]
          let weakness = flows.negative[b] - flows.negative[a]
          let signs = Set([strength, weakness].map { abs($0) < 1e-13 ? 0 : $0 > 0 ? 1 : -1 })
          let expected: PartialRelation =
            signs == [0] ? .indifferent : signs == [1, -1] ? .incomparable : signs.contains(1) ? .preferred : .worse
          #expect(ranking.detail.relation(a, b) == expected)
        }
        let above = decision.rows.indices.count { ranking.detail.relation($0, a) == .preferred }
        #expect(ranking.scores[a] == Double(above) && ranking.ranks[a] > above)
      }
    }
  }

  @Test func thePlaneShowsTheFlows() throws {
    var generator = SeededGenerator(seed: 35)
    let decision = try RandomDecision(alternatives: 30, criteria: 5, &generator)
    let (matrix, weights) = (try decision.matrix(), try decision.weighted())
    let plane = try GAIAPlane(matrix, weights: weights)
    let flows = try PROMETHEE2().unicriterionFlows(matrix, weights: weights)
    // Weighted together, the single flows are the net flows.
    let shares = weights.normalised
    let net = try PROMETHEE2().rank(matrix, weights: weights).scores
    for a in 0..<30 {
      #expect(abs((0..<5).reduce(0) { $0 + shares[$1] * flows[a, $1] } - net[a]) < 1e-13)
      let x = (0..<5).reduce(0) { $0 + plane.criterionAxes[$1].x * flows[a, $1] }
      #expect(abs(plane.alternatives[a].x - x) < 1e-12)
    }
    // The plane's share of the variance, from the points themselves.
    let shown = plane.alternatives.reduce(0) { $0 + $1.x * $1.x + $1.y * $1.y }
    let whole = flows.elements.reduce(0) { $0 + $1 * $1 }
    #expect(abs(plane.quality - shown / whole) < 1e-12 && plane.quality < 1)
    let two = try RandomDecision(alternatives: 9, criteria: 2, &generator)
    #expect(abs(try GAIAPlane(two.matrix(), weights: two.weighted()).quality - 1) < 1e-12)
  }
}
