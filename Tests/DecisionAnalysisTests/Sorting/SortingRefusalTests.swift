import Criteria
import DecisionAnalysis
import LinearAlgebra
import Testing

@Suite struct SortingRefusalTests {
  private let criteria = ["power", "price"]

  private func matrix() throws -> DecisionMatrix {
    try DecisionMatrix(
      criteria: [Criterion("power"), Criterion("price", .minimize)], values: Matrix(rows: [[5, 6], [6, 5]]))
  }

  private func weights() throws -> Weights { try Weights(criteria: criteria, values: [1, 1]) }

  @Test func refusesCategoriesThatAreNone() throws {
    #expect(throws: DecisionError.count(0, expected: 1, what: "boundaries between categories")) {
      try CategoryProfiles(categories: ["low", "high"], criteria: criteria, boundaries: [])
    }
    #expect(throws: DecisionError.count(0, expected: 0, what: "boundaries between categories")) {
      try CategoryProfiles(categories: [], criteria: criteria, boundaries: [])
    }
    #expect(throws: DecisionError.count(1, expected: 2, what: "values of the boundary of 'high'")) {
      try CategoryProfiles(categories: ["low", "high"], criteria: criteria, boundaries: [[1]])
    }
    #expect(throws: DecisionError.repeatedName("low", kind: "categories")) {
      try CategoryProfiles(categories: ["low", "low"], criteria: criteria, boundaries: [[1, 2]])
    }
    #expect(throws: DecisionError.boundaryNotFinite(category: "high", criterion: "price")) {
      try CategoryProfiles(categories: ["low", "high"], criteria: criteria, boundaries: [[1, .nan]])
    }
  }

  @Test func refusesBoundariesThatDoNotFit() throws {
    let crossed = try CategoryProfiles(
      categories: ["C", "B", "A"], criteria: criteria, boundaries: [[1, 5], [2, 6]])
    #expect(throws: DecisionError.profileOrder(category: "A", criterion: "price")) {
      try ELECTRETriB(crossed).sort(matrix(), weights: weights())
    }
    let other = try CategoryProfiles(categories: ["B", "A"], criteria: ["power", "prize"], boundaries: [[1, 5]])
    let error = DecisionError.missingBoundary(criterion: "price", available: ["power", "prize"])
    #expect(throws: error) { try MRSort(other, majority: 0.5).sort(matrix(), weights: weights()) }
    #expect(error.description.contains("Did you mean 'prize'?"))
  }

  @Test func refusesLevelsOutsideTheirRange() throws {
    let profiles = try CategoryProfiles(categories: ["B", "A"], criteria: criteria, boundaries: [[1, 5]])
    #expect(throws: DecisionError.setting(name: "lambda", value: 0.4, allowed: "in 0.5…1")) {
      try ELECTRETriB(profiles, cuttingLevel: 0.4)
    }
    #expect(throws: DecisionError.setting(name: "majority", value: 0, allowed: "above 0 and at most 1")) {
      try MRSort(profiles, majority: 0)
    }
    #expect(throws: DecisionError.unknownSetting("B", method: "the vetoes", available: ["A"])) {
      try MRSort(profiles, majority: 0.5, vetoes: ["B": ["price": 9]])
    }
    #expect(throws: DecisionError.unknownSetting("prize", method: "the vetoes", available: criteria)) {
      try MRSort(profiles, majority: 0.5, vetoes: ["A": ["prize": 9]])
    }
  }

  @Test func theCatalogueMakesEveryMethod() throws {
    let profiles = try CategoryProfiles(categories: ["B", "A"], criteria: criteria, boundaries: [[5, 5]])
    for entry in SortingCatalogue.entries {
      #expect(try entry.make(profiles).outcome(matrix(), weights: weights()).assignments.count == 2)
      #expect(!entry.summary.isEmpty && !entry.citations.isEmpty)
    }
    let strict = try SortingCatalogue.entry(named: "mr-sort").make(profiles, ["majority": .number(1)])
    #expect(try strict.outcome(matrix(), weights: weights()).assignments == [0, 1])
    let vetoes = ["A": ["price": 1.0]]
    #expect(throws: DecisionError.unknownSetting("vetoes", method: "electre-tri-b", available: ["lambda", "rule"])) {
      try SortingCatalogue.entry(named: "electre-tri-b").make(profiles, vetoes: vetoes)
    }
    let error = DecisionError.unknownMethod("mrsort", available: ["electre-tri-b", "mr-sort"])
    #expect(throws: error) { try SortingCatalogue.entry(named: "mrsort") }
    #expect(error.description.contains("Did you mean 'mr-sort'?"))
  }
}
