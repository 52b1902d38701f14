import Criteria
import LinearAlgebra
import Testing

@Suite struct WeightingTableRefusalTests {
  @Test func refusesWhatIsNoTable() throws {
    let two = try Matrix(rows: [[1, 2]])
    #expect(throws: CriteriaError.emptyTable) {
      try WeightingTable(segments: [], criteria: [], means: Matrix(rowCount: 0, columnCount: 0))
    }
    #expect(throws: CriteriaError.shape(rows: 1, columns: 2, segments: 2, criteria: 2)) {
      try WeightingTable(segments: ["a", "b"], criteria: ["x", "y"], means: two)
    }
    #expect(throws: CriteriaError.repeatedName("x", kind: "criteria")) {
      try WeightingTable(segments: ["a"], criteria: ["x", "x"], means: two)
    }
    #expect(throws: CriteriaError.notFinite(segment: "a", criterion: "y")) {
      try WeightingTable(segments: ["a"], criteria: ["x", "y"], means: Matrix(rows: [[1, .nan]]))
    }
  }

  @Test func refusesSharesOfNegativeMeans() throws {
    let table = try WeightingTable(segments: ["a"], criteria: ["x", "y"], means: Matrix(rows: [[1, -2]]))
    #expect(throws: CriteriaError.noShares(segment: "a")) { try ScaledWeights(table, scaling: .share) }
  }

  @Test func namesTheNearestCriterion() {
    #expect(throws: CriteriaError.unknownCriterion("seling_price", available: HeavyEquipment.table.criteria)) {
      try HeavyEquipment.table.selecting(criteria: ["seling_price"])
    }
    let error = CriteriaError.unknownCriterion("seling_price", available: HeavyEquipment.table.criteria)
    #expect(error.description.hasSuffix("Did you mean 'selling_price'?"))
  }
}
