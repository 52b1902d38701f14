import Parallelism
import Testing

@testable import Clustering

/// Numbers given row after row become the same observations as their columns.
@Suite struct ObservationsRowsTests {
  @Test(arguments: [(1, 1), (3, 2), (40_000, 9), (700, 70)])
  func rowsAreTheirColumns(rowCount: Int, featureCount: Int) throws {
    let values = (0..<rowCount * featureCount).map { UInt8(truncatingIfNeeded: $0 &* 37 >> 3) }
    let columns = (0..<featureCount).map { feature in (0..<rowCount).map { values[$0 * featureCount + feature] } }
    for workers in [Workers.one, Workers(count: 3)] {
      #expect(
        try Observations(rowMajor: values, featureCount: featureCount, workers: workers)
          == Observations(byteColumns: columns))
      #expect(
        try Observations(rowMajor: values.map { Float($0) / 8 }, featureCount: featureCount, workers: workers)
          == Observations(floatColumns: columns.map { $0.map { Float($0) / 8 } }))
    }
  }

  @Test func numbersThatAreNotWholeRowsAreRefused() {
    #expect(throws: ClusteringError.rowLengths(count: 7, features: 3)) {
      try Observations(rowMajor: [Float](repeating: 1, count: 7), featureCount: 3)
    }
    #expect(throws: ClusteringError.rowLengths(count: 4, features: 3)) {
      try Observations(rowMajor: [1, 2, 3, 4] as [UInt8], featureCount: 3)
    }
    #expect(throws: ClusteringError.noObservations) { try Observations(rowMajor: [] as [Float], featureCount: 3) }
    #expect(throws: ClusteringError.noObservations) { try Observations(rowMajor: [1] as [UInt8], featureCount: 0) }
  }

  @Test func theNumberThatIsNotFiniteIsNamed() {
    var values = [Float](repeating: 1, count: 40_000 * 3)
    values[30_001 * 3 + 1] = .nan
    #expect(throws: ClusteringError.notFinite(observation: 30_001, feature: 1)) {
      try Observations(rowMajor: values, featureCount: 3)
    }
  }
}
