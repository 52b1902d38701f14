import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import Provenance
import Testing

/// What each method refuses, and with which words.
@Suite struct RankingRefusalTests {
  private func outcome(
    _ identifier: String, _ rows: [[Double]], directions: [Direction] = [.maximize, .minimize],
    bounds: CriterionBounds? = nil, _ settings: [String: SettingValue] = [:]
  ) throws -> RankingOutcome {
    let criteria = try directions.enumerated().map { try Criterion("c\($0 + 1)", $1, bounds: bounds) }
    let matrix = try DecisionMatrix(
      alternatives: rows.indices.map { "a\($0 + 1)" }, criteria: criteria, values: Matrix(rows: rows))
    return try RankingCatalogue.entry(named: identifier).make(settings, workers: .one).outcome(
      matrix, weights: .equal(criteria.map(\.name)))
  }

  @Test(arguments: [
    ("wsm", "min-max"), ("wsm", "enhanced-accuracy"), ("topsis", "min-max"), ("vikor", ""), ("mabac", ""),
    ("electre1", "min-max"),
  ])
  func aConstantCriterionHasNoRange(identifier: String, normalisation: String) throws {
    let settings: [String: SettingValue] = normalisation.isEmpty ? [:] : ["normalisation": .name(normalisation)]
    let error = DecisionError.constantCriterion("c2", method: identifier)
    #expect(throws: error) { try outcome(identifier, [[1, 5], [2, 5], [3, 5]], settings) }
    #expect(error.description.contains("'c2' has the same value for every alternative") && error.category == .data)
  }

  @Test(arguments: ["wsm", "wpm", "waspas", "copras", "codas", "aras", "marcos", "multimoora"])
  func ratiosNeedPositiveCosts(identifier: String) throws {
    let error = DecisionError.valueTooSmall(
      criterion: "c2", alternative: "a2", value: 0, allowed: "above 0", method: identifier)
    #expect(throws: error) { try outcome(identifier, [[1, 5], [2, 0], [3, -4]]) }
    #expect(error.description.contains("'a2' in 'c2' is 0.0"))
  }

