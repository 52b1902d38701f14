import LinearAlgebra
import Provenance
import Testing

@Suite struct ColumnCovarianceLawTests {
  @Test func aTableByHand() throws {
    let table = try Matrix(columns: [[1, 2, 3, 4], [2, 2, 6, 6]])
    let found = try ColumnCovariance(ofColumnsOf: table)
    #expect(found.means == [2.5, 4])
    #expect(distance(found.covariance.elements, [1.25, 2, 2, 4]) <= 1e-15)
    #expect(distance(found.standardDeviations, [Double(1.25).squareRoot(), 2]) <= 1e-15)
    let expected = 2 / 5.0.squareRoot()
    #expect(distance(try found.correlationMatrix().elements, [1, expected, expected, 1]) <= 1e-15)
  }

  /// The definition, term by term, on both sides of the size of a block of rows.
  @Test(arguments: [(1, 1), (2, 3), (50, 9), (2_048, 2), (2_049, 3), (5_000, 4)])
  func theDefinitionHolds(n: Int, d: Int) throws {
    var generator = SeededGenerator(seed: 21, stream: UInt64(10 * n + d))
    let table = Matrix.normal(n, d, using: &generator)
    let weights = (0..<n).map { _ in generator.nextUniform() + 0.1 }
    let total = weights.reduce(0, +)
    let found = try ColumnCovariance(ofColumnsOf: table, weights: weights)
    let means = (0..<d).map { column in (0..<n).reduce(0) { $0 + weights[$1] * table[$1, column] } / total }
    #expect(distance(found.means, means) <= 1e-13)
    for j in 0..<d {
      for l in 0..<d {
        let sum = (0..<n).reduce(0) { $0 + weights[$1] * (table[$1, j] - means[j]) * (table[$1, l] - means[l]) }
        #expect(abs(found.covariance[j, l] - sum / total) <= 1e-13)
      }
    }
    #expect(found.covariance == found.covariance.transposed)
  }

  @Test func wholeWeightsRepeatRows() throws {
    var generator = SeededGenerator(seed: 22)
    let table = Matrix.normal(40, 5, using: &generator)
    let counts = (0..<40).map { _ in generator.nextIndex(below: 4) }
    let repeated = try Matrix(
      rows: (0..<40).flatMap { row in Array(repeating: table.row(row), count: counts[row]) })
    let weighted = try ColumnCovariance(ofColumnsOf: table, weights: counts.map { Double($0) })
    let plain = try ColumnCovariance(ofColumnsOf: repeated)
    #expect(distance(weighted.means, plain.means) <= 1e-14)
    #expect(weighted.covariance.distance(to: plain.covariance) <= 1e-14)
    #expect(try weighted.correlationMatrix().distance(to: plain.correlationMatrix()) <= 1e-14)
  }

  @Test(arguments: [1e-300, 0.1, 3, 1e308]) func aCommonFactorOfTheWeightsChangesNothing(factor: Double) throws {
    var generator = SeededGenerator(seed: 23)
    let table = Matrix.normal(30, 4, using: &generator)
    let weights = (0..<30).map { _ in generator.nextUniform() }
    let found = try ColumnCovariance(ofColumnsOf: table, weights: weights)
    let scaled = try ColumnCovariance(ofColumnsOf: table, weights: weights.map { $0 * factor })
    #expect(scaled.covariance.distance(to: found.covariance) <= 1e-14)
    #expect(distance(scaled.means, found.means) <= 1e-14)
  }

  /// The sum of so many large numbers has an error that the correction of the mean takes away.
  @Test func aSmallSpreadAroundALargeMean() throws {
    let values = (0..<700_000).map { 1e9 + 0.1 * Double($0 % 7) }
    // Differences of neighbours are exact, so the offsets are those of the numbers as rounded.
    let offset = values.prefix(7).reduce(0) { $0 + ($1 - 1e9) } / 7
    let found = try ColumnCovariance(ofColumnsOf: Matrix(columns: [values]))
    #expect(abs(found.means[0] - 1e9 - offset) <= 1.2e-7)
    #expect(abs(found.covariance[0, 0] - 0.04) <= 1e-7)
  }

  @Test func shiftsAndScalesLeaveTheCorrelation() throws {
    var generator = SeededGenerator(seed: 24)
    let table = Matrix.normal(200, 4, using: &generator)
    let expected = try ColumnCovariance(ofColumnsOf: table).correlationMatrix()
    let scales: [Double] = [1e-200, 1e200, -3, 1]
    let shifts: [Double] = [0, 0, 1e6, 2_019]
    var other = table
    for column in 0..<4 {
      for row in 0..<200 { other[row, column] = table[row, column] * scales[column] + shifts[column] }
    }
    // 10⁻²⁰⁰ squared underflows and 10²⁰⁰ squared overflows: the correlation knows neither, the covariance must refuse.
    #expect(throws: LinearAlgebraError.overflow(column: 1)) { try ColumnCovariance(ofColumnsOf: other) }
    for row in 0..<200 { other[row, 1] = table[row, 1] * 1e150 }
    let found = try ColumnCovariance(ofColumnsOf: other).correlationMatrix()
    for row in 0..<4 {
      for column in 0..<4 {
        let sign = (row == 2) == (column == 2) ? 1.0 : -1
        #expect(abs(found[row, column] - sign * expected[row, column]) <= 1e-9)
      }
    }
  }

  @Test(arguments: seededOrders.filter { $0 > 0 }) func correlationsAreCorrelations(d: Int) throws {
    var generator = SeededGenerator(seed: 25, stream: UInt64(d))
    let found = try ColumnCovariance(ofColumnsOf: .normal(50, d, using: &generator)).correlationMatrix()
    #expect(found == found.transposed)
    #expect(found.diagonal.allSatisfy { $0 == 1 })
    #expect(found.elements.allSatisfy { abs($0) <= 1 })
    #expect(try #require(SymmetricEigendecomposition(found).eigenvalues.last) >= -1e-12)
  }
}
