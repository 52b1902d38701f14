import Clustering
import Foundation
import Provenance
import TestSupport
import Testing

@Suite struct GaussianMixtureDegenerateTests {
  /// A single component has the moments of the data, and its likelihood is known.
  @Test(arguments: [2, 15, 16, 17, 100, 127, 129, 255, 256, 257, 511, 16_383, 16_384, 16_385])
  func oneComponent(count: Int) throws {
    var generator = SeededGenerator(seed: 95)
    let first = (0..<count).map { _ in generator.nextNormal() }
    let second = first.map { 0.5 * $0 + 1_000 + 3 * generator.nextNormal() }
    let observations = try Observations(columns: [first, second])
    let n = Double(count)
    let means = [first, second].map { $0.reduce(0, +) / n }
    func moment(_ left: [Double], _ right: [Double], _ i: Int, _ j: Int) -> Double {
      zip(left, right).reduce(0) { $0 + ($1.0 - means[i]) * ($1.1 - means[j]) } / n
    }
    let (a, b, c) = (
      moment(first, first, 0, 0), moment(second, second, 1, 1), moment(first, second, 0, 1)
    )
    for covariance in CovarianceModel.allCases {
      // Two observations lie on a line, which only the floor keeps from being all.
      if covariance.isFull && count == 2 { continue }
      let model = try GaussianMixture.fitted(observations, clusterCount: 1, covariance: covariance)
      let determinant =
        covariance.isFull ? a * b - c * c : covariance.isSpherical ? (a + b) / 2 * ((a + b) / 2) : a * b
      let expected = -n / 2 * (2 * log(2 * Double.pi) + log(determinant) + 2)
      #expect(agree(model.logLikelihood, expected, 1e-9), "\(covariance)")
      #expect(model.proportions == [1] && model.labels == [Int](repeating: 0, count: count) && model.isConverged)
      #expect(agree(model.means[0][1], means[1], 1e-12) && abs(model.means[0][0] - means[0]) < 1e-12)
      #expect(model.entropy == 0 && model.classificationUncertainty == 0 && model.icl == model.bic)
      #expect(model.separation == 1 && model.diagnostics.isEmpty)
      if covariance.isFull {
        let matrix = model.covarianceMatrix(of: 0)
        #expect(agree(matrix[0][0], a) && agree(matrix[1][1], b) && agree(matrix[0][1], c, 1e-6))
      }
    }
  }

