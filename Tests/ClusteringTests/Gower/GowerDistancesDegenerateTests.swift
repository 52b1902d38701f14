import Clustering
import Testing

@Suite struct GowerDistancesDegenerateTests {
  @Test func oneRow() throws {
    let distances = try GowerDistances([.numeric([3]), .category([nil])]).distances
    #expect(distances.count == 1 && distances[0, 0] == 0)
  }

  /// A column whose values are all the same adds its weight and no difference; one that is all missing adds nothing.
  @Test(arguments: OrdinalScale.allCases) func constantAndMissingColumns(ordinal: OrdinalScale) throws {
    let columns: [MixedColumn] = [
      .category([1, 2]), .numeric([7, 7]), .ordinal([3, 3]), .numeric([nil, nil]), .ordinal([nil, nil]),
      .asymmetricBinary([nil, true]), .ordinal([2, nil]),
    ]
    #expect(try GowerDistances(columns, ordinal: ordinal).distances[0, 1] == 1 / 3.0)
  }

  @Test func equalRows() throws {
    let columns: [MixedColumn] = [.numeric([1, 1, 5]), .category([2, 2, 2]), .asymmetricBinary([true, true, false])]
    let distances = try GowerDistances(columns).distances
    #expect(distances[0, 1] == 0 && distances[0, 2] == 2 / 3.0)
  }

  @Test func largeNumbersThatStillFit() throws {
    let distances = try GowerDistances([.numeric([-8e307, 0, 8e307])]).distances
    #expect(distances[0, 1] == 0.5 && distances[0, 2] == 1)
  }
}
