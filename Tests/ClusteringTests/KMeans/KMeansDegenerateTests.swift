import Clustering
import Provenance
import TestSupport
import Testing

@Suite struct KMeansDegenerateTests {
  @Test func oneCluster() throws {
    let observations = try Observations(columns: [[1, 2, 6], [0, 3, 3]])
    let model = try KMeans.fitted(observations, clusterCount: 1)
    #expect(model.labels == [0, 0, 0] && model.centroids == [[3, 2]] && model.sizes == [3])
    #expect(model.inertia == 20 && model.totalSumOfSquares == 20 && model.explainedVariance == 0)
  }

  @Test(arguments: [1, 2, 7, 40]) func asManyClustersAsRows(count: Int) throws {
    let observations = try Observations(columns: [(0..<count).map { Double($0 * $0) }, (0..<count).map { Double(-$0) }])
    let model = try KMeans.fitted(observations, clusterCount: count)
    #expect(model.inertia == 0)
    #expect(model.labels == Array(0..<count), "equal weights are ordered by centroid")
    #expect(model.explainedVariance == (count > 1 ? 1 : 0))
  }

  @Test func oneRow() throws {
    let model = try KMeans.fitted(Observations(columns: [[4], [-2.5]]), clusterCount: 1)
    #expect(model.labels == [0] && model.centroids == [[4, -2.5]] && model.inertia == 0)
  }

  @Test func equalRows() throws {
    let constant = [Double](repeating: 0.1, count: 500)
    let model = try KMeans.fitted(Observations(columns: [constant, constant]), clusterCount: 1)
    #expect(model.sizes == [500] && model.explainedVariance == 0 && model.totalSumOfSquares == 0)
    #expect(model.inertia < 1e-24)
  }

  /// As many clusters as there are different rows.
  @Test func duplicates() throws {
    let observations = try Observations(columns: [[1, 5, 1, 9, 5, 1], [2, 2, 2, 2, 2, 2]])
    let model = try KMeans.fitted(observations, clusterCount: 3)
    #expect(model.labels == [0, 1, 0, 2, 1, 0] && model.inertia == 0)
    #expect(model.centroids == [[1, 2], [5, 2], [9, 2]])
  }

  @Test func aConstantColumnThatIsNotScaled() throws {
    let buyers = SyntheticBuyers.ratings(count: 80)
    let constant = [Double](repeating: 7, count: 80)
    let model = try KMeans.fitted(buyers.observations(), clusterCount: 3)
    let other = try KMeans.fitted(Observations(columns: buyers.columns + [constant]), clusterCount: 3)
    #expect(other.labels == model.labels && other.inertia == model.inertia)
    #expect(other.centroids.allSatisfy { $0[4] == 7 })
  }

  @Test func oneRowOfWeight() throws {
    let observations = try Observations(columns: [[1, 2, 3, 4]])
    let model = try KMeans.fitted(observations, clusterCount: 1, weights: [0, 0, 5, 0])
    #expect(model.centroids == [[3]] && model.inertia == 0 && model.labels == [0, 0, 0, 0])
    #expect(model.sizes == [4] && model.clusterWeights == [5])
  }

  /// Row counts at the edges of tiles, chunks and the sample.
  @Test(arguments: [2, 15, 16, 17, 255, 256, 257, 511, 512, 513, 16_383, 16_384, 16_385])
  func edgesOfTiles(count: Int) throws {
    let columns: [[Double]] = [
      (0..<count).map { $0.isMultiple(of: 2) ? 0 : 100 }, (0..<count).map { Double($0 % 3) },
    ]
    let model = try KMeans.fitted(Observations(columns: columns), clusterCount: 2, patience: 0)
    let even = (count + 1) / 2
    #expect(model.sizes == [even, count - even])
    #expect(model.trace.searchedRows == nil && model.trace.patternCount == (count > KMeans.searchRows ? 6 : nil))
    let plain = PlainPartition(
      columns[0].indices.map { [columns[0][$0], columns[1][$0]] }, labels: model.labels, clusterCount: 2)
    #expect(abs(model.inertia - plain.inertia) <= 1e-12 * max(1, plain.inertia))
    for row in 0..<count { #expect(model.labels[row] == model.labels[row % 2]) }
  }

  /// A sample of rows would miss the few that differ or weigh anything; then all rows are searched.
  @Test func rareRowsOfALargeSet() throws {
    var column = [Double](repeating: 0, count: 30_000)
    column[29_999] = 9
    column[5] = 4
    let model = try KMeans.fitted(Observations(columns: [column]), clusterCount: 3, patience: 0)
    #expect(model.inertia == 0 && model.sizes == [29_998, 1, 1] && model.trace.searchedRows == nil)
    let weights = (0..<30_000).map { $0 < 4 ? 1.0 : 0 }
    let ramp = (0..<30_000).map { Double($0) }
    let weighted = try KMeans.fitted(Observations(columns: [ramp]), clusterCount: 4, weights: weights, patience: 0)
    #expect(weighted.centroids == [[0], [1], [2], [3]] && weighted.labels[29_999] == 3)
  }

  /// One account of enormous weight keeps its cluster and the others are divided all the same.
  @Test func oneOverwhelmingWeight() throws {
    let observations = try Observations(columns: [[0, 1, 10, 11, 50]])
    let model = try KMeans.fitted(observations, clusterCount: 3, weights: [1, 1, 1, 1, 1e15])
    #expect(model.labels == [1, 1, 2, 2, 0] && model.centroids == [[50], [0.5], [10.5]])
  }

  @Test func largeNumbersThatStillFit() throws {
    let observations = try Observations(columns: [[-1e145, -0.9e145, 1e145, 0.9e145]])
    let model = try KMeans.fitted(observations, clusterCount: 2)
    #expect(model.labels == [0, 0, 1, 1] && model.inertia.isFinite)
  }
}
