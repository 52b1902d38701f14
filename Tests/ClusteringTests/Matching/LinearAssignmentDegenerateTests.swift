import Clustering
import Testing

@Suite struct LinearAssignmentDegenerateTests {
  @Test func equalCostsGoToTheLowestColumn() throws {
    let matching = try LinearAssignment(costs: [[2, 2, 2, 2], [2, 2, 2, 2], [2, 2, 2, 2]])
    #expect(matching.columnOfRow == [0, 1, 2])
    #expect(matching.rowOfColumn == [0, 1, 2, nil])
    #expect(matching.totalCost == 6)
  }

  @Test func tallMatricesLeaveRowsOver() throws {
    let matching = try LinearAssignment(costs: [[5], [1], [3]])
    #expect(matching.columnOfRow == [nil, 0, nil])
    #expect(matching.rowOfColumn == [1])
    #expect(matching.totalCost == 1)
  }

  @Test func oneCell() throws {
    #expect(try LinearAssignment(costs: [[-4]]).totalCost == -4)
  }

  @Test func hugeCostsStayFinite() throws {
    let huge = LinearAssignment.largestCost
    let matching = try LinearAssignment(costs: [[huge, -huge], [huge, huge]])
    #expect(matching.columnOfRow == [1, 0])
    #expect(matching.totalCost == 0)
  }
}
