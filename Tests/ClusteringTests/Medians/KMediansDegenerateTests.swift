import Clustering
import Provenance
import TestSupport
import Testing

@Suite struct KMediansDegenerateTests {
  @Test func oneRow() throws {
    let model = try KMedians.fitted(Observations(columns: [[4], [-2.5]]), clusterCount: 1)
    #expect(model.labels == [0] && model.centroids == [[4, -2.5]] && model.totalDeviation == 0 && model.sizes == [1])
  }

  @Test func oneCluster() throws {
    let model = try KMedians.fitted(Observations(columns: [[1, 2, 60], [0, 3, 3]]), clusterCount: 1)
    #expect(model.labels == [0, 0, 0] && model.centroids == [[2, 3]] && model.totalDeviation == 62)
    // Of two, or of two halves, the middle.
    let two = try KMedians.fitted(Observations(columns: [[1, 4], [0.5, 0.25]]), clusterCount: 1)
    #expect(two.centroids == [[2.5, 0.375]] && two.totalDeviation == 3.25)
    let heavy = try KMedians.fitted(Observations(columns: [[1, 4, 9]]), clusterCount: 1, weights: [2, 1, 1])
    #expect(heavy.centroids == [[2.5]] && heavy.clusterWeights == [4])
  }

  @Test(arguments: [1, 2, 7, 40]) func asManyClustersAsRows(count: Int) throws {
    let observations = try Observations(columns: [(0..<count).map { Double($0 * $0) }, (0..<count).map { Double(-$0) }])
    let model = try KMedians.fitted(observations, clusterCount: count)
    #expect(model.totalDeviation == 0 && model.labels == Array(0..<count), "equal weights are ordered by centroid")
  }

  @Test func equalRows() throws {
    let column = [Double](repeating: 0.1, count: 500)
    let model = try KMedians.fitted(Observations(columns: [column, column]), clusterCount: 1)
    #expect(model.sizes == [500] && model.totalDeviation == 0 && model.centroids == [[0.1, 0.1]])
  }

  /// As many clusters as there are different rows.
  @Test func duplicates() throws {
    let observations = try Observations(columns: [[1, 5, 1, 9, 5, 1], [2, 2, 2, 2, 2, 2]])
    for seed in 1...10 {
      let model = try KMedians.fitted(observations, clusterCount: 3, seed: UInt64(seed))
      #expect(model.labels == [0, 1, 0, 2, 1, 0] && model.totalDeviation == 0)
      #expect(model.centroids == [[1, 2], [5, 2], [9, 2]])
    }
  }

  @Test func aConstantColumn() throws {
    let buyers = SyntheticBuyers.ratings(count: 80)
    let model = try KMedians.fitted(buyers.observations(), clusterCount: 3)
    let other = try KMedians.fitted(
      Observations(columns: buyers.columns + [[Double](repeating: 7, count: 80)]), clusterCount: 3)
    #expect(other.labels == model.labels && other.totalDeviation == model.totalDeviation)
    #expect(other.centroids == model.centroids.map { $0 + [7] })
  }

  /// An observation between two centroids goes to the smaller of them, whatever the clusters weigh.
  @Test func ties() throws {
    for columns in [[[0.0, 0, 0, 2, 4, 4, 4]], [[4.0, 4, 4, 2, 0, 0, 0]]] {
      let observations = try Observations(columns: columns)
      for seed in 1...5 {
        let model = try KMedians.fitted(observations, clusterCount: 2, seed: UInt64(seed))
        #expect(model.totalDeviation == 2 && Set(model.centroids) == [[0], [4]])
        for (row, label) in model.labels.enumerated() {
          #expect(model.centroids[label] == [columns[0][row] == 4 ? 4 : 0])
        }
        #expect(try model.labels(of: observations) == model.labels)
      }
    }
  }

  @Test func oneRowOfWeight() throws {
    let model = try KMedians.fitted(Observations(columns: [[1, 2, 3, 4]]), clusterCount: 1, weights: [0, 0, 5, 0])
    #expect(model.centroids == [[3]] && model.totalDeviation == 0 && model.labels == [0, 0, 0, 0])
    #expect(model.sizes == [4] && model.clusterWeights == [5])
  }

  @Test func oneOverwhelmingWeight() throws {
    let model = try KMedians.fitted(
      Observations(columns: [[0, 1, 10, 11, 50]]), clusterCount: 3, weights: [1, 1, 1, 1, 1e15])
    #expect(model.labels == [1, 1, 2, 2, 0] && model.centroids == [[50], [0.5], [10.5]])
  }

  /// A sample of rows would miss the few that differ; then all rows are searched.
  @Test func rareRowsOfALargeSet() throws {
    var column = [Double](repeating: 0, count: 30_000)
    column[29_999] = 9
    column[5] = 4
    let model = try KMedians.fitted(Observations(columns: [column]), clusterCount: 3, restartCount: 2)
    #expect(model.totalDeviation == 0 && model.sizes == [29_998, 1, 1] && model.trace.searchedRows == nil)
  }

  @Test func largeNumbersThatStillFit() throws {
    let model = try KMedians.fitted(Observations(columns: [[-1e145, -0.9e145, 1e145, 0.9e145]]), clusterCount: 2)
    #expect(model.labels == [0, 0, 1, 1] && model.totalDeviation.isFinite)
  }

  @Test func aCutShortFitSaysSo() throws {
    let observations = try Observations(columns: [(0..<300).map { Double($0 * $0 % 997) }])
    let model = try KMedians.fitted(observations, clusterCount: 6, restartCount: 1, iterationLimit: 1)
    #expect(model.diagnostics.map(\.code) == ["not-converged"] && model.diagnostics[0].severity == .warning)
    #expect(try model.labels(of: observations) == model.labels)
  }
}
