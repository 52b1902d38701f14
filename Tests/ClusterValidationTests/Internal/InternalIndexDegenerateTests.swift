import ClusterValidation
import Clustering
import Testing

@Suite struct InternalIndexDegenerateTests {
  private func partition(_ values: [Double], _ labels: [Int], _ count: Int) throws -> LabelledObservations {
    try LabelledObservations(Observations(columns: [values]), labels: labels, clusterCount: count)
  }

  @Test func oneCluster() throws {
    let one = try partition([1, 2, 4], [0, 0, 0], 1)
    let dispersion = try ClusterDispersion(of: one)
    #expect(try dispersion.explainedVariance() == 0)
    #expect(throws: ClusterValidationError.tooFewClusters(found: 1, index: "silhouette")) {
      try Silhouette.widths(of: one)
    }
    #expect(throws: ClusterValidationError.tooFewClusters(found: 1, index: "silhouette")) {
      try CentroidSilhouette.widths(of: one)
    }
    #expect(throws: ClusterValidationError.tooFewClusters(found: 1, index: "Calinski-Harabasz index")) {
      try CalinskiHarabasz.value(of: dispersion)
    }
    #expect(throws: ClusterValidationError.tooFewClusters(found: 1, index: "Davies-Bouldin index")) {
      try DaviesBouldin.value(of: dispersion)
    }
  }

  @Test func everyObservationACluster() throws {
    let singletons = try partition([1, 2, 4], [2, 0, 1], 3)
    let dispersion = try ClusterDispersion(of: singletons)
    #expect(try Silhouette.widths(of: singletons).values == [0, 0, 0])
    #expect(try CentroidSilhouette.widths(of: singletons).values == [0, 0, 0])
    #expect(try dispersion.explainedVariance() == 1)
    #expect(try DaviesBouldin.value(of: dispersion) == 0)
    #expect(throws: ClusterValidationError.noDegreesOfFreedom(observations: 3, clusters: 3)) {
      try CalinskiHarabasz.value(of: dispersion)
    }
  }

  @Test func aSingletonHasTheWidthZero() throws {
    let widths = try Silhouette.widths(of: partition([0, 1, 100], [0, 0, 1], 2))
    #expect(widths.values[2] == 0 && widths.meanByCluster[1] == 0)
    #expect(widths.values[0] > 0.98)
  }

  @Test func allObservationsIdentical() throws {
    // A value whose multiples are not exact, and the first observation in the other cluster than most.
    let same = try partition([0.1, 0.1, 0.1, 0.1, 0.1], [1, 0, 0, 0, 1], 2)
    let dispersion = try ClusterDispersion(of: same)
    #expect(try Silhouette.widths(of: same).values.allSatisfy { $0 == 0 })
    #expect(try CentroidSilhouette.widths(of: same).values.allSatisfy { $0 == 0 })
    #expect(throws: ClusterValidationError.noTotalSpread) { try dispersion.explainedVariance() }
    #expect(throws: ClusterValidationError.noWithinSpread(index: "Calinski-Harabasz index")) {
      try CalinskiHarabasz.value(of: dispersion)
    }
    #expect(throws: ClusterValidationError.coincidentCentroids(first: 0, second: 1)) {
      try DaviesBouldin.value(of: dispersion)
    }
  }

  /// Clusters of duplicates: as separated as can be. 0.7 − 0.1 summed seven times is no exact multiple.
  @Test func clustersOfDuplicates() throws {
    let duplicates = try partition(
      [0.1, 0.1, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7], [0, 0, 1, 1, 1, 1, 1, 1, 1], 2)
    let dispersion = try ClusterDispersion(of: duplicates)
    #expect(try Silhouette.widths(of: duplicates).values.allSatisfy { $0 == 1 })
    #expect(throws: ClusterValidationError.noWithinSpread(index: "Calinski-Harabasz index")) {
      try CalinskiHarabasz.value(of: dispersion)
    }
    #expect(try DaviesBouldin.value(of: dispersion) < 1e-12)
  }

  @Test func coincidentCentroidsWithSpread() throws {
    let crossed = try partition([-1, 1, -3, 3], [0, 0, 1, 1], 2)
    let dispersion = try ClusterDispersion(of: crossed)
    #expect(throws: ClusterValidationError.coincidentCentroids(first: 0, second: 1)) {
      try DaviesBouldin.value(of: dispersion)
    }
    #expect(try CalinskiHarabasz.value(of: dispersion) == 0)
    #expect(try CentroidSilhouette.widths(of: crossed).mean == 0)
  }

  /// An unused label changes nothing but the length of the lists.
  @Test func anEmptyCluster() throws {
    let values = [1.0, 2, 6, 8, 9]
    let full = try partition(values, [0, 0, 1, 1, 1], 2)
    let padded = try partition(values, [0, 0, 2, 2, 2], 4)
    let dispersion = try ClusterDispersion(of: padded)
    #expect(dispersion.centroids[1] == nil && dispersion.withinByCluster[3] == 0 && dispersion.sizes == [2, 0, 3, 0])
    #expect(try CalinskiHarabasz.value(of: dispersion) == CalinskiHarabasz.value(of: ClusterDispersion(of: full)))
    #expect(try DaviesBouldin.value(of: dispersion) == DaviesBouldin.value(of: ClusterDispersion(of: full)))
    let widths = try Silhouette.widths(of: padded)
    #expect(widths.values == (try Silhouette.widths(of: full).values) && widths.meanByCluster[1] == nil)
    #expect(try CentroidSilhouette.widths(of: padded).values == CentroidSilhouette.widths(of: full).values)
  }

  /// The smallest and the largest numbers whose squares exist.
  @Test(arguments: [1e-150, 1e150]) func extremeUnits(unit: Double) throws {
    let widths = try Silhouette.widths(of: partition([0, 1 * unit, 4 * unit, 6 * unit], [0, 0, 1, 1], 2))
    #expect(abs(widths.values[2] - 3.0 / 7) < 1e-7)
  }
}
