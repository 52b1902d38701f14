import Clustering
import Testing

@Suite struct FeatureScalingLawTests {
  private func moments() throws -> FeatureMoments {
    FeatureMoments(try Observations(columns: [[2, 4, 4, 4, 5, 5, 7, 9], [0, 0, 0, 0, 10, 10, 10, 10]]))
  }

  /// The first column is the textbook example of standard deviation 2.
  @Test func weights() throws {
    #expect(try FeatureScaling.none.featureWeights(for: moments()) == [1, 1])
    #expect(try FeatureScaling.standardize.featureWeights(for: moments()) == [1.0 / 4, 1.0 / 25])
    #expect(try FeatureScaling.range.featureWeights(for: moments()) == [1.0 / 49, 1.0 / 100])
  }

  /// A weight is the same as dividing the column.
  @Test(arguments: [FeatureScaling.standardize, .range]) func weighingIsDividing(scaling: FeatureScaling) throws {
    let columns: [[Double]] = [[1, 2, 9, 4, 5, 30], [100, 900, 300, 400, 250, 600]]
    let observations = try Observations(columns: columns)
    let weights = try scaling.featureWeights(for: FeatureMoments(observations))
    let divided = try Observations(
      columns: zip(columns, weights).map { column, weight in
        column.map { $0 * weight.squareRoot() }
      })
    let spread = try scaling.featureWeights(for: FeatureMoments(divided))
    for weight in spread { #expect(abs(weight - 1) < 1e-12) }
    let weighed = try KMeans.fitted(observations, clusterCount: 2, featureWeights: weights)
    let plain = try KMeans.fitted(divided, clusterCount: 2)
    #expect(abs(weighed.inertia - plain.inertia) < 1e-12 * plain.inertia)
  }
}
