import ClusterValidation
import Clustering
import Parallelism
import TestSupport
import Testing

@Suite struct SilhouetteLawTests {
  /// Every pair, one after the other, in double precision.
  private func plain(_ columns: [[Double]], _ labels: [Int], _ weights: [Double]) -> [Double] {
    let clusters = 0...labels.max()!
    let sizes = clusters.map { cluster in Double(labels.count { $0 == cluster }) }
    return labels.indices.map { row in
      var sums = clusters.map { _ in 0.0 }
      for other in labels.indices {
        var square = 0.0
        for feature in columns.indices {
          let difference = columns[feature][row] - columns[feature][other]
          square += weights[feature] * difference * difference
        }
        sums[labels[other]] += square.squareRoot()
      }
      let own = sums[labels[row]] / (sizes[labels[row]] - 1)
      let nearest = clusters.filter { $0 != labels[row] }.map { sums[$0] / sizes[$0] }.min()!
      return max(own, nearest) > 0 ? (nearest - own) / max(own, nearest) : 0
    }
  }

  /// Single precision in the inner loop costs at most 3 · 10⁻⁷, also far from zero, for tight clusters far apart, with an outlier,
  /// and in the units of a light year.
  @Test(arguments: [(0.0, 1.0, 1.0), (2_019, 1, 1), (0, 1e-4, 1), (1e6, 1e-3, 1), (0, 1, 1e18), (0, 1, 1e-12)])
  func agreesWithEveryPairInDoublePrecision(offset: Double, noise: Double, unit: Double) throws {
    let centres = [[1.0, 2, 3], [4, 2, 1], [9, 9, 9], [-5, 0, 7]]
    var buyers = SyntheticBuyers(count: 301, centres: centres, noise: noise, seed: 3).columns
    buyers[1][17] = 1_000
    let columns = buyers.map { $0.map { ($0 + offset) * unit } }
    let labels = (0..<301).map { $0 % 4 }
    let weights = [1, 0.25, 3]
    let partition = try LabelledObservations(
      Observations(columns: columns), labels: labels, clusterCount: 4, featureWeights: weights)
    for (value, expected) in zip(try Silhouette.widths(of: partition).values, plain(columns, labels, weights)) {
      #expect(abs(value - expected) < 3e-7)
    }
  }

  @Test(arguments: [2, 3, 64]) func anyThreadCountGivesTheSameBits(threads: Int) throws {
    let buyers = SyntheticBuyers(count: 1_500, centres: [[1, 5, 9], [5, 5, 5], [9, 2, 4]], noise: 2, seed: 8)
    let partition = try LabelledObservations(buyers.observations(), labels: buyers.labels, clusterCount: 3)
    #expect(
      try Silhouette.widths(of: partition, workers: .one)
        == Silhouette.widths(of: partition, workers: Workers(count: threads)))
  }

  /// A column of weight 0 changes no bit, though it moves whole ratings from bytes to doubles.
  @Test func aWeightOfZeroRemovesAColumnWhateverTheStorage() throws {
    let buyers = SyntheticBuyers(count: 400, centres: [[2, 8], [8, 2]], noise: 1, isWhole: true, seed: 4)
    let bytes = try Observations(columns: buyers.columns.map { $0.map { $0 + 20 } })
    let doubles = try Observations(
      columns: buyers.columns.map { $0.map { $0 + 20 } } + [(0..<400).map { Double($0) + 0.5 }])
    let first = try LabelledObservations(bytes, labels: buyers.labels, clusterCount: 2, featureWeights: [2, 3])
    let second = try LabelledObservations(doubles, labels: buyers.labels, clusterCount: 2, featureWeights: [2, 3, 0])
    #expect(try Silhouette.widths(of: first) == Silhouette.widths(of: second))
    #expect(try CentroidSilhouette.widths(of: first) == CentroidSilhouette.widths(of: second))
  }

  @Test func renamingClustersChangesNoWidth() throws {
    let buyers = SyntheticBuyers(count: 500, centres: [[1, 5], [5, 5], [9, 2]], noise: 2, seed: 5)
    let observations = try buyers.observations()
    let first = try LabelledObservations(observations, labels: buyers.labels, clusterCount: 3)
    let second = try LabelledObservations(observations, labels: buyers.labels.map { ($0 + 1) % 3 }, clusterCount: 3)
    #expect(try Silhouette.widths(of: first).values == Silhouette.widths(of: second).values)
    #expect(try CentroidSilhouette.widths(of: first).values == CentroidSilhouette.widths(of: second).values)
  }

  @Test func scalingAColumnAndItsWeightChangesNothing() throws {
    let buyers = SyntheticBuyers(count: 300, centres: [[1, 5], [5, 5], [9, 2]], noise: 2, seed: 6)
    let scaled = [buyers.columns[0].map { $0 * 8 }, buyers.columns[1]]
    let first = try LabelledObservations(buyers.observations(), labels: buyers.labels, clusterCount: 3)
    let second = try LabelledObservations(
      Observations(columns: scaled), labels: buyers.labels, clusterCount: 3, featureWeights: [1.0 / 64, 1])
    for (value, other) in zip(try Silhouette.widths(of: first).values, try Silhouette.widths(of: second).values) {
      #expect(abs(value - other) < 3e-7)
    }
  }
}
