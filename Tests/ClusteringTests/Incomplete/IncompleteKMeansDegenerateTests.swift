import Clustering
import Provenance
import TestSupport
import Testing

@Suite struct IncompleteKMeansDegenerateTests {
  private func fit(
    _ columns: [[Double?]], _ clusterCount: Int, weights: [Double]? = nil, featureWeights: [Double]? = nil
  ) throws -> IncompleteKMeansModel {
    try IncompleteKMeans.fitted(
      IncompleteObservations(columns: columns), clusterCount: clusterCount, weights: weights,
      featureWeights: featureWeights)
  }

  @Test func oneCluster() throws {
    let model = try fit([[1, 2, nil, 6], [0, nil, 3, 3]], 1)
    #expect(model.labels == [0, 0, 0, 0] && model.centroids == [[3, 2]] && model.sizes == [4])
    #expect(model.inertia == 4 + 1 + 9 + 4 + 1 + 1 && model.totalSumOfSquares == model.inertia)
    #expect(model.explainedVariance == 0 && model.observedWeights == [[3, 3]])
  }

  @Test func asManyClustersAsRows() throws {
    let model = try fit([[1, 5, 9, nil], [nil, 2, 3, 40]], 4)
    #expect(Set(model.labels) == [0, 1, 2, 3] && model.sizes == [1, 1, 1, 1])
    #expect(model.inertia < 1e-24 && model.explainedVariance == 1)
  }

  /// A feature that nobody in a cluster has gets the mean of all that have it, and a warning.
  @Test func aFeatureThatNobodyInAClusterHas() throws {
    let model = try fit([[0, 0, 0, 100, 100], [1, 2, 3, nil, nil], [0, 1, 0, 1, 0]], 2)
    #expect(model.labels == [0, 0, 0, 1, 1])
    #expect(model.centroids[1] == [100, 2, 0.5] && model.observedWeights == [[3, 3, 3], [2, 0, 2]])
    #expect(model.diagnostics.map(\.code) == ["feature-not-observed"] && model.diagnostics[0].severity == .warning)
    #expect(
      model.diagnostics[0].message
        == "Nobody in segment 2 has a value in feature 2; the mean of all accounts that have one stands there.")
    #expect(abs(model.inertia - (2 + 2.0 / 3 + 0.5)) < 1e-12)
  }

  @Test func equalRows() throws {
    let model = try fit([[Double?](repeating: 0.1, count: 50), [nil] + [Double?](repeating: 7, count: 49)], 1)
    #expect(model.sizes == [50] && model.inertia == 0 && model.totalSumOfSquares == 0)
    #expect(model.centroids == [[0.1, 7]] && model.explainedVariance == 0)
  }

  /// A feature with one value everywhere adds nothing, exactly.
  @Test func aConstantFeature() throws {
    let buyers = SyntheticBuyers.ratings(count: 80)
    let columns = buyers.incompleteColumns()
    var constant = [Double?](repeating: 7.3, count: 80)
    for row in stride(from: 0, to: 80, by: 5) { constant[row] = nil }
    let model = try fit(columns, 3)
    let other = try fit(columns + [constant], 3)
    #expect(other.labels == model.labels && other.inertia == model.inertia)
    #expect(other.centroids.allSatisfy { $0[4] == 7.3 })
  }

  /// Rows that have only one value each, and none all of them.
  @Test func noCompleteRow() throws {
    let model = try fit([[1, 2, 30, 31, nil, nil, nil, nil], [nil, nil, nil, nil, 5, 6, 50, 51]], 2)
    let least = PlainIncompletePartition.leastInertia(
      [[1, nil], [2, nil], [30, nil], [31, nil], [nil, 5], [nil, 6], [nil, 50], [nil, 51]], clusterCount: 2)
    #expect(abs(model.inertia - least) < 1e-9 && model.sizes == [4, 4])
  }

  @Test func oneOverwhelmingWeight() throws {
    let model = try fit([[0, 1, 10, 11, 50], [3, nil, 3, 3, 3]], 3, weights: [1, 1, 1, 1, 1e15])
    #expect(model.labels == [1, 1, 2, 2, 0] && model.centroids == [[50, 3], [0.5, 3], [10.5, 3]])
  }

  @Test func moreThanSixtyFourFeatures() throws {
    let buyers = SyntheticBuyers(
      count: 60, centres: [(0..<70).map { Double($0 % 3) }, (0..<70).map { Double(5 - $0 % 4) }], noise: 1, seed: 6)
    let observations = try buyers.incompleteObservations(share: 0.3)
    let model = try IncompleteKMeans.fitted(observations, clusterCount: 2)
    #expect(Set(zip(buyers.labels, model.labels).map { [$0, $1] }).count == 2)
    let plain = PlainIncompletePartition(observations, model)
    #expect(abs(plain.inertia - model.inertia) <= 1e-11 * model.inertia)
  }

  /// A sample would miss the few rows that differ; then all rows are searched.
  @Test func rareRowsOfALargeSet() throws {
    var columns = [[Double?]](repeating: [Double?](repeating: 0, count: 30_000), count: 2)
    columns[0][29_999] = 9
    columns[0][5] = 4
    columns[1][7] = nil
    let model = try fit(columns, 3)
    #expect(model.inertia == 0 && model.sizes == [29_998, 1, 1] && model.trace.searchedRows == nil)
  }

  @Test func aCutShortFitSaysSo() throws {
    let observations = try SyntheticBuyers.ratings(count: 300).incompleteObservations()
    let model = try IncompleteKMeans.fitted(observations, clusterCount: 6, restartCount: 1, iterationLimit: 1)
    #expect(model.diagnostics.map(\.code) == ["not-converged"] && model.diagnostics[0].severity == .warning)
    #expect(try model.labels(of: observations) == model.labels, "the labels are those of the centroids")
  }
}
