import Clustering
import Provenance
import Testing

/// The matching is as cheap as the cheapest of all matchings, found by trying every one.
@Suite struct LinearAssignmentLawTests {
  /// The least cost over all injections of rows into columns; r ≤ c.
  private func leastCost(_ costs: [[Double]], row: Int = 0, used: Set<Int> = []) -> Double {
    guard row < costs.count else { return 0 }
    return costs[row].indices.filter { !used.contains($0) }
      .map { costs[row][$0] + leastCost(costs, row: row + 1, used: used.union([$0])) }.min()!
  }

  private func transposed(_ costs: [[Double]]) -> [[Double]] {
    costs[0].indices.map { column in costs.map { $0[column] } }
  }

  private func check(_ costs: [[Double]]) throws {
    let matching = try LinearAssignment(costs: costs)
    let least = costs.count <= costs[0].count ? leastCost(costs) : leastCost(transposed(costs))
    #expect(abs(matching.totalCost - least) <= 1e-9 * max(1, abs(least)))
    let columns = matching.columnOfRow.compactMap { $0 }
    #expect(columns.count == min(costs.count, costs[0].count) && Set(columns).count == columns.count)
    for (row, column) in matching.columnOfRow.enumerated() {
      if let column { #expect(matching.rowOfColumn[column] == row) }
    }
    #expect(matching.rowOfColumn.compactMap { $0 }.count == columns.count)
  }

  /// All shapes to 6 x 6 and two of 7: real costs of both signs, and few whole numbers for ties.
  @Test(arguments: 1...6) func matchesExhaustiveSearch(rowCount: Int) throws {
    for columnCount in 1...6 {
      var generator = SeededGenerator(seed: UInt64(rowCount), stream: UInt64(columnCount))
      for _ in 0..<6 {
        try check((0..<rowCount).map { _ in (0..<columnCount).map { _ in generator.nextNormal() } })
        try check((0..<rowCount).map { _ in (0..<columnCount).map { _ in Double(generator.nextIndex(below: 3)) } })
      }
    }
  }

  @Test func matchesExhaustiveSearchOfSeven() throws {
    var generator = SeededGenerator(seed: 77)
    try check((0..<7).map { _ in (0..<7).map { _ in generator.nextNormal() } })
    try check((0..<7).map { _ in (0..<7).map { _ in Double(generator.nextIndex(below: 4)) } })
    try check((0..<7).map { _ in (0..<5).map { _ in generator.nextNormal() } })
    try check((0..<5).map { _ in (0..<7).map { _ in generator.nextNormal() } })
  }

  @Test func addingANumberToARowChangesNothing() throws {
    var generator = SeededGenerator(seed: 5)
    let costs = (0..<30).map { _ in (0..<40).map { _ in generator.nextUniform() } }
    let shifted = costs.enumerated().map { row, line in line.map { $0 + Double(row) } }
    let matching = try LinearAssignment(costs: costs)
    #expect(try LinearAssignment(costs: shifted).columnOfRow == matching.columnOfRow)
  }
}
