import Clustering
import Provenance
import Testing

@Suite struct LinearAssignmentRefusalTests {
  @Test func emptyMatrices() {
    #expect(throws: LinearAssignmentError.empty) { try LinearAssignment(costs: []) }
    #expect(throws: LinearAssignmentError.empty) { try LinearAssignment(costs: [[], []]) }
  }

  @Test func raggedRows() {
    #expect(throws: LinearAssignmentError.raggedRows(row: 1, length: 1, expected: 2)) {
      try LinearAssignment(costs: [[1, 2], [3]])
    }
  }

  @Test(arguments: [Double.infinity, -.infinity, 1e301]) func costsOutOfRange(value: Double) {
    #expect(throws: LinearAssignmentError.badCost(row: 0, column: 1, value: value)) {
      try LinearAssignment(costs: [[1, value], [3, 4]])
    }
  }

  /// NaN equals nothing, so the sentence is compared.
  @Test func notANumber() {
    let error = #expect(throws: LinearAssignmentError.self) { try LinearAssignment(costs: [[.nan]]) }
    #expect(
      error?.description == "The cost in row 1, column 1 is nan; it must be a number of at most 1e300 in size.")
    #expect(error?.category == .data)
  }
}
