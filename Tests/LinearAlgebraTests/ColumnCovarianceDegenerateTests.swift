import LinearAlgebra
import Testing

@Suite struct ColumnCovarianceDegenerateTests {
  @Test func oneRowHasNoVariance() throws {
    let found = try ColumnCovariance(ofColumnsOf: Matrix(rows: [[0.1, 7]]))
    #expect(found.means == [0.1, 7])
    #expect(found.covariance.elements == [0, 0, 0, 0])
  }

  @Test func noColumns() throws {
    let found = try ColumnCovariance(ofColumnsOf: Matrix(rowCount: 3, columnCount: 0))
    #expect(found.means.isEmpty && found.standardDeviations.isEmpty)
    #expect(try found.correlationMatrix() == Matrix(rowCount: 0, columnCount: 0))
  }

  /// The sum of a thousand times 0.1 is not 100: the variance must be 0 all the same.
  @Test func aConstantColumnHasVarianceZero() throws {
    let found = try ColumnCovariance(
      ofColumnsOf: Matrix(columns: [Array(repeating: 0.1, count: 1_000), (0..<1_000).map { Double($0 % 7) }]))
    #expect(found.means[0] == 0.1)
    #expect(found.covariance[0, 0] == 0 && found.covariance[0, 1] == 0 && found.covariance[1, 1] > 0)
    #expect(throws: LinearAlgebraError.constantColumn(0)) { try found.correlationMatrix() }
  }

  @Test func rowsOfWeightZeroDoNotCount() throws {
    let table = try Matrix(columns: [[1, 3, 1e308], [5, 5, 6]])
    let found = try ColumnCovariance(ofColumnsOf: table, weights: [2, 2, 0])
    #expect(found.means == [2, 5])
    #expect(distance(found.covariance.elements, [1, 0, 0, 0]) <= 1e-15)
    #expect(throws: LinearAlgebraError.constantColumn(1)) { try found.correlationMatrix() }
  }

  /// Their deviations are infinite in the units of the other rows.
  @Test func rowsOfWeightZeroMayLieFarOut() throws {
    let table = try Matrix(columns: [[1e-100, 3e-100, 1e300], [-1.7e308, -1.7e308, 1.7e308]])
    let found = try ColumnCovariance(ofColumnsOf: table, weights: [1, 1, 0])
    #expect(abs(found.means[0] / 2e-100 - 1) <= 1e-15 && found.means[1] == -1.7e308)
    #expect(abs(found.covariance[0, 0] / 1e-200 - 1) <= 1e-15)
    #expect(found.covariance[0, 1] == 0 && found.covariance[1, 1] == 0)
  }

  @Test func identicalAndOppositeColumns() throws {
    let values = [0.1, 0.7, 0.2, 0.9, 0.30000001]
    let found = try ColumnCovariance(ofColumnsOf: Matrix(columns: [values, values, values.map { -$0 }]))
    #expect(distance(try found.correlationMatrix().elements, [1, 1, -1, 1, 1, -1, -1, -1, 1]) <= 1e-15)
  }
}
