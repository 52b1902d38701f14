import ClusterValidation
import Clustering
import TestSupport
import Testing

/// Internal indices of the reference partitions, relative 1e-6 (silhouettes: absolute).
@Suite(.enabled(if: SharedFiles.exist)) struct InternalIndexOracleTests {
  private func isClose(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-6) -> Bool {
    abs(value - expected) <= tolerance * max(1, abs(expected))
  }

  @Test(arguments: ClusteringOracle.labelledNames) func indicesOfTheReferencePartitions(name: String) throws {
    let file = try ClusteringOracle(named: name)
    let (observations, weights) = try file.prepared()
    for (key, solution) in file.kmeans.byK {
      let labels = try #require(solution.labels)
      let partition = try LabelledObservations(
        observations, labels: labels.map { $0 - 1 }, clusterCount: Int(key)!, featureWeights: weights)
      #expect(partition.sizes == solution.sizes)
      let dispersion = try ClusterDispersion(of: partition)
      #expect(isClose(dispersion.within, solution.bestInertia), "\(name) k = \(key)")
      #expect(isClose(try dispersion.explainedVariance(), solution.explainedShare), "\(name) k = \(key)")
      for (value, expected) in zip(dispersion.withinByCluster, solution.withinSS) { #expect(isClose(value, expected)) }
      #expect(isClose(try CalinskiHarabasz.value(of: dispersion), solution.calinskiHarabasz), "\(name) k = \(key)")
      #expect(isClose(try DaviesBouldin.value(of: dispersion), solution.daviesBouldin), "\(name) k = \(key)")
      let widths = try Silhouette.widths(of: partition)
      #expect(isClose(widths.mean, solution.silhouette, 1e-7), "\(name) k = \(key)")
      #expect(widths.meanByCluster.count == solution.silhouettePerCluster.count)
      for (value, expected) in zip(widths.meanByCluster, solution.silhouettePerCluster) {
        #expect(isClose(try #require(value), expected, 2e-7), "\(name) k = \(key)")
      }
    }
  }

  @Test(arguments: ["a1", "s1", "iris_raw", "iris_zscore", "wine_raw", "wine_zscore"])
  func indicesOfTheKnownClasses(name: String) throws {
    let file = try ClusteringOracle(named: name)
    let known = try #require(file.knownClasses)
    let (observations, weights) = try file.prepared()
    let classes = try file.table()["class_label"]
    let names = Set(classes).sorted()
    let partition = try LabelledObservations(
      observations, labels: classes.map { names.firstIndex(of: $0)! }, clusterCount: names.count,
      featureWeights: weights)
    #expect(isClose(try ClusterDispersion(of: partition).within, known.inertia))
    #expect(isClose(try Silhouette.widths(of: partition).mean, known.silhouette, 1e-7))
  }
}
