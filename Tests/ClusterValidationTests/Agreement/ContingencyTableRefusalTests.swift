import ClusterValidation
import Testing

@Suite struct ContingencyTableRefusalTests {
  private func refuses(
    _ error: ClusterValidationError, _ rows: [Int], _ columns: [Int], _ rowCount: Int = 2, _ columnCount: Int = 2,
    _ multiplicities: [Int]? = nil
  ) {
    #expect(throws: error) {
      try ContingencyTable(
        rows: rows, columns: columns, rowCount: rowCount, columnCount: columnCount, multiplicities: multiplicities)
    }
  }

  @Test func labelsThatDoNotFit() {
    refuses(.labelListLengths(rows: 3, columns: 2), [0, 1, 0], [0, 1])
    refuses(.labelOutOfRange(observation: 1, label: 2, clusterCount: 2), [0, 2], [0, 1])
    refuses(.labelOutOfRange(observation: 0, label: -1, clusterCount: 2), [0, 1], [-1, 1])
    refuses(.clusterCount(0), [0, 1], [0, 1], 0, 2)
    refuses(.clusterCount(-3), [0, 1], [0, 1], 2, -3)
    refuses(.emptyTable, [], [])
  }

  @Test func multiplicitiesThatDoNotFit() {
    refuses(.labelListLengths(rows: 2, columns: 1), [0, 1], [0, 1], 2, 2, [1])
    refuses(.badMultiplicity(index: 1, value: -2), [0, 1], [0, 1], 2, 2, [1, -2])
    refuses(.emptyTable, [0, 1], [0, 1], 2, 2, [0, 0])
    refuses(.tooManyObservations(limit: 3_000_000_000), [0, 1], [0, 1], 2, 2, [.max, .max])
  }

  @Test func countsThatDoNotFit() {
    #expect(throws: ClusterValidationError.emptyTable) { try ContingencyTable(counts: []) }
    #expect(throws: ClusterValidationError.emptyTable) { try ContingencyTable(counts: [[]]) }
    #expect(throws: ClusterValidationError.emptyTable) { try ContingencyTable(counts: [[0, 0]]) }
    #expect(throws: ClusterValidationError.raggedTable(row: 1, length: 1, expected: 2)) {
      try ContingencyTable(counts: [[1, 2], [3]])
    }
    #expect(throws: ClusterValidationError.negativeCount(row: 0, column: 1, count: -2)) {
      try ContingencyTable(counts: [[1, -2]])
    }
    #expect(throws: ClusterValidationError.tooManyObservations(limit: 3_000_000_000)) {
      try ContingencyTable(counts: [[3_000_000_000, 1]])
    }
  }
}
