import ClusterValidation
import Clustering
import Parallelism
import Segmentation
import TestSupport
import Testing

@Suite struct DiscriminantAnalysisLawTests {
  private static func partition(_ columns: [[Double]], _ labels: [Int], weights: [Double]? = nil) throws
    -> LabelledObservations
  {
    try LabelledObservations(
      Observations(columns: columns), labels: labels, clusterCount: labels.max()! + 1, featureWeights: weights)
  }

  private static let buyers = SyntheticBuyers(
    count: 120, centres: [[2, 4, 6], [4, 6, 3], [6, 2, 5]], noise: 1.4, seed: 6)

  /// Leaving one out in closed form is what leaving one out and starting anew gives.
  @Test func leavingOneOutIsStartingAnew() throws {
    let (columns, labels) = (Self.buyers.columns, Self.buyers.labels)
    let whole = try DiscriminantAnalysis(of: Self.partition(columns, labels), priors: .equal)
    var hits = 0
    for row in labels.indices {
      // The account weighs in with a class of its own, so that it decides nothing about the others' means and spread.
      var rest = columns
      var others = labels
      for feature in rest.indices { rest[feature].remove(at: row) }
      others.remove(at: row)
      let partition = try Self.partition(rest, others)
      hits += try Self.place(columns.map { $0[row] }, by: partition) == labels[row] ? 1 : 0
    }
    #expect(whole.leaveOneOutHitRate == Double(hits) / 120)
    #expect(whole.hitRate > whole.leaveOneOutHitRate - 0.01 && whole.hitRate < 1)
  }

  /// The nearest class by Mahalanobis' distance, with an inverse by Gauss and Jordan.
  private static func place(_ point: [Double], by partition: LabelledObservations) throws -> Int {
    let (d, k, n) = (3, partition.clusterCount, partition.labels.count)
    let means = (0..<k).map { cluster -> [Double] in
      let rows = (0..<n).filter { partition.labels[$0] == cluster }
      return (0..<d).map { feature in
        rows.reduce(0) { $0 + partition.observations[$1, feature] } / Double(rows.count)
      }
    }
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: 2 * d), count: d)
    for row in 0..<d { matrix[row][row + d] = 1 }
    for row in 0..<n {
      let difference = (0..<d).map { partition.observations[row, $0] - means[partition.labels[row]][$0] }
      for i in 0..<d { for j in 0..<d { matrix[i][j] += difference[i] * difference[j] / Double(n - k) } }
    }
    for pivot in 0..<d {
      let scale = matrix[pivot][pivot]
      for column in 0..<(2 * d) { matrix[pivot][column] /= scale }
      for row in 0..<d where row != pivot {
        let factor = matrix[row][pivot]
        for column in 0..<(2 * d) { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    let distances = means.map { mean -> Double in
      var sum = 0.0
      for i in 0..<d {
        for j in 0..<d {
          let difference: Double = (point[i] - mean[i]) * (point[j] - mean[j])
          sum += difference * matrix[i][j + d]
        }
      }
      return sum
    }
    return distances.indices.min { distances[$0] < distances[$1] }!
  }

  @Test func unitsAndThreadsDoNotMatter() throws {
    let plain = try DiscriminantAnalysis(of: Self.partition(Self.buyers.columns, Self.buyers.labels), workers: .one)
    let scaled = Self.buyers.columns.enumerated().map { feature, column in
      column.map { $0 * [1, 50, 0.02][feature] + 7 }
    }
    #expect(
      try DiscriminantAnalysis(of: Self.partition(scaled, Self.buyers.labels), workers: Workers(count: 3)) == plain)
    #expect(
      try DiscriminantAnalysis(of: Self.partition(Self.buyers.columns, Self.buyers.labels, weights: [2, 1, 5])) == plain
    )
    #expect(plain.accountCount == 120 && plain.confusion.map { $0.reduce(0, +) } == [40, 40, 40])
    #expect(abs(plain.proportionalChance - 1.0 / 3) < 1e-12 && abs(plain.maximumChance - 1.0 / 3) < 1e-12)
  }

  @Test func whatCannotBeTold() throws {
    let columns = Self.buyers.columns
    #expect(throws: ClusterValidationError.tooFewClusters(found: 1, index: "discriminant analysis")) {
      try DiscriminantAnalysis(of: Self.partition(columns, [Int](repeating: 0, count: 120)))
    }
    #expect(throws: ClusterValidationError.noWithinSpread(index: "discriminant analysis")) {
      try DiscriminantAnalysis(of: Self.partition(columns + [columns[0]], Self.buyers.labels))
    }
  }
}
