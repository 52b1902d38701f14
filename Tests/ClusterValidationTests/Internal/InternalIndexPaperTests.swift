import ClusterValidation
import Clustering
import Testing

/// Four points on a line, {0, 1} and {4, 6}, worked by hand from the formulas of the papers.
@Suite struct InternalIndexPaperTests {
  private func partition() throws -> LabelledObservations {
    try LabelledObservations(Observations(columns: [[0, 4, 1, 6]]), labels: [0, 1, 0, 1], clusterCount: 2)
  }

  /// Rousseeuw (1987), doi:10.1016/0377-0427(87)90125-7: a and b are 1, 5; 2, 3.5; 1, 4; 2, 5.5.
  @Test func silhouette() throws {
    let widths = try Silhouette.widths(of: partition())
    let expected = [0.8, 3.0 / 7, 0.75, 7.0 / 11]
    for (value, expected) in zip(widths.values, expected) { #expect(abs(value - expected) < 1e-7) }
    #expect(abs(widths.mean - expected.reduce(0, +) / 4) < 1e-7)
    let first = try #require(widths.meanByCluster[0])
    let second = try #require(widths.meanByCluster[1])
    let expectedSecond: Double = (3.0 / 7 + 7.0 / 11) / 2
    #expect(abs(first - 0.775) < 1e-7)
    #expect(abs(second - expectedSecond) < 1e-7)
  }

  /// Hruschka, de Castro, Campello (2004), doi:10.1109/ICDM.2004.10073: centroids 0.5 and 5.
  @Test func centroidSilhouette() throws {
    let widths = try CentroidSilhouette.widths(of: partition())
    let expected = [0.9, 2.5 / 3.5, 0.875, 4.5 / 5.5]
    for (value, expected) in zip(widths.values, expected) { #expect(abs(value - expected) < 1e-15) }
  }

  /// W = 0.5 + 2, B = 2 · 2.25² · 2.
  @Test func sumsOfSquares() throws {
    let dispersion = try ClusterDispersion(of: partition())
    #expect(dispersion.withinByCluster == [0.5, 2] && dispersion.within == 2.5 && dispersion.between == 20.25)
    #expect(dispersion.total == 22.75 && dispersion.centroids == [[0.5], [5]] && dispersion.meanDistances == [0.5, 1])
    #expect(try dispersion.explainedVariance() == 20.25 / 22.75)
  }

  /// Caliński, Harabasz (1974), doi:10.1080/03610927408827101: (20.25 / 1) / (2.5 / 2).
  @Test func calinskiHarabasz() throws {
    #expect(abs(try CalinskiHarabasz.value(of: ClusterDispersion(of: partition())) - 16.2) < 1e-14)
  }

  /// Davies, Bouldin (1979), doi:10.1109/TPAMI.1979.4766909: (0.5 + 1) / 4.5 for both clusters.
  @Test func daviesBouldin() throws {
    #expect(abs(try DaviesBouldin.value(of: ClusterDispersion(of: partition())) - 1.0 / 3) < 1e-15)
  }

  /// A weight of 4 doubles the distances of a feature: two features that carry a 3-4-5 triangle.
  @Test func featureWeights() throws {
    let partition = try LabelledObservations(
      Observations(columns: [[0, 3], [0, 2]]), labels: [0, 0], clusterCount: 1, featureWeights: [1, 4])
    let dispersion = try ClusterDispersion(of: partition)
    #expect(dispersion.meanDistances == [2.5] && dispersion.within == 12.5)
  }
}
