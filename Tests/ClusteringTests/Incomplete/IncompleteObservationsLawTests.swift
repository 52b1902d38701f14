import Provenance
import Testing

@testable import Clustering

@Suite struct IncompleteObservationsLawTests {
  private static let columns: [[Double?]] = [[1, nil, 3, 4], [nil, nil, 7, 8], [9, 2, 1, 0]]

  @Test func cellsAreWhatWasGiven() throws {
    let observations = try IncompleteObservations(columns: Self.columns)
    #expect(observations.observationCount == 4 && observations.featureCount == 3 && observations.missingCount == 3)
    #expect(observations.incompleteRows == [0, 1] && observations.completeRows == [2, 3])
    for row in 0..<4 { for feature in 0..<3 { #expect(observations[row, feature] == Self.columns[feature][row]) } }
    #expect(observations.observations.byteColumns != nil, "ratings stay bytes")
  }

  /// The same cells, each row's list in any order and with repeats.
  @Test func listsOfRows() throws {
    let given = try Observations(columns: [[1, 77, 3, 4], [5, 6, 7, 8], [9, 2, 1, 0]])
    let observations = IncompleteObservations(given, missing: [[1], [1, 0, 1], []])
    #expect(observations.allRows == (try IncompleteObservations(columns: Self.columns)).allRows)
    #expect(IncompleteObservations(given, missing: [[], [], []]).incompleteRows.isEmpty)
  }

  @Test(arguments: [3, 63, 64, 65, 130]) func selectedRowsAndManyFeatures(featureCount: Int) throws {
    var generator = SeededGenerator(seed: 4)
    let columns: [[Double?]] = (0..<featureCount).map { _ in
      (0..<700).map { _ in generator.nextUniform() < 0.4 ? nil : generator.nextNormal() }
    }
    let observations = try IncompleteObservations(columns: columns)
    let rows = (0..<900).map { _ in generator.nextIndex(below: 700) }
    let selected = observations.selecting(rows)
    #expect(selected.allRows == rows.map { row in columns.map { $0[row] } })
    observations.withObservedFeatures(from: 300) { start in
      var observed = start
      for row in 300..<700 {
        let expected = columns.indices.filter { columns[$0][row] != nil }
        #expect(Array(observed.features(of: row)) == expected)
      }
    }
  }

  @Test func filledCells() throws {
    let filled = try IncompleteObservations(columns: Self.columns).filled(with: [0.5, 7.5, -1])
    #expect((0..<4).map { filled.row($0) } == [[1, 7.5, 9], [0.5, 7.5, 2], [3, 7, 1], [4, 8, 0]])
  }

  @Test func badColumnsAreRefused() {
    #expect(throws: ClusteringError.noObservations) { try IncompleteObservations(columns: []) }
    #expect(throws: ClusteringError.columnLengths(feature: 1, length: 1, expected: 2)) {
      try IncompleteObservations(columns: [[1, nil], [1]])
    }
    #expect(throws: ClusteringError.notFinite(observation: 1, feature: 0)) {
      try IncompleteObservations(columns: [[nil, .nan, 2]])
    }
  }
}