  /// Two places, each many times: the floor holds, and the model says so.
  @Test(arguments: CovarianceModel.allCases) func duplicates(covariance: CovarianceModel) throws {
    let observations = try Observations(columns: [[1, 5, 1, 5, 1, 5, 1], [2, 9, 2, 9, 2, 9, 2]])
    let model = try GaussianMixture.fitted(observations, clusterCount: 2, covariance: covariance)
    #expect(model.labels == [0, 1, 0, 1, 0, 1, 0] && model.logLikelihood.isFinite)
    #expect(model.clustersOnFloor == [0, 1] && model.diagnostics.map(\.code) == ["variance-floor"])
    for (left, right) in zip(model.means.joined(), [1.0, 2, 5, 9]) { #expect(agree(left, right, 1e-9)) }
  }

  @Test(arguments: CovarianceModel.allCases) func asManyComponentsAsRows(covariance: CovarianceModel) throws {
    for count in [2, 7, 20] {
      let squares = (0..<count).map { Double($0 * $0) }
      let observations = try Observations(columns: [squares, (0..<count).map { Double(-$0) }])
      let model = try GaussianMixture.fitted(observations, clusterCount: count, covariance: covariance)
      #expect(model.logLikelihood.isFinite && !model.clustersOnFloor.isEmpty)
      #expect(Set(model.labels).count == count)
    }
  }

  @Test(arguments: CovarianceModel.allCases) func aConstantColumn(covariance: CovarianceModel) throws {
    let buyers = SyntheticBuyers.ratings(count: 120)
    let constant = [Double](repeating: 0.1, count: 120)
    let model = try GaussianMixture.fitted(buyers.observations(), clusterCount: 3, covariance: covariance)
    let wide = try Observations(columns: [constant] + buyers.columns)
    let other = try GaussianMixture.fitted(wide, clusterCount: 3, covariance: covariance)
    #expect(other.labels == model.labels && other.logLikelihood == model.logLikelihood)
    #expect(other.parameterCount == model.parameterCount && other.trace == model.trace)
    #expect(other.means.allSatisfy { abs($0[0] - 0.1) < 1e-15 })
    #expect(other.covarianceMatrix(of: 1)[0] == [0, 0, 0, 0, 0])
    #expect(other.diagnostics.map(\.code) == ["constant-feature"])
    #expect(try other.assign(wide) == other.labels)
  }

  /// The same column twice has no density in the plane, but for the floor.
  @Test func oneColumnTwice() throws {
    let columns = SyntheticBuyers.ratings(count: 120).columns
    let observations = try Observations(columns: [columns[0], columns[0], columns[1]])
    for covariance in [CovarianceModel.full, .tied] {
      let model = try GaussianMixture.fitted(observations, clusterCount: 2, covariance: covariance)
      #expect(model.logLikelihood.isFinite && model.clustersOnFloor == [0, 1])
      #expect(model.diagnostics.map(\.code) == ["variance-floor"])
    }
  }

  @Test func aLabelWithoutObservations() throws {
    let observations = try Observations(columns: [[1, 2, 3, 11, 12, 13.5]])
    let method = try GaussianMixture(clusterCount: 3)
    let model = try method.fit(observations, from: [0, 0, 0, 2, 2, 2])
    #expect(model.labels == [0, 0, 0, 1, 1, 1] && model.proportions[2] == 0 && model.sizes == [3, 3, 0])
    #expect(model.diagnostics.map(\.code) == ["empty-component"] && model.logLikelihood.isFinite)
  }

  @Test func tooFewSteps() throws {
    let model = try GaussianMixture.fitted(
      SyntheticBuyers.ratings(count: 200).observations(), clusterCount: 4, iterationLimit: 2)
    #expect(!model.isConverged && model.trace.count == 3 && model.diagnostics.map(\.code) == ["not-converged"])
  }

  /// A sample of rows would miss the few that differ; then all rows are searched.
  @Test func rareRowsOfALargeSet() throws {
    var column = [Double](repeating: 0, count: 30_000)
    (column[29_999], column[5], column[17]) = (90, 91, 40.5)
    let model = try GaussianMixture.fitted(
      Observations(columns: [column]), clusterCount: 3, covariance: .sphericalEqual, restartCount: 2)
    #expect(model.sizes == [29_997, 2, 1] && model.logLikelihood.isFinite)
  }

  @Test func oneOverwhelmingWeight() throws {
    let observations = try Observations(columns: [[0, 1, 10, 11, 50, 51]])
    let model = try GaussianMixture.fitted(
      observations, clusterCount: 2, covariance: .spherical, weights: [1, 1, 1, 1, 1e15, 1e15])
    #expect(model.labels.count == 6 && model.logLikelihood.isFinite)
  }

  @Test func largeNumbersThatStillFit() throws {
    let observations = try Observations(columns: [[-1e140, -0.9e140, 1e140, 0.9e140, 0.8e140, -0.85e140]])
    for covariance in CovarianceModel.allCases {
      let model = try GaussianMixture.fitted(observations, clusterCount: 2, covariance: covariance)
      #expect(Set([[0, 0, 1, 1, 1, 0], [1, 1, 0, 0, 0, 1]]).contains(model.labels) && model.logLikelihood.isFinite)
    }
  }

  /// What lies far outside gets a label and a finite likelihood.
  @Test func farAway() throws {
    let model = try GaussianMixture.fitted(Observations(columns: [[1, 2, 3, 11, 12, 13.5]]), clusterCount: 2)
    let far = try Observations(columns: [[1e200, -1e200, .greatestFiniteMagnitude, 1e10]])
    #expect(try model.assign(far).allSatisfy { 0...1 ~= $0 })
    let shares = try model.responsibilities(of: far)
    for row in 0..<4 { #expect(abs(shares[0][row] + shares[1][row] - 1) < 1e-14) }
  }
}
