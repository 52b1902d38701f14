import Parallelism
import TestSupport
import Testing

@testable import Clustering

/// The best of all partitions, one by one.
@Suite struct SphericalKMeansOptimalityLawTests {
  @Test(arguments: [1, 2, 3], [4, 7, 9]) func bestOfAll(clusterCount: Int, count: Int) throws {
    for seed in 1...6 {
      let observations = try SyntheticBuyers(
        count: count, centres: [[3, 5, 4], [5, 4, 6]], noise: 2, isWhole: seed.isMultiple(of: 3), seed: UInt64(seed)
      ).observations()
      let weights: [Double]? = seed.isMultiple(of: 2) ? (0..<count).map { Double(1 + $0 % 4) / 2 } : nil
      for measure in ShapeMeasure.allCases {
        let plain = PlainShapes(observations.allRows, measure, weights: weights, featureWeights: [1, 0.5, 2])
        guard Set(plain.shapes.compactMap { $0?.map { ($0 * 1e9).rounded() } }).count >= clusterCount else { continue }
        let model = try SphericalKMeans.fitted(
          observations, clusterCount: clusterCount, measure, weights: weights, featureWeights: [1, 0.5, 2],
          restartCount: 100)
        let total = model.meanCosine * model.clusterWeights.reduce(0, +)
        #expect(abs(total - plain.largestTotal(clusterCount: clusterCount)) <= 1e-9, "seed \(seed) \(measure)")
      }
    }
  }

  /// Every transfer of every row, one by one; batch steps alone leave some that gain.
  @Test(arguments: ShapeMeasure.allCases) func noTransferRaisesTheSum(measure: ShapeMeasure) throws {
    var gainCount = 0
    for seed in 1...10 {
      let observations = try SyntheticBuyers.ratings(count: 40, seed: UInt64(seed)).observations()
      let shapes = UnitRows(observations, measure, featureWeights: [1, 1, 1, 1], workers: .one)
      let unit = try #require(shapes.observations)
      let counted = CountedObservations(
        unit, weights: shapes.rows.map { Double(1 + $0 % 3) }, rows: Array(shapes.rows.indices))
      let ascent = SphericalAscent(counted, clusterCount: 6, workers: .one)
      let start = (0..<6).flatMap { unit.row(5 * $0 + 1) }
      for isTransferring in [false, true] {
        let state = ascent.ascend(from: start, limit: 500, isTransferring: isTransferring)
        let gains = transferGains(counted, labels: state.nearest.labels.map { Int($0) }, clusterCount: 6)
        if isTransferring {
          #expect(gains.allSatisfy { $0 <= 1e-8 }, "seed \(seed)")
        } else {
          gainCount += gains.count { $0 > 1e-8 }
        }
      }
    }
    #expect(gainCount > 0)
  }

  /// What each transfer of a row that is not alone adds to Σ |s| over the sums of the clusters.
  private func transferGains(_ rows: CountedObservations, labels: [Int], clusterCount: Int) -> [Double] {
    func total(_ labels: [Int]) -> Double {
      (0..<clusterCount).reduce(0) { total, cluster in
        var sum = [Double](repeating: 0, count: rows.observations.featureCount)
        for row in labels.indices where labels[row] == cluster {
          sum = zip(sum, rows.observations.row(row)).map { $0 + rows.weights[row] * $1 }
        }
        return total + PlainShapes.cosine(sum, sum).squareRoot()
      }
    }
    let present = total(labels)
    var gains: [Double] = []
    for row in labels.indices where labels.count(where: { $0 == labels[row] }) > 1 {
      for cluster in 0..<clusterCount where cluster != labels[row] {
        var moved = labels
        moved[row] = cluster
        gains.append(total(moved) - present)
      }
    }
    return gains
  }
}
