import Criteria
import LinearAlgebra
import Provenance
import Testing

@Suite struct DecisionMatrixRefusalTests {
  private func criteria(_ names: String...) throws -> [Criterion] { try names.map { try Criterion($0) } }

  @Test func refusesWhatIsNoMatrix() throws {
    let pair = try criteria("price", "power")
    #expect(throws: CriteriaError.emptyDecisionMatrix) {
      try DecisionMatrix(criteria: [], values: Matrix(rowCount: 1, columnCount: 0))
    }
    #expect(throws: CriteriaError.emptyDecisionMatrix) {
      try DecisionMatrix(criteria: pair, values: Matrix(rowCount: 0, columnCount: 2))
    }
    #expect(throws: CriteriaError.decisionShape(rows: 1, columns: 2, alternatives: 2, criteria: 2)) {
      try DecisionMatrix(alternatives: ["a", "b"], criteria: pair, values: Matrix(rows: [[1, 2]]))
    }
    #expect(throws: CriteriaError.decisionShape(rows: 1, columns: 1, alternatives: 1, criteria: 2)) {
      try DecisionMatrix(criteria: pair, values: Matrix(rows: [[1]]))
    }
    #expect(throws: CriteriaError.repeatedName("a", kind: "alternatives")) {
      try DecisionMatrix(alternatives: ["a", "a"], criteria: pair, values: Matrix(rows: [[1, 2], [3, 4]]))
    }
    #expect(throws: CriteriaError.repeatedName("price", kind: "criteria")) {
      try DecisionMatrix(criteria: criteria("price", "price"), values: Matrix(rows: [[1, 2]]))
    }
  }

  @Test func refusesMissingAndInfiniteValues() throws {
    let pair = try criteria("price", "power")
    let values = try Matrix(rows: [[1, 2], [3, .nan], [.nan, 4], [5, 6], [7, 8]])
    #expect(throws: CriteriaError.missingValue(alternative: "2", criterion: "power")) {
      try DecisionMatrix(criteria: pair, values: values)
    }
    #expect(throws: CriteriaError.valueNotFinite(alternative: "b", criterion: "power", value: .infinity)) {
      try DecisionMatrix(
        alternatives: ["a", "b"], criteria: pair, values: Matrix(rows: [[1, 2], [3, .infinity]]), missingValues: .mean)
    }
    #expect(throws: CriteriaError.noValues(criterion: "power")) {
      try DecisionMatrix(criteria: pair, values: Matrix(rows: [[1, .nan]]), missingValues: .median)
    }
    #expect(throws: CriteriaError.emptyDecisionMatrix) {
      try DecisionMatrix(criteria: pair, values: Matrix(rows: [[1, .nan]]), missingValues: .omitAlternative)
    }
    let error = CriteriaError.missingValue(alternative: "B", criterion: "price")
    #expect(error.description.hasSuffix("omit-alternative, mean, median, worst.") && error.category == .data)
  }

  @Test func refusesCriteriaThatMakeNoSense() throws {
    #expect(throws: CriteriaError.unnamedCriterion) { try Criterion("") }
    #expect(throws: CriteriaError.threshold(criterion: "x", threshold: "q", value: -1)) {
      try Criterion("x", indifference: -1)
    }
    #expect(throws: CriteriaError.thresholdOrder(criterion: "x", lower: "q", value: 3, upper: "p", upperValue: 2)) {
      try Criterion("x", indifference: 3, preference: 2)
    }
    #expect(throws: CriteriaError.thresholdOrder(criterion: "x", lower: "p", value: 3, upper: "v", upperValue: 2)) {
      try Criterion("x", preference: 3, veto: 2)
    }
    #expect(throws: CriteriaError.thresholdOrder(criterion: "x", lower: "q", value: 3, upper: "v", upperValue: 2)) {
      try Criterion("x", indifference: 3, veto: 2)
    }
    #expect(throws: CriteriaError.bounds(criterion: "x", low: 2, high: 2)) {
      try Criterion("x", bounds: CriterionBounds(2, 2))
    }
    #expect(throws: CriteriaError.threshold(criterion: "x", threshold: "s", value: 0)) {
      try Criterion("x", preferenceFunction: .gaussian(inflection: 0))
    }
    #expect(throws: CriteriaError.thresholdOrder(criterion: "x", lower: "q", value: 2, upper: "p", upperValue: 1)) {
      try Criterion("x", preferenceFunction: .linear(indifference: 2, preference: 1))
    }
  }

  @Test func refusesWeightsThatWeighNothing() throws {
    #expect(throws: CriteriaError.weightCount(1, criteria: 2)) { try Weights(criteria: ["a", "b"], values: [1]) }
    #expect(throws: CriteriaError.badWeight(criterion: "b", value: -1)) {
      try Weights(criteria: ["a", "b"], values: [1, -1])
    }
    #expect(throws: CriteriaError.allWeightsZero) { try Weights(criteria: ["a", "b"], values: [0, 0]) }
    #expect(throws: CriteriaError.allWeightsZero) { try Weights(criteria: [], values: []) }
    #expect(throws: CriteriaError.repeatedName("a", kind: "criteria")) {
      try Weights(criteria: ["a", "a"], values: [1, 1])
    }
    #expect(throws: (any Error).self) { try Weights(criteria: ["a"], values: [.nan]) }
  }
}
