import Clustering
import Provenance
import TestSupport
import Testing

@Suite struct TrimmedKMeansDegenerateTests {
  @Test func oneRow() throws {
    let model = try TrimmedKMeans.fitted(Observations(columns: [[4], [-2.5]]), clusterCount: 1, trimmedShare: 0.3)
    #expect(model.labels == [0] && model.centroids == [[4, -2.5]] && model.inertia == 0 && model.outliers.isEmpty)
    #expect(abs(model.clusterWeights[0] - 0.7) < 1e-15 && model.sizes == [1] && model.cutoff == 0)
  }

  @Test func oneCluster() throws {
    let model = try TrimmedKMeans.fitted(
      Observations(columns: [[1, 2, 3, 100, -90]]), clusterCount: 1, trimmedShare: 0.4)
    #expect(model.centroids == [[2]] && model.outliers == [3, 4] && model.labels == [0, 0, 0, 0, 0])
    #expect(model.inertia == 2 && model.sizes == [3] && model.clusterWeights == [3] && model.cutoff == 1)
  }

  @Test(arguments: [1, 2, 7, 40]) func asManyClustersAsRows(count: Int) throws {
    let observations = try Observations(columns: [(0..<count).map { Double($0 * $0) }, (0..<count).map { Double(-$0) }])
    let model = try TrimmedKMeans.fitted(observations, clusterCount: count, trimmedShare: 0)
    #expect(model.inertia == 0 && model.labels == Array(0..<count))
  }

  /// As many clusters as rows are kept.
  @Test func asManyClustersAsAreKept() throws {
    let observations = try Observations(columns: [[0, 1, 5, 20, 300]])
    let model = try TrimmedKMeans.fitted(observations, clusterCount: 3, trimmedShare: 0.4)
    #expect(model.inertia == 0 && model.outliers.count == 2 && model.sizes == [1, 1, 1])
  }

  /// Where everything lies on the centroids no cluster is emptied.
  @Test(arguments: [
    ([0.0, 0, 0, 9, 9, 9], 2, 0.5), ([0.0, 0, 0, 0, 0, 4, 9], 3, 2.0 / 7), ([1.0, 1, 5], 2, 1.0 / 3),
  ])
  func duplicates(values: [Double], clusterCount: Int, share: Double) throws {
    for seed in 1...10 {
      let model = try TrimmedKMeans.fitted(
        Observations(columns: [values]), clusterCount: clusterCount, trimmedShare: share, seed: UInt64(seed))
      #expect(model.inertia == 0 && model.sizes.allSatisfy { $0 > 0 })
      #expect(model.outliers.count == Int((share * Double(values.count)).rounded()))
      #expect(Set(model.centroids.map { $0[0] }).count == clusterCount)
    }
  }

  @Test func equalRows() throws {
    let model = try TrimmedKMeans.fitted(
      Observations(columns: [[Double](repeating: 0.5, count: 2_000)]), clusterCount: 1, trimmedShare: 0.25)
    #expect(model.centroids == [[0.5]] && model.inertia == 0 && model.outliers.count == 500)
  }

  @Test func aConstantColumn() throws {
    let buyers = SyntheticBuyers.ratings(count: 80)
    let model = try TrimmedKMeans.fitted(buyers.observations(), clusterCount: 3, trimmedShare: 0.1)
    let other = try TrimmedKMeans.fitted(
      Observations(columns: buyers.columns + [[Double](repeating: 7, count: 80)]), clusterCount: 3, trimmedShare: 0.1)
    #expect(other.labels == model.labels && other.inertia == model.inertia && other.outliers == model.outliers)
    #expect(other.centroids.allSatisfy { $0[4] == 7 })
  }

  @Test func oneRowOfWeight() throws {
    let model = try TrimmedKMeans.fitted(
      Observations(columns: [[1, 2, 3, 4]]), clusterCount: 1, trimmedShare: 0.1, weights: [0, 0, 5, 0])
    #expect(model.centroids == [[3]] && model.clusterWeights == [4.5] && model.outliers.isEmpty)
    #expect(model.labels == [0, 0, 0, 0] && model.sizes == [4])
  }

  /// An account that weighs more than the share left out is never an outlier.
  @Test func oneHeavyRowFarAway() throws {
    let model = try TrimmedKMeans.fitted(
      Observations(columns: [[0, 1, 2, 50]]), clusterCount: 1, trimmedShare: 0.2, weights: [1, 1, 1, 7])
    #expect(model.centroids[0][0] > 40 && model.outliers.allSatisfy { $0 < 3 })
  }

  @Test func largeNumbersThatStillFit() throws {
    let model = try TrimmedKMeans.fitted(
      Observations(columns: [[-1e145, -0.9e145, 1e145, 0.9e145, 0]]), clusterCount: 2, trimmedShare: 0.2)
    #expect(model.outliers == [4] && model.labels[0] == model.labels[1] && model.inertia.isFinite)
  }

  @Test func aCutShortFitSaysSo() throws {
    let observations = try Observations(columns: [(0..<300).map { Double($0 * $0 % 997) }])
    let model = try TrimmedKMeans.fitted(
      observations, clusterCount: 6, trimmedShare: 0.1, restartCount: 1, iterationLimit: 1)
    #expect(model.diagnostics.map(\.code) == ["not-converged"] && model.diagnostics[0].severity == .warning)
    #expect(try model.assign(observations).labels == model.labels)
  }
}
