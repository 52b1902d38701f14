import Criteria
import LinearAlgebra
import Testing

@Suite struct DecisionMatrixDegenerateTests {
  private func matrix(_ rule: MissingValueRule, named: Bool = false) throws -> DecisionMatrix {
    try DecisionMatrix(
      alternatives: named ? ["a", "b", "c", "d", "e"] : nil,
      criteria: [Criterion("power"), Criterion("price", .minimize)],
      values: Matrix(rows: [[1, 20], [3, .nan], [.nan, 40], [8, 60], [.nan, 10]]), missingValues: rule)
  }

  @Test func gapsAreFilledByTheRule() throws {
    #expect(try matrix(.mean).values.column(0) == [1, 3, 4, 8, 4])
    #expect(try matrix(.median).values.column(0) == [1, 3, 3, 8, 3])
    #expect(try matrix(.median).values.column(1) == [20, 30, 40, 60, 10])
    #expect(try matrix(.worst).values.column(0) == [1, 3, 1, 8, 1])
    #expect(try matrix(.worst).values.column(1) == [20, 60, 40, 60, 10])
    let treatment = try matrix(.worst).missingValues
    #expect(treatment.isNeeded && treatment.rule == .worst)
    #expect(treatment.fills.map(\.count) == [2, 1] && treatment.fills.map(\.value) == [1, 60])
  }

  @Test func alternativesWithGapsAreLeftOutAndTheOthersKeepTheirNames() throws {
    #expect(try matrix(.omitAlternative).alternatives == ["1", "4"])
    let named = try matrix(.omitAlternative, named: true)
    #expect(named.alternatives == ["a", "d"] && named.missingValues.omittedAlternatives == ["b", "c", "e"])
    #expect(named.values.elements == [1, 8, 20, 60])
  }

  @Test func selectionsKeepNames() throws {
    let whole = try matrix(.mean)
    let part = whole.selecting(alternatives: [3, 0])
    #expect(part.alternatives == ["4", "1"] && part.values.column(1) == [60, 20])
    #expect(whole.selecting(criteria: [1]).criteria.map(\.name) == ["price"])
    #expect(whole.selecting(criteria: [1, 0]).values.column(1) == whole.values.column(0))
  }

  @Test func thresholdsImplyAPreferenceFunction() throws {
    #expect(try Criterion("x").preferenceFunction == .usual)
    #expect(try Criterion("x", indifference: 1).preferenceFunction == .uShape(indifference: 1))
    #expect(try Criterion("x", preference: 2).preferenceFunction == .vShape(preference: 2))
    let both = try Criterion("x", indifference: 1, preference: 2)
    #expect(both.preferenceFunction == .linear(indifference: 1, preference: 2))
    let stated = try Criterion("x", indifference: 1, preferenceFunction: .usual)
    #expect(stated.preferenceFunction == .usual && stated.statedPreferenceFunction == .usual)
  }

  @Test func hugeWeightsAreNormalised() throws {
    let weights = try Weights(criteria: ["a", "b"], values: [1e308, 1e308])
    #expect(weights.normalised == [0.5, 0.5])
    #expect(weights["b"] == 1e308 && weights["c"] == nil)
    #expect(try Weights.equal(["a", "b", "c", "d"]).values == [0.25, 0.25, 0.25, 0.25])
  }

  @Test func aSegmentGivesWeights() throws {
    let weights = try Weights(HeavyEquipment.table, segment: 3)
    #expect(weights["selling_price"] == 10 && weights.criteria == HeavyEquipment.table.criteria)
  }
}
