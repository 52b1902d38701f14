import Clustering
import Testing

@Suite struct GowerDistancesRefusalTests {
  @Test func columns() {
    #expect(throws: ClusteringError.noObservations) { try GowerDistances([]) }
    #expect(throws: ClusteringError.noObservations) { try GowerDistances([.numeric([])]) }
    #expect(throws: ClusteringError.columnLengths(feature: 1, length: 1, expected: 2)) {
      try GowerDistances([.numeric([1, 2]), .category([1])])
    }
    let limit = KnownDistances.observationLimit
    #expect(throws: ClusteringError.tooManyObservations(limit + 1, limit: limit)) {
      try GowerDistances([.category([Int](repeating: 1, count: limit + 1))])
    }
  }

  @Test func values() {
    for bad in [Double.nan, .infinity] {
      #expect(throws: ClusteringError.notFinite(observation: 1, feature: 1)) {
        try GowerDistances([.category([1, 1]), .numeric([1, bad])])
      }
    }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) { try GowerDistances([.numeric([-1e308, 1e308])]) }
  }

  @Test func columnWeights() {
    let columns: [MixedColumn] = [.numeric([1, 2]), .category([1, 2])]
    #expect(throws: ClusteringError.weightCount(1, expected: 2)) { try GowerDistances(columns, columnWeights: [1]) }
    #expect(throws: ClusteringError.badWeight(index: 1, value: -1)) {
      try GowerDistances(columns, columnWeights: [1, -1])
    }
    #expect(throws: ClusteringError.allWeightsZero) { try GowerDistances(columns, columnWeights: [0, 0]) }
    #expect(throws: ClusteringError.valuesTooLarge(feature: 0)) {
      try GowerDistances(columns, columnWeights: [1.5e308, 1.5e308])
    }
  }

  /// The first two rows that no column can compare.
  @Test func incomparableRows() {
    #expect(throws: ClusteringError.incomparable(first: 1, second: 2)) {
      try GowerDistances([.numeric([1, nil, 3, 4]), .category([2, 5, nil, nil])])
    }
    #expect(throws: ClusteringError.incomparable(first: 0, second: 1)) {
      try GowerDistances([.asymmetricBinary([false, false])])
    }
    #expect(throws: ClusteringError.incomparable(first: 0, second: 1)) {
      try GowerDistances([.numeric([1, nil]), .category([1, 2])], columnWeights: [1, 0])
    }
    let count = 5_000
    #expect(throws: ClusteringError.incomparable(first: 2, second: 4_999)) {
      try GowerDistances([
        .numeric((0..<count).map { $0 == 2 || $0 == 3 ? nil : 1 }),
        .category((0..<count).map { $0 == 4_999 ? nil : 1 }),
      ])
    }
  }
}
