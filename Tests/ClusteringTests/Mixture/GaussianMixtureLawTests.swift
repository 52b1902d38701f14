import Parallelism
import Provenance
import TestSupport
import Testing

@testable import Clustering

/// What holds for every mixture.
@Suite struct GaussianMixtureLawTests {
  /// Buyers around four places, with spreads of their own and some correlation.
  private static func buyers(count: Int, seed: UInt64 = 91) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    let centres: [[Double]] = [[0, 0, 0], [9, 1, 4], [2, 10, -5], [-8, 5, 6]]
    var columns = [[Double]](repeating: [], count: 3)
    for row in 0..<count {
      // Unequal shares: 4, 3, 2 and 1 of ten.
      let cluster = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][row % 10]
      let (spread, common) = (0.6 + 0.3 * Double(cluster), generator.nextNormal())
      for feature in 0..<3 {
        columns[feature].append(centres[cluster][feature] + spread * (0.6 * common + 0.8 * generator.nextNormal()))
      }
    }
    return columns
  }

  @Test(arguments: CovarianceModel.allCases) func theLikelihoodNeverFalls(covariance: CovarianceModel) throws {
    let overlapping = try SyntheticBuyers.ratings(count: 300).observations()
    for (clusterCount, seed) in [(2, 1), (4, 2), (7, 3)] {
      let model = try GaussianMixture.fitted(
        overlapping, clusterCount: clusterCount, covariance: covariance, seed: UInt64(seed), restartCount: 3)
      #expect(model.trace.count > 2 && model.trace.last == model.logLikelihood)
      for (before, after) in zip(model.trace, model.trace.dropFirst()) {
        #expect(after >= before - 1e-11 * abs(before), "\(covariance), k = \(clusterCount)")
      }
    }
  }

  /// Also where the floor holds variances up: two columns are one, and rows repeat each other.
  @Test(arguments: CovarianceModel.allCases) func theLikelihoodNeverFallsOnTheFloor(
    covariance: CovarianceModel
  ) throws {
    let columns = SyntheticBuyers.ratings(count: 40).columns
    let observations = try Observations(columns: [columns[0], columns[0], columns[1]])
    for clusterCount in [2, 6] {
      let labels = (0..<40).map { $0 % clusterCount }
      let method = try GaussianMixture(clusterCount: clusterCount, covariance: covariance, tolerance: 0)
      let model = try method.fit(observations, from: labels)
      if covariance.isFull { #expect(model.clustersOnFloor.count == clusterCount) }
      for (before, after) in zip(model.trace, model.trace.dropFirst()) {
        #expect(after >= before - 1e-10 * abs(before), "\(covariance), k = \(clusterCount)")
      }
    }
  }

  @Test(arguments: CovarianceModel.allCases) func aModelDescribesOneState(covariance: CovarianceModel) throws {
    let observations = try SyntheticBuyers.ratings(count: 300).observations()
    let model = try GaussianMixture.fitted(observations, clusterCount: 3, covariance: covariance, restartCount: 4)
    #expect(try model.assign(observations) == model.labels)
    #expect(agree(try model.logLikelihood(of: observations), model.logLikelihood, 1e-12))
    let shares = try model.responsibilities(of: observations)
    var (entropy, uncertainty) = (0.0, 0.0)
    for row in 0..<300 {
      let own = shares.map { $0[row] }
      #expect(abs(own.reduce(0, +) - 1) < 1e-14)
      #expect(own.firstIndex(of: own.max()!) == model.labels[row])
      entropy -= own.reduce(0) { $0 + ($1 > 0 ? $1 * $1.naturalLogarithm : 0) }
      uncertainty -= own.max()!.naturalLogarithm
    }
    #expect(agree(entropy, model.entropy) && agree(uncertainty, model.classificationUncertainty))
    #expect(agree(model.icl - model.bic, 2 * uncertainty, 1e-8) && 0...1 ~= model.separation)
    // Every M step keeps the mean of all observations and gives each component the mean of its shares.
    for feature in 0..<4 {
      let mean = (0..<300).reduce(0) { $0 + observations[$1, feature] } / 300
      let mixed = zip(model.proportions, model.means).reduce(0) { $0 + $1.0 * $1.1[feature] }
      #expect(agree(mean, mixed, 1e-12))
    }
    for (share, proportion) in zip(shares, model.proportions) {
      #expect(abs(share.reduce(0, +) / 300 - proportion) < 1e-3)
    }
    #expect(model.sizes.reduce(0, +) == 300 && model.clusterWeights == model.sizes.map { Double($0) })
    #expect(model.sizes == model.sizes.sorted(by: >))
  }

  @Test(arguments: CovarianceModel.allCases) func orderOfAccounts(covariance: CovarianceModel) throws {
    let observations = try Observations(columns: Self.buyers(count: 300))
    var generator = SeededGenerator(seed: 92)
    var order = Array(0..<300)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let model = try GaussianMixture.fitted(observations, clusterCount: 4, covariance: covariance)
    let permuted = try GaussianMixture.fitted(observations.selecting(order), clusterCount: 4, covariance: covariance)
    #expect(permuted.labels == order.map { model.labels[$0] })
    #expect(agree(permuted.logLikelihood, model.logLikelihood, 1e-8))
  }

  /// Several chunks and the sample: one, two and five threads give the same bits.
  @Test(arguments: CovarianceModel.allCases) func threads(covariance: CovarianceModel) throws {
    let observations = try Observations(columns: Self.buyers(count: 40_000))
    func fitted(_ threads: Int) throws -> GaussianMixtureModel {
      try GaussianMixture.fitted(
        observations, clusterCount: 4, covariance: covariance, restartCount: 3, tolerance: 1e-6,
        workers: Workers(count: threads))
    }
    let model = try fitted(1)
    for threads in [2, 5] { #expect(try fitted(threads) == model) }
    #expect(try model.assign(observations, workers: Workers(count: 3)) == model.labels)
    // The truth, since the buyers are well apart.
    for (size, share) in zip(model.sizes, [0.4, 0.3, 0.2, 0.1]) { #expect(abs(Double(size) / 40_000 - share) < 0.005) }
  }

  @Test(arguments: CovarianceModel.allCases) func weightTwoIsTheRowTwice(covariance: CovarianceModel) throws {
    let observations = try Observations(columns: Self.buyers(count: 150))
    let rows = (0..<150).flatMap { $0 % 3 == 0 ? [$0, $0] : [$0] }
    let repeated = try GaussianMixture.fitted(observations.selecting(rows), clusterCount: 4, covariance: covariance)
    let weighted = try GaussianMixture.fitted(
      observations, clusterCount: 4, covariance: covariance, weights: (0..<150).map { $0 % 3 == 0 ? 2 : 1 })
    #expect(rows.map { weighted.labels[$0] } == repeated.labels)
    #expect(weighted.totalWeight == 200 && weighted.clusterWeights == repeated.clusterWeights)
    #expect(agree(weighted.logLikelihood, repeated.logLikelihood, 1e-7) && agree(weighted.bic, repeated.bic, 1e-7))
    for (left, right) in zip(weighted.means.joined(), repeated.means.joined()) { #expect(abs(left - right) < 1e-4) }
  }

  @Test func weightZeroMovesNothing() throws {
    let observations = try Observations(columns: Self.buyers(count: 200))
    let kept = (0..<200).filter { $0 % 4 != 1 }
    let all = try GaussianMixture.fitted(
      observations, clusterCount: 4, weights: (0..<200).map { $0 % 4 != 1 ? 1 : 0 })
    let some = try GaussianMixture.fitted(observations.selecting(kept), clusterCount: 4)
    #expect(kept.map { all.labels[$0] } == some.labels)
    #expect(agree(all.logLikelihood, some.logLikelihood, 1e-8) && all.clusterWeights == some.clusterWeights)
    #expect(all.labels == (try all.assign(observations)))
  }

  /// The same numbers in every storage. The spread of bytes is exact and that of others is summed, so the last bits
  /// differ.
  @Test(arguments: [300, 20_000]) func storage(count: Int) throws {
    let columns = SyntheticBuyers(
      count: count, centres: [[2, 8, 5], [9, 2, 6], [5, 5, 20]], noise: 1, isWhole: true, seed: 93
    ).columns.map { $0.map { max(0, $0) } }
    let bytes = try Observations(columns: columns)
    #expect(bytes.byteColumns != nil)
    let model = try GaussianMixture.fitted(bytes, clusterCount: 3, restartCount: 2, tolerance: 1e-7)
    let storages: [[Observations.Column]] = [
      columns.map { .doubles($0) }, columns.map { .singles($0.map { Float($0) }) },
      columns.map { .decimals($0.map { Int32($0 * 1_000) }, places: 3) },
    ]
    for storage in storages {
      let same = try GaussianMixture.fitted(
        Observations(storage), clusterCount: 3, restartCount: 2, tolerance: 1e-7)
      #expect(same.labels == model.labels && same.sizes == model.sizes)
      #expect(agree(same.logLikelihood, model.logLikelihood, 1e-6))
    }
  }

  /// Another unit or another origin of a feature changes no label, and the density by the unit.
  @Test(arguments: CovarianceModel.allCases.filter { !$0.isSpherical }) func units(covariance: CovarianceModel) throws {
    let columns = Self.buyers(count: 200)
    let model = try GaussianMixture.fitted(Observations(columns: columns), clusterCount: 4, covariance: covariance)
    let other = try GaussianMixture.fitted(
      Observations(columns: [columns[0], columns[1].map { 3.7 * $0 + 2_019 }, columns[2]]), clusterCount: 4,
      covariance: covariance)
    #expect(other.labels == model.labels)
    #expect(agree(other.logLikelihood, model.logLikelihood - 200 * 3.7.naturalLogarithm, 1e-8))
    for cluster in 0..<4 {
      #expect(agree(other.means[cluster][1], 3.7 * model.means[cluster][1] + 2_019, 1e-6))
      let (mine, others) = (model.covarianceMatrix(of: cluster), other.covarianceMatrix(of: cluster))
      #expect(agree(others[1][1], 3.7 * 3.7 * mine[1][1], 1e-4))
      #expect(others[0][1] == others[1][0])
    }
  }

  /// Balls of one size that are well apart are the clusters of k-means.
  @Test func equalBallsAreKMeans() throws {
    let observations = try SyntheticBuyers(
      count: 400, centres: [[0, 0], [30, 0], [0, 30], [30, 30], [60, 60]], noise: 2, seed: 94
    ).observations()
    let model = try GaussianMixture.fitted(observations, clusterCount: 5, covariance: .sphericalEqual)
    let partition = try KMeans.fitted(observations, clusterCount: 5)
    #expect(model.labels == partition.labels && model.sizes == partition.sizes)
    for (left, right) in zip(model.means.joined(), partition.centroids.joined()) { #expect(abs(left - right) < 1e-9) }
    let variance = partition.inertia / 800
    let matrix = model.covarianceMatrix(of: 2)
    #expect(agree(matrix[0][0], variance) && agree(matrix[1][1], variance) && matrix[0][1] == 0)
  }

  @Test func parameterCounts() {
    let expected: [CovarianceModel: Int] = [
      .spherical: 14, .sphericalEqual: 12, .diagonal: 20, .diagonalEqual: 14, .full: 29, .tied: 17,
    ]
    for covariance in CovarianceModel.allCases {
      #expect(covariance.parameterCount(clusterCount: 3, featureCount: 3) == expected[covariance])
    }
  }
}
