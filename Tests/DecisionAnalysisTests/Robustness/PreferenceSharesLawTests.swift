import Criteria
import DecisionAnalysis
import LinearAlgebra
import Provenance
import Testing

@Suite struct PreferenceSharesLawTests {
  private func matrix() throws -> DecisionMatrix {
    try DecisionMatrix(
      alternatives: ["A", "B", "C"], criteria: [Criterion("power"), Criterion("price", .minimize)],
      values: Matrix(rows: [[9, 9], [5, 5], [2, 2]]))
  }

  private func segment(_ name: String, _ power: Double, size: Double) throws -> PreferenceShares.Segment {
    .init(name: name, weights: try Weights(criteria: ["power", "price"], values: [power, 1 - power]), size: size)
  }

  @Test(arguments: [ShareRule.maximumUtility, .bradleyTerryLuce, .logit(scale: 3)])
  func sharesSumToOne(rule: ShareRule) throws {
    let segments = [try segment("strong", 0.9, size: 30), try segment("thrifty", 0.1, size: 10)]
    let found = try PreferenceShares(segments, rule: rule, method: WSM(), matrix())
    for shares in found.bySegment + [found.total] {
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12 && shares.allSatisfy { $0 >= 0 })
    }
    for a in 0..<3 {
      #expect(abs(found.total[a] - (0.75 * found.bySegment[0][a] + 0.25 * found.bySegment[1][a])) < 1e-12)
    }
    #expect(found.outcomes.map(\.winners) == [[0], [2]])
  }

  @Test func rulesAreTheirFormulas() throws {
    let segments = [try segment("strong", 0.9, size: 1)]
    let scores = try WSM().rank(matrix(), weights: segments[0].weights).scores
    let luce = try PreferenceShares(segments, rule: .bradleyTerryLuce, method: WSM(), matrix()).total
    for (share, score) in zip(luce, scores) { #expect(abs(share - score / scores.reduce(0, +)) < 1e-12) }
    let sharp = try PreferenceShares(segments, rule: .logit(scale: 1e6), method: WSM(), matrix()).total
    let best = try PreferenceShares(segments, rule: .maximumUtility, method: WSM(), matrix()).total
    #expect(sharp == best && best == [1, 0, 0])
    let flat = try PreferenceShares(segments, rule: .logit(scale: 1e-9), method: WSM(), matrix()).total
    for share in flat { #expect(abs(share - 1.0 / 3) < 1e-8) }
    // The odds of two alternatives are the exponential of their difference; for distances, of the opposite.
    let distances = try VIKOR().rank(matrix(), weights: segments[0].weights).scores
    let shares = try PreferenceShares(segments, rule: .logit(scale: 2), method: VIKOR(), matrix()).total
    #expect(distances[0] < distances[2] && shares[0] > shares[2])
  }

  @Test func tiesShareEvenly() throws {
    let twins = try DecisionMatrix(
      criteria: [Criterion("power"), Criterion("price", .minimize)], values: Matrix(rows: [[5, 5], [5, 5], [1, 9]]))
    let found = try PreferenceShares([segment("all", 0.5, size: 2)], rule: .maximumUtility, method: WSM(), twins)
    #expect(found.total == [0.5, 0.5, 0])
  }

  @Test func refusesWhatHasNoShares() throws {
    let segments = [try segment("all", 0.5, size: 1)]
    #expect(throws: DecisionError.count(0, expected: 1, what: "segments")) {
      try PreferenceShares([], rule: .maximumUtility, method: WSM(), matrix())
    }
    #expect(throws: DecisionError.setting(name: "the size of 'all'", value: -1, allowed: "finite and at least 0")) {
      try PreferenceShares([segment("all", 0.5, size: -1)], rule: .maximumUtility, method: WSM(), matrix())
    }
    #expect(throws: DecisionError.setting(name: "the sum of sizes", value: 0, allowed: "above 0")) {
      try PreferenceShares([segment("all", 0.5, size: 0)], rule: .maximumUtility, method: WSM(), matrix())
    }
    #expect(throws: DecisionError.setting(name: "scale", value: 0, allowed: "a finite number above 0")) {
      try PreferenceShares(segments, rule: .logit(scale: 0), method: WSM(), matrix())
    }
    let ranking = try VIKOR().rank(matrix(), weights: segments[0].weights)
    let error = DecisionError.noShares(
      method: "vikor", alternative: "A", score: ranking.scores[0], higherIsBetter: false)
    #expect(throws: error) {
      try PreferenceShares(segments, rule: .bradleyTerryLuce, method: VIKOR(), matrix())
    }
    #expect(error.description.contains("better when lower"))
    let flows = try PROMETHEE2().rank(matrix(), weights: segments[0].weights)
    let bad = try #require(flows.scores.firstIndex { $0 <= 0 })
    let negative = DecisionError.noShares(
      method: "promethee2", alternative: try matrix().alternative(bad), score: flows.scores[bad], higherIsBetter: true)
    #expect(throws: negative) {
      try PreferenceShares(segments, rule: .bradleyTerryLuce, method: PROMETHEE2(), matrix())
    }
  }
}
