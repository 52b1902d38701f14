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
}
