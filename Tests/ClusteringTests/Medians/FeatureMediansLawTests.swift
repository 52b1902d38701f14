import Parallelism
import Provenance
import Testing

@testable import Clustering

/// Histograms and sorted columns find what the plainest search finds.
@Suite struct FeatureMediansLawTests {
  @Test(arguments: [1, 2, 9, 60, 301, 1_500], [false, true]) func mediansAreThoseOfAllValues(
    count: Int, isWeighted: Bool
  ) throws {
    for seed in 1...6 {
      var generator = SeededGenerator(seed: UInt64(seed), stream: UInt64(count))
      let ratings = (0..<2).map { _ in (0..<count).map { _ in Double(generator.nextIndex(below: 7)) } }
      // Some differ in their last bits only, and both zeros are the same.
      let numbers = (0..<count).map { row -> Double in
        switch row % 5 {
        case 0: -0.0
        case 1: 1 + 1e-12 * generator.nextUniform()
        case 2: -1 - 1e-12 * generator.nextUniform()
        default: 100 * generator.nextNormal()
        }
      }
      // Weights that add without rounding, so that halves are met exactly.
      let weights = (0..<count).map { _ in isWeighted ? Double(1 + generator.nextIndex(below: 6)) / 2 : 1 }
      let labels = (0..<count).map { _ in Int32(generator.nextIndex(below: 4)) }
      let observations = try Observations([
        .bytes(ratings[0].map { UInt8($0) }), .doubles(ratings[1]), .doubles(numbers),
        .singles(ratings[0].map { Float($0) }), .decimals(ratings[1].map { Int32(10 * $0) }, places: 1),
      ])
      // The last cluster has no rows.
      let other = (0..<25).map { Double($0) }
      let found = FeatureMedians(observations, weights: weights, workers: Workers(count: 2)).medians(
        labels: labels, orElse: other, workers: Workers(count: 2))
      let plain = PlainMedians(observations.allRows, weights: weights)
      for cluster in 0..<5 {
        let members = labels.indices.filter { labels[$0] == cluster }
        let expected = members.isEmpty ? Array(other[(5 * cluster)..<(5 * cluster + 5)]) : plain.median(of: members)
        for (feature, median) in found[(5 * cluster)..<(5 * cluster + 5)].enumerated() {
          #expect(abs(median - expected[feature]) <= 1e-13 * 100, "\(seed) \(cluster) \(feature)")
        }
      }
    }
  }
}
