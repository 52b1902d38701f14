import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// What is promised of every method that can be asked for by name.
@Suite struct ClusteringCatalogueLawTests {
  static let names = ClusteringCatalogue.entries.map(\.identifier)
  private static let buyers = SyntheticBuyers(
    count: 150, centres: [[2, 9, 5], [9, 2, 8], [5, 5, 1]], noise: 0.6, isWhole: true, seed: 3)

  private static func partition(
    _ name: String, _ columns: [[Double]] = buyers.columns, weights: [Double]? = nil, clusterCount: Int = 3,
    workers: Workers = .one
  ) throws -> MeasuredPartition {
    var generator = SeededGenerator(seed: 4)
    return try #require(ClusteringCatalogue.entry(named: name)).partition(
      Observations(columns: columns), weights: weights.map { try ObservationWeights($0) },
      settings: .init(clusterCount: clusterCount, workers: workers), using: &generator)
  }

  @Test func namesAreDifferentAndCited() {
    #expect(Set(Self.names).count == Self.names.count && Self.names[0] == "kmeans")
    for entry in ClusteringCatalogue.entries {
      #expect(!entry.summary.isEmpty && !entry.citations.isEmpty, "\(entry.identifier)")
    }
    #expect(ClusteringCatalogue.entry(named: "k-means") == nil)
  }

  /// Three clouds far apart are found by every method, and measured as anyone would.
  @Test(arguments: names) func cloudsFarApartAreFound(name: String) throws {
    let found = try Self.partition(name)
    let truth = Self.buyers.labels
    #expect(found.method == name && found.clusterCount == 3)
    let pairs = Set(zip(found.labels, truth).map { $0 * 10 + $1 })
    #expect(pairs.count == 3, "each segment is one cloud")
    let kept = Set(found.labels.indices).subtracting(found.outliers)
    for cluster in 0..<3 {
      let members = kept.filter { found.labels[$0] == cluster }
      for feature in 0..<3 {
        let mean = members.reduce(0) { $0 + Self.buyers.columns[feature][$1] } / Double(members.count)
        #expect(abs(found.centroids[cluster][feature] - mean) < 1e-12)
      }
    }
    let inertia = kept.reduce(0.0) { sum, row in
      (0..<3).reduce(sum) { sum, feature in
        let difference = Self.buyers.columns[feature][row] - found.centroids[found.labels[row]][feature]
        return sum + difference * difference
      }
    }
    #expect(abs(found.inertia - inertia) < 1e-9 * inertia)
    #expect(found.sizes == (0..<3).map { cluster in found.labels.count { $0 == cluster } })
    #expect(found.explainedVariance > 0.9 && found.explainedVariance <= 1)
  }

  @Test(arguments: names) func threadsDoNotChangeABit(name: String) throws {
    #expect(try Self.partition(name) == Self.partition(name, workers: Workers(count: 3)))
  }

  /// The order of the rows decides nothing where the segments are clear.
  @Test(arguments: names) func rowsMayBePermuted(name: String) throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<150)
    for index in order.indices.dropLast() { order.swapAt(index, index + generator.nextIndex(below: 150 - index)) }
    let found = try Self.partition(name)
    let permuted = try Self.partition(name, Self.buyers.columns.map { column in order.map { column[$0] } })
    // Segments of one size may change places; who is with whom may not.
    let pairs = Set(zip(permuted.labels, order.map { found.labels[$0] }).map { $0 * 10 + $1 })
    #expect(pairs.count == 3)
  }

  @Test(arguments: names) func tooManySegmentsAreRefused(name: String) throws {
    #expect(throws: ClusteringError.self) { try Self.partition(name, [[1, 2, 3], [4, 4, 4]], clusterCount: 4) }
    #expect(throws: ClusteringError.self) { try Self.partition(name, clusterCount: 0) }
  }

  /// A method that takes fewer observations is fitted to a sample, and everyone goes to the nearest centre of it.
  @Test func tooManyObservationsAreSampled() throws {
    let entry = ClusteringCatalogue.Entry(observationLimit: 60) { settings throws(ClusteringError) in
      try Linkage(.ward, clusterCount: settings.clusterCount, workers: settings.workers)
    }
    var generator = SeededGenerator(seed: 4)
    let found = try entry.partition(
      Self.buyers.observations(), settings: .init(clusterCount: 3, workers: .one), using: &generator)
    #expect(found.sampledCount == 60 && found.labels.count == 150 && found.sizes == [50, 50, 50])
    #expect(Set(zip(found.labels, Self.buyers.labels).map { $0 * 10 + $1 }).count == 3)
  }

  /// A model whose second cluster holds nobody, and whose third only what was trimmed.
  private struct Hollow: ClusterModel {
    let clusterCount = 4
    let labels = [0, 0, 2, 3, 3]
    let outliers = [2]
    let exemplars: [Int]? = [1, 1, 2, 3]
    let diagnostics: [Diagnostic] = []
  }

  @Test func clustersWithoutAnyoneAreLeftOut() throws {
    let observations = try Observations(columns: [[1, 3, 100, 8, 10]])
    let found = MeasuredPartition(
      Hollow(), method: "hollow", observations, weights: nil, featureWeights: nil, workers: .one)
    #expect(found.clusterCount == 2 && found.labels == [0, 0, 0, 1, 1] && found.sizes == [3, 2])
    #expect(found.centroids == [[2], [9]] && found.inertia == 4 && found.totalSumOfSquares == 53)
    #expect(found.outliers == [2] && found.exemplars == [1, 3])
    #expect(found.diagnostics.map(\.code) == ["fewer-segments"])
  }
}
