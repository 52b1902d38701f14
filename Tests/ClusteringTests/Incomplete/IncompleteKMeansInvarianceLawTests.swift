import Clustering
import Parallelism
import Provenance
import TestSupport
import Testing

/// What must not matter does not.
@Suite struct IncompleteKMeansInvarianceLawTests {
  private static let count = 160

  private let buyers = SyntheticBuyers(
    count: Self.count, centres: [[2, 8, 5, 3], [7, 3, 5, 6], [5, 5, 9, 8], [9, 9, 2, 5]], noise: 1, seed: 8)
  private let columns: [[Double?]]
  private let observations: IncompleteObservations

  init() throws {
    columns = buyers.incompleteColumns(share: 0.2)
    observations = try IncompleteObservations(columns: columns)
  }

  @Test func sameSeedSameModel() throws {
    #expect(
      try IncompleteKMeans.fitted(observations, clusterCount: 5, seed: 9)
        == IncompleteKMeans.fitted(observations, clusterCount: 5, seed: 9))
  }

  @Test func threadsChangeNothing() throws {
    let weights = (0..<Self.count).map { Double($0 * 7 % 5) / 2 }
    func model(_ threads: Int) throws -> IncompleteKMeansModel {
      try IncompleteKMeans.fitted(
        observations, clusterCount: 5, weights: weights, workers: Workers(count: threads))
    }
    let one = try model(1)
    for threads in [2, 3, 64] { #expect(try model(threads) == one) }
  }

  @Test func orderOfAccounts() throws {
    var generator = SeededGenerator(seed: 11)
    var order = Array(0..<Self.count)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let model = try IncompleteKMeans.fitted(observations, clusterCount: 4, restartCount: 20)
    let permuted = try IncompleteKMeans.fitted(observations.selecting(order), clusterCount: 4, restartCount: 20)
    #expect(permuted.labels == order.map { model.labels[$0] })
    #expect(abs(permuted.inertia - model.inertia) <= 1e-12 * model.inertia)
  }

  @Test func weightThreeIsTheRowThreeTimes() throws {
    let rows = (0..<Self.count).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let repeated = try IncompleteKMeans.fitted(observations.selecting(rows), clusterCount: 4, restartCount: 20)
    let weighted = try IncompleteKMeans.fitted(
      observations, clusterCount: 4, weights: (0..<Self.count).map { Double(1 + $0 % 3) }, restartCount: 20)
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(weighted.clusterWeights == repeated.clusterWeights)
    #expect(weighted.observedWeights == repeated.observedWeights)
    #expect(abs(weighted.inertia - repeated.inertia) <= 1e-12 * repeated.inertia)
    #expect(abs(weighted.totalSumOfSquares - repeated.totalSumOfSquares) <= 1e-12 * repeated.totalSumOfSquares)
  }

  /// Observations of weight 0 are labelled and move nothing.
  @Test func weightZeroMovesNothing() throws {
    let kept = (0..<Self.count).filter { $0 % 4 != 1 }
    let all = try IncompleteKMeans.fitted(
      observations, clusterCount: 4, weights: (0..<Self.count).map { $0 % 4 != 1 ? 1 : 0 }, restartCount: 20)
    let some = try IncompleteKMeans.fitted(observations.selecting(kept), clusterCount: 4, restartCount: 20)
    #expect(kept.map { all.labels[$0] } == some.labels)
    #expect(all.clusterWeights == some.clusterWeights && abs(all.inertia - some.inertia) <= 1e-12 * some.inertia)
    #expect(try all.labels == some.labels(of: observations))
  }

  /// A feature of weight 0 may hold anything, and lack anything.
  @Test func weightZeroIsARemovedColumn() throws {
    var generator = SeededGenerator(seed: 12)
    let noise: [Double?] = (0..<Self.count).map { _ in
      generator.nextUniform() < 0.5 ? nil : 1e6 * generator.nextNormal()
    }
    let model = try IncompleteKMeans.fitted(observations, clusterCount: 4, restartCount: 20)
    let wide = try IncompleteObservations(columns: [noise] + columns)
    let other = try IncompleteKMeans.fitted(
      wide, clusterCount: 4, featureWeights: [0, 1, 1, 1, 1], restartCount: 20)
    #expect(other.labels == model.labels && abs(other.inertia - model.inertia) <= 1e-12 * model.inertia)
  }

  /// When only a feature of weight 0 lacks values, the rest is left to k-means.
  @Test func missingCellsOfWeightZero() throws {
    let noise: [Double?] = (0..<Self.count).map { $0 % 3 == 0 ? nil : Double($0) }
    let wide = try IncompleteObservations(columns: [noise] + buyers.columns)
    let model = try IncompleteKMeans.fitted(wide, clusterCount: 4, featureWeights: [0, 1, 1, 1, 1])
    let plain = try KMeans.fitted(buyers.observations(), clusterCount: 4)
    #expect(model.labels == plain.labels && abs(model.inertia - plain.inertia) <= 1e-12 * plain.inertia)
    let partition = PlainIncompletePartition(wide, model)
    for cluster in 0..<4 {
      #expect(abs(model.centroids[cluster][0] - partition.observed(cluster, 0).mean) < 1e-9)
      #expect(model.observedWeights[cluster][0] == partition.observed(cluster, 0).weight)
    }
  }

  @Test func scaleOfAColumnAndItsWeight() throws {
    let model = try IncompleteKMeans.fitted(observations, clusterCount: 4, restartCount: 20)
    var columns = columns
    columns[1] = columns[1].map { $0.map { 8 * $0 } }
    let scaled = try IncompleteKMeans.fitted(
      IncompleteObservations(columns: columns), clusterCount: 4, featureWeights: [1, 1.0 / 64, 1, 1], restartCount: 20)
    #expect(scaled.labels == model.labels && abs(scaled.inertia - model.inertia) <= 1e-12 * model.inertia)
  }

  /// What stands in a missing cell decides nothing, to the last bit.
  @Test(arguments: [0.0, -17.5, 3, 1e300]) func placeholders(placeholder: Double) throws {
    let missing = columns.map { column in column.indices.filter { column[$0] == nil } }
    let values = columns.map { column in column.map { $0 ?? placeholder } }
    let other = IncompleteObservations(try Observations(columns: values), missing: missing)
    #expect(
      try IncompleteKMeans.fitted(other, clusterCount: 4) == IncompleteKMeans.fitted(observations, clusterCount: 4))
  }

  /// Bytes, single precision and `Double` hold the same ratings.
  @Test func storage() throws {
    let buyers = SyntheticBuyers.ratings(count: 400)
    let columns = buyers.clippedColumns
    var generator = SeededGenerator(seed: 21)
    let missing = columns.map { column in column.indices.filter { _ in generator.nextUniform() < 0.1 } }
    let models = try [
      Observations(columns: columns), Observations(floatColumns: columns.map { $0.map { Float($0) } }),
      Observations(byteColumns: columns.map { $0.map { UInt8($0) } }),
    ].map { observations in
      try IncompleteKMeans.fitted(
        IncompleteObservations(observations, missing: missing).droppingEmptyRows, clusterCount: 5)
    }
    #expect(models[1] == models[0] && models[2] == models[0])
  }

  /// Years keep their digits.
  @Test func farFromZero() throws {
    let model = try IncompleteKMeans.fitted(observations, clusterCount: 4, restartCount: 20)
    let far = try IncompleteKMeans.fitted(
      IncompleteObservations(columns: columns.map { $0.map { $0.map { $0 + 1e9 } } }), clusterCount: 4,
      restartCount: 20)
    #expect(far.labels == model.labels && abs(far.inertia - model.inertia) <= 1e-5 * model.inertia)
  }
}

extension IncompleteObservations {
  /// The rows that have a value at all.
  fileprivate var droppingEmptyRows: IncompleteObservations {
    selecting((0..<observationCount).filter { row in (0..<featureCount).contains { self[row, $0] != nil } })
  }
}
