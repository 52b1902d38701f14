import Clustering
import Parallelism
import TestSupport
import Testing

/// Means, variances and ranges against the plain two passes.
@Suite struct FeatureMomentsLawTests {
  private struct Plain {
    let mean: Double
    let variance: Double
    let low: Double
    let high: Double

    init(_ values: [Double], _ weights: [Double]) {
      let total = weights.reduce(0, +)
      let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      self.mean = mean
      variance = zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) } / total
      let counted = zip(values, weights).filter { $0.1 > 0 }.map(\.0)
      low = counted.min()!
      high = counted.max()!
    }
  }

  @Test(arguments: [1, 2, 255, 20_000], [false, true]) func equalThePlainTwoPasses(count: Int, isWhole: Bool) throws {
    let buyers = SyntheticBuyers(
      count: count, centres: [[3, -7, 900], [8, 1, 905]], noise: 1, isWhole: isWhole, seed: 6)
    let rowWeights: [[Double]?] = [nil, (0..<count).map { Double(($0 + 1) * 3 % 4) / 2 }]
    for weights in rowWeights {
      let moments = FeatureMoments(
        try buyers.observations(), weights: try weights.map { try ObservationWeights($0) }, workers: Workers(count: 2))
      let plainWeights = weights ?? [Double](repeating: 1, count: count)
      #expect(abs(moments.totalWeight - plainWeights.reduce(0, +)) < 1e-9)
      for feature in 0..<3 {
        let plain = Plain(buyers.columns[feature], plainWeights)
        #expect(abs(moments.means[feature] - plain.mean) <= 1e-12 * max(1, abs(plain.mean)))
        #expect(abs(moments.variances[feature] - plain.variance) <= 1e-11 * max(1e-3, plain.variance))
        #expect(moments.minima[feature] == plain.low && moments.maxima[feature] == plain.high)
      }
    }
  }

  /// The textbook formula E x² − (E x)² has no digit left of these.
  @Test func yearsKeepTheirDigits() throws {
    let years = (0..<3_000).map { Double(2_018 + $0 % 3) }
    let moments = FeatureMoments(try Observations(columns: [years, years.map { $0 + 1e9 }]))
    #expect(moments.means == [2_019, 1e9 + 2_019])
    #expect(moments.variances == [2.0 / 3, 2.0 / 3])
  }

  @Test func aConstantHasNoVarianceWhateverItsMeanIsRoundedTo() throws {
    let moments = FeatureMoments(try Observations(columns: [[0.1, 0.1, 0.1], [0, 1, 2]]))
    #expect(moments.variances[0] == 0 && moments.variances[1] > 0)
    #expect(moments.minima == [0.1, 0] && moments.maxima == [0.1, 2])
  }

  /// What varies only among rows of weight 0 is constant.
  @Test func rowsOfWeightZeroDoNotCount() throws {
    let moments = FeatureMoments(
      try Observations(columns: [[3, 3, 80]]), weights: try ObservationWeights([1, 2, 0]))
    #expect(moments.means == [3] && moments.variances == [0] && moments.maxima == [3] && moments.totalWeight == 3)
  }

  @Test func threadsChangeNothing() throws {
    let observations = try SyntheticBuyers(count: 50_000, centres: [[0, 5]], noise: 2, seed: 7).observations()
    let one = FeatureMoments(observations)
    for threads in [2, 3, 64] { #expect(FeatureMoments(observations, workers: Workers(count: threads)) == one) }
  }

  @Test func totalSumOfSquares() throws {
    let moments = FeatureMoments(try Observations(columns: [[0, 2], [0, 20]]))
    #expect(moments.totalSumOfSquares(featureWeights: [3, 0.5]) == 3 * 2 + 0.5 * 200)
  }
}
