import Criteria
import LinearAlgebra
import Testing

@Suite struct WeightingTableDegenerateTests {
  @Test func equalCellsLieInTheMiddleOfTheRange() throws {
    let table = try WeightingTable(segments: ["a", "b"], criteria: ["x"], means: Matrix(rows: [[4], [4]]))
    let scaled = try ScaledWeights(table, scaling: .range)
    #expect(scaled.values.elements == [5.5, 5.5])
    #expect(scaled.means.elements == [4, 4])
  }

  @Test func aFlatProfileCorrelatesWithNothing() throws {
    let table = try WeightingTable(
      segments: ["flat", "rising", "steep"], criteria: ["x", "y", "z"],
      means: Matrix(rows: [[5, 5, 5], [1, 2, 3], [2, 4, 6]]))
    let correlations = try table.profileCorrelations()
    #expect(correlations[0, 0] == 1 && correlations[0, 1] == 0 && correlations[2, 0] == 0)
    #expect(abs(correlations[1, 2] - 1) < 1e-12)
    #expect(try table.families() == [[0], [1, 2]])
  }

  @Test func oneSegmentIsOneFamily() throws {
    let table = try WeightingTable(segments: ["a"], criteria: ["x", "y"], means: Matrix(rows: [[1, 2]]))
    #expect(try table.families() == [[0]])
  }

  @Test func aMeanEqualToTheMarketIsNoMarker() {
    #expect(MarkerRule.flexclust.markers([0, 1], market: [0, 0]) == [false, true])
    #expect(MarkerRule.flexclust.markers([2, 6, 3], market: [4, 8, 4]) == [true, true, false])
  }
}
