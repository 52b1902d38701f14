import ClusterValidation
import Clustering
import Parallelism
import Provenance
import TestSupport
import Testing

@Suite struct ClusterBordersLawTests {
  private static let centres = [[1.0, 2, 3], [4, 2, 1], [5, 9, 2], [9, 4, 7]]
  private static let weights = [1, 0.25, 3]

  private func partition(
    count: Int = 1_000, isNearest: Bool = true, isWhole: Bool = false
  ) throws -> LabelledObservations {
    let buyers = SyntheticBuyers(
      count: count, centres: Self.centres.map { $0.map { $0 + 20 } }, noise: 2, isWhole: isWhole, seed: 11)
    let observations = try buyers.observations()
    guard isNearest else {
      return try LabelledObservations(
        observations, labels: buyers.labels, clusterCount: 4, featureWeights: Self.weights)
    }
    var generator = SeededGenerator(seed: 5)
    let model = try KMeans(clusterCount: 4, featureWeights: Self.weights, workers: .one)
      .fit(observations, using: &generator)
    return try LabelledObservations(
      observations, labels: model.labels, clusterCount: 4, featureWeights: Self.weights)
  }

  /// The margins and separations one observation after the other, from coordinates.
  private func plain(_ partition: LabelledObservations) -> (margins: [Double], separations: [Double]) {
    let (observations, labels, weights) = (partition.observations, partition.labels, partition.featureWeights)
    func difference(_ left: [Double], _ right: [Double]) -> [Double] {
      weights.indices.map { (left[$0] - right[$0]) * weights[$0].squareRoot() }
    }
    func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let members = (0..<partition.clusterCount).map { cluster in labels.indices.filter { labels[$0] == cluster } }
    let means = members.map { rows in
      weights.indices.map { feature in rows.reduce(0) { $0 + observations[$1, feature] } / Double(rows.count) }
    }
    let margins = labels.indices.map { row in
      let distances = means.map { length(difference(observations.row(row), $0)) }
      let own = distances[labels[row]]
      let other = distances.indices.filter { $0 != labels[row] }.map { distances[$0] }.min()!
      return (other - own) / max(other, own)
    }
    let separations = means.indices.map { start in
      let end = means.indices.filter { $0 != start }
        .min { length(difference(means[$0], means[start])) < length(difference(means[$1], means[start])) }!
      let line = difference(means[end], means[start])
      let distance = length(line)
      var squares = 0.0
      for cluster in [start, end] {
        for row in members[cluster] {
          let offset = difference(observations.row(row), means[cluster])
          let position = zip(offset, line).reduce(0) { $0 + $1.0 * $1.1 } / distance
          squares += position * position
        }
      }
      return distance / (squares / Double(members[start].count + members[end].count - 2)).squareRoot()
    }
    return (margins, separations)
  }

  @Test(arguments: [true, false]) func agreesWithThePlainTwin(isNearest: Bool) throws {
    let partition = try partition(isNearest: isNearest)
    let borders = try ClusterBorders(of: partition)
    let expected = plain(partition)
    for (margin, wanted) in zip(borders.margins, expected.margins) { #expect(abs(margin - wanted) < 1e-12) }
    for (cluster, wanted) in zip(borders.clusters, expected.separations) {
      #expect(abs(try #require(cluster.separation) / wanted - 1) < 1e-11)
    }
    for (cluster, border) in borders.clusters.enumerated() {
      let own = partition.labels.indices.filter { partition.labels[$0] == cluster }.map { expected.margins[$0] }
      #expect(border.borderCount == own.count { $0 < 0.1 } && border.size == own.count)
      #expect(abs(try #require(border.meanMargin) - own.reduce(0, +) / Double(own.count)) < 1e-12)
    }
  }

  /// And they are the margins of an assignment and the widths of the centroid-based silhouette.
  @Test func theNearestCentroidHasNoNegativeMargin() throws {
    let partition = try partition()
    let borders = try ClusterBorders(of: partition)
    #expect(borders.margins.allSatisfy { $0 >= -1e-12 && $0 <= 1 })
    #expect(borders.margins.contains { $0 < 0.1 })
    for (margin, width) in zip(borders.margins, try CentroidSilhouette.widths(of: partition).values) {
      #expect(abs(margin - width) < 1e-12)
    }
    let centroids = try ClusterDispersion(of: partition).centroids.compactMap { $0 }
    let assignment = try ClusterAssignment(
      partition.observations, centroids: centroids, featureWeights: partition.featureWeights)
    let given = try ClusterBorders(
      of: LabelledObservations(
        partition.observations, labels: assignment.labels, clusterCount: 4,
        featureWeights: partition.featureWeights), centroids: centroids)
    #expect(given.margins.allSatisfy { $0 >= 0 })
    for (row, margin) in given.margins.enumerated() {
      #expect(abs(margin - assignment.margins[row]) < 1e-14)
      #expect(given.runnerUp(of: row) == assignment.runnersUp[row])
    }
  }

  @Test func aMisplacedObservationHasANegativeMargin() throws {
    let borders = try ClusterBorders(of: partition(isNearest: false))
    let lowest = try #require(borders.margins.indices.min { borders.margins[$0] < borders.margins[$1] })
    #expect(borders.margins[lowest] < 0 && borders.shadow(of: lowest) > 1)
  }

  /// 40,000 rows are three chunks.
  @Test(arguments: [2, 64]) func anyThreadCountGivesTheSameBits(threads: Int) throws {
    let partition = try partition(count: 40_000, isNearest: false)
    #expect(
      try ClusterBorders(of: partition, workers: .one)
        == ClusterBorders(of: partition, workers: Workers(count: threads)))
  }

  /// Weight 0 removes a column, which here moves whole ratings from bytes to doubles; no bit changes.
  @Test func storageAndColumnsOfWeightZeroChangeNothing() throws {
    let bytes = try partition(isNearest: false, isWhole: true)
    let columns = (0..<3).map { feature in (0..<1_000).map { bytes.observations[$0, feature] } }
    let floats = try LabelledObservations(
      Observations(floatColumns: columns.map { $0.map { Float($0) } }), labels: bytes.labels, clusterCount: 4,
      featureWeights: Self.weights)
    let wide = try LabelledObservations(
      Observations(columns: columns + [(0..<1_000).map { Double($0) + 0.5 }]), labels: bytes.labels, clusterCount: 4,
      featureWeights: Self.weights + [0])
    #expect(try ClusterBorders(of: bytes) == ClusterBorders(of: floats))
    #expect(try ClusterBorders(of: bytes) == ClusterBorders(of: wide))
  }

  @Test func permutingObservationsPermutesMargins() throws {
    let partition = try partition(isNearest: false, isWhole: true)
    let order = (0..<1_000).map { ($0 * 387 + 13) % 1_000 }
    let permuted = try LabelledObservations(
      partition.observations.selecting(order), labels: order.map { partition.labels[$0] }, clusterCount: 4,
      featureWeights: Self.weights)
    let (first, second) = (try ClusterBorders(of: partition), try ClusterBorders(of: permuted))
    for (place, row) in order.enumerated() {
      #expect(abs(second.margins[place] - first.margins[row]) < 1e-12)
      #expect(second.runnerUp(of: place) == first.runnerUp(of: row))
    }
    #expect(first.clusters.map(\.borderCount) == second.clusters.map(\.borderCount))
  }
}