  @Test func ratiosOfBenefitsMayBeZeroButNotNegative() throws {
    #expect(try outcome("wsm", [[0, 5], [2, 4]]).ranks == [2, 1])
    let error = DecisionError.valueTooSmall(
      criterion: "c1", alternative: "a1", value: -1, allowed: "at least 0", method: "wsm")
    #expect(throws: error) { try outcome("wsm", [[-1, 5], [2, 4]]) }
    #expect(throws: DecisionError.noPositiveSum(criterion: "c1", sum: 0, method: "wsm")) {
      try outcome("wsm", [[0, 5], [0, 4]])
    }
    #expect(throws: DecisionError.noPositiveSum(criterion: "c1", sum: -1, method: "edas")) {
      try outcome("edas", [[-3, 5], [2, 4]])
    }
    let logarithmic = DecisionError.valueTooSmall(
      criterion: "c1", alternative: "a2", value: 1, allowed: "above 1", method: "topsis")
    #expect(throws: logarithmic) {
      try outcome("topsis", [[2, 5], [1, 4]], ["normalisation": .name("logarithmic")])
    }
  }

  @Test(arguments: ["spotis", "comet"]) func boundsAreNeededAndHold(identifier: String) throws {
    #expect(throws: DecisionError.missingBounds(criterion: "c1", method: identifier)) {
      try outcome(identifier, [[1, 5], [2, 4]])
    }
    let error = DecisionError.outsideBounds(criterion: "c2", alternative: "a1", value: 5, low: 0, high: 4.5)
    #expect(throws: error) { try outcome(identifier, [[1, 5], [2, 4]], bounds: CriterionBounds(0, 4.5)) }
  }

  @Test func expectedPointsLieWithinTheBounds() throws {
    let matrix = try DecisionMatrix(
      criteria: [Criterion("x", bounds: CriterionBounds(0, 9))], values: Matrix(rows: [[1], [2]]))
    let weights = try Weights.equal(["x"])
    #expect(
      throws: DecisionError.outsideBounds(
        criterion: "x", alternative: "the expected point", value: 10, low: 0, high: 9)
    ) { try SPOTIS(expectedPoint: ["x": 10]).rank(matrix, weights: weights) }
    #expect(throws: DecisionError.unknownSetting("y", method: "the expected point", available: ["x"])) {
      try SPOTIS(expectedPoint: ["y": 1]).rank(matrix, weights: weights)
    }
    #expect(try SPOTIS(expectedPoint: ["x": 1]).rank(matrix, weights: weights).ranks == [1, 2])
  }

  @Test(arguments: [
    ("waspas", "lambda", 1.1), ("vikor", "v", -0.1), ("codas", "tau", -1), ("electre1", "c", 2), ("electre1", "d", -1),
    ("electre2", "p0", 1.5), ("electre2", "p1", 0.7), ("electre2", "q1", 0.9), ("electre3", "alpha", 0.1),
    ("electre3", "beta", 0.1), ("comet", "characteristic-values", 1), ("comet", "characteristic-values", 2.5),
  ])
  func settingsHaveRanges(identifier: String, setting: String, value: Double) throws {
    do {
      _ = try outcome(identifier, [[1, 5], [2, 4]], bounds: CriterionBounds(0, 9), [setting: .number(value)])
      Issue.record("\(identifier) took \(setting) = \(value)")
    } catch DecisionError.setting(let name, let found, let allowed) {
      #expect(name == setting && found == value && !allowed.isEmpty)
    }
  }

  @Test(arguments: [Double.nan, .infinity]) func settingsAreNumbers(value: Double) {
    #expect(throws: DecisionError.self) { try VIKOR(groupWeight: value) }
    #expect(throws: DecisionError.self) { try WASPAS(sumShare: value) }
    #expect(throws: DecisionError.self) { try CODAS(threshold: value) }
    #expect(throws: DecisionError.self) { try ELECTRE1(concordanceLevel: value) }
    #expect(throws: DecisionError.self) { try ELECTRE3(slope: value) }
  }

  @Test(arguments: ["topsis", "vikor", "promethee2", "moora"]) func hugeValuesAreRankedOrRefused(identifier: String)
    throws
  {
    #expect(try outcome(identifier, [[1e200, 5], [2e200, 4]]).ranks == [2, 1])
    #expect(try outcome(identifier, [[1e-200, 5], [2e-200, 4]]).ranks == [2, 1])
    do {
      let ranks = try outcome(identifier, [[-1.7e308, 5], [1.7e308, 4]]).ranks
      #expect(ranks == [2, 1])
    } catch DecisionError.valuesTooLarge(let method) {
      #expect(method == identifier)
    }
  }

  @Test func pairwiseMethodsHaveLimits() throws {
    for entry in RankingCatalogue.entries {
      guard let limit = entry.alternativeLimit else { continue }
      let matrix = try DecisionMatrix(
        criteria: [Criterion("x")], values: Matrix(rowCount: limit + 1, columnCount: 1, repeating: 1))
      let error = DecisionError.tooManyAlternatives(limit + 1, limit: limit, method: entry.identifier)
      #expect(throws: error) { try entry.make().outcome(matrix, weights: .equal(["x"])) }
      #expect(error.description.contains("PROMETHEE II, TOPSIS"))
    }
  }

  @Test func tooManyObjectsAreRefused() throws {
    let rows = [(0..<15).map { _ in 1.0 }]
    #expect(throws: DecisionError.tooManyObjects(criteria: 15, valueCount: 3, limit: 5_000_000)) {
      try outcome("comet", rows, directions: rows[0].map { _ in .maximize }, bounds: CriterionBounds(0, 2))
    }
  }

  @Test func everySentenceSaysSomething() {
    let errors: [DecisionError] = [
      .unknownMethod("x", available: ["a"]), .unknownSetting("x", method: "m", available: []),
      .setting(name: "x", value: 2, allowed: "in 0…1"), .settingName(name: "x", value: "y", allowed: ["z"]),
      .weightsMismatch(unweighted: ["a", "b"], unknown: [], criteria: ["a", "b"]), .constantCriterion("x", method: "m"),
      .valueTooSmall(criterion: "c", alternative: "a", value: 0, allowed: "above 0", method: "m"),
      .noPositiveSum(criterion: "c", sum: 0, method: "m"),
      .outsideBounds(criterion: "c", alternative: "a", value: 0, low: 1, high: 2),
      .missingBounds(criterion: "c", method: "m"), .valuesTooLarge(method: "m"),
      .tooManyAlternatives(9, limit: 8, method: "m"), .tooManyObjects(criteria: 9, valueCount: 9, limit: 9),
      .count(1, expected: 2, what: "things"), .profileOrder(category: "c", criterion: "x"),
      .boundaryNotFinite(category: "c", criterion: "x"), .missingBoundary(criterion: "x", available: []),
      .repeatedName("x", kind: "categories"), .linearAlgebra(.noRows),
    ]
    for error in errors { #expect(error.description.count > 20 && error.description.hasSuffix(".")) }
    #expect(Set(errors.map(\.description)).count == errors.count)
  }
}
