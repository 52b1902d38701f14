import Clustering
import Provenance
import TestSupport
import Testing

@Suite struct SphericalKMeansDegenerateTests {
  @Test func oneRow() throws {
    let model = try SphericalKMeans.fitted(Observations(columns: [[3], [4]]), clusterCount: 1, .cosine)
    #expect(model.labels == [0] && model.sizes == [1] && model.cosines == [1] && model.meanCosine == 1)
    #expect(abs(model.centroids[0][0] - 0.6) < 1e-15 && abs(model.centroids[0][1] - 0.8) < 1e-15)
  }

  @Test func oneCluster() throws {
    let model = try SphericalKMeans.fitted(Observations(columns: [[1, 0], [0, 2]]), clusterCount: 1, .cosine)
    let half = 0.5.squareRoot()
    #expect(model.labels == [0, 0] && abs(model.meanCosine - half) < 1e-15)
    #expect(model.centroids[0].allSatisfy { abs($0 - half) < 1e-15 })
  }

  @Test(arguments: [2, 7, 40]) func asManyClustersAsRows(count: Int) throws {
    let observations = try Observations(columns: [
      (0..<count).map { Double(1 + $0) }, [Double](repeating: 1, count: count),
    ])
    let model = try SphericalKMeans.fitted(observations, clusterCount: count, .cosine)
    #expect(model.meanCosine == 1 && model.labels == Array(0..<count), "equal weights are ordered by centroid")
    #expect(model.cosines.allSatisfy { $0 == 1 })
  }

  /// Multiples of a row are the row.
  @Test func duplicates() throws {
    let observations = try Observations(columns: [[1, 3, 2, 6, 0.1], [3, 1, 6, 2, 0.3]])
    for seed in 1...10 {
      let model = try SphericalKMeans.fitted(observations, clusterCount: 2, .cosine, seed: UInt64(seed))
      #expect(model.labels == [0, 1, 0, 1, 0] && model.meanCosine > 1 - 1e-15)
    }
  }

  /// Under the correlation two features leave two shapes.
  @Test func twoFeatures() throws {
    let model = try SphericalKMeans.fitted(Observations(columns: [[1, 2, 9, 5], [2, 1, 3, 8]]), clusterCount: 2)
    #expect(model.labels == [0, 1, 1, 0] && model.meanCosine > 1 - 1e-15)
  }

  /// Rows that cancel out leave any direction as good as any other.
  @Test func oppositeRows() throws {
    let model = try SphericalKMeans.fitted(Observations(columns: [[1, 2], [2, 1]]), clusterCount: 1)
    #expect(abs(model.meanCosine) < 1e-15 && model.labels == [0, 0])
    #expect(abs(model.centroids[0].reduce(0) { $0 + $1 * $1 } - 1) < 1e-15)
  }

  @Test func aColumnOfZeros() throws {
    let buyers = SyntheticBuyers.ratings(count: 80)
    let model = try SphericalKMeans.fitted(buyers.observations(), clusterCount: 3, .cosine)
    let other = try SphericalKMeans.fitted(
      Observations(columns: buyers.columns + [[Double](repeating: 0, count: 80)]), clusterCount: 3, .cosine)
    #expect(other.labels == model.labels && other.meanCosine == model.meanCosine)
    #expect(other.centroids == model.centroids.map { $0 + [0] })
  }

  /// Tenths have no exact mean and are equal all the same.
  @Test func straightLinersOfEveryKind() throws {
    let levels = (0..<50).map { Double($0) / 10 }
    let shaped = SyntheticBuyers.ratings(count: 30).columns
    let model = try SphericalKMeans.fitted(Observations(columns: shaped.map { $0 + levels }), clusterCount: 2)
    let alone = try SphericalKMeans.fitted(Observations(columns: shaped), clusterCount: 2)
    #expect(Set(30..<80).isSubset(of: model.shapeless))
    #expect(Array(model.labels.prefix(30)) == alone.labels && model.sizes == alone.sizes)
    #expect(model.clusterWeights == alone.clusterWeights && model.meanCosine == alone.meanCosine)
  }

  @Test func smallNumbersHaveAShapeToo() throws {
    let model = try SphericalKMeans.fitted(
      Observations(columns: [[1e-200, 2e-200, 3e-200], [3e-200, 1e-200, 9e-200]]), clusterCount: 2, .cosine)
    #expect(model.shapeless.isEmpty && model.labels == [0, 1, 0])
  }

  @Test func largeNumbersThatStillFit() throws {
    let model = try SphericalKMeans.fitted(
      Observations(columns: [[1e145, 0.9e145, 0], [0, 1e144, 1e145]]), clusterCount: 2, .cosine)
    #expect(model.labels == [0, 0, 1] && model.meanCosine.isFinite)
  }

  @Test func oneRowOfWeight() throws {
    let observations = try Observations(columns: [[1, 2, 3, 0], [4, 1, 1, 0]])
    let model = try SphericalKMeans.fitted(observations, clusterCount: 1, .cosine, weights: [0, 0, 5, 0])
    #expect(model.clusterWeights == [5] && model.sizes == [3] && model.shapeless == [3] && model.meanCosine == 1)
  }

  @Test func aCutShortFitSaysSo() throws {
    let observations = try Observations(columns: [
      (0..<300).map { Double(1 + $0 * $0 % 997) }, (0..<300).map { Double($0 * 31 % 97) },
      (0..<300).map { Double($0 * 17 % 89) },
    ])
    let model = try SphericalKMeans.fitted(observations, clusterCount: 6, restartCount: 1, iterationLimit: 1)
    #expect(model.diagnostics.map(\.code) == ["not-converged"] && model.diagnostics[0].severity == .warning)
    #expect(try model.labels(of: observations) == model.labels)
  }
}
