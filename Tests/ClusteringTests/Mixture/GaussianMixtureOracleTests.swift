import Clustering
import Foundation
import TestSupport
import Testing

/// Mixtures beside those of scikit-learn and mclust: log-likelihoods at least as great to 1e-3 relative, BIC, parameter
/// counts.
///
/// scikit-learn adds 1e-6 to variances of standardised features where the floor here holds them above 1e-6 of those of
/// the data, and looks for nothing but likelihood. Where one of its components is a spike over a few like accounts its
/// likelihood is what that number allows and no measure of a fit, so the lesser of its result and mclust's is the
/// reference. Where mclust finds the model not estimable, only what stands on the floor too is compared; and models of
/// more than two parameters for each account (one case: 215 for 100) only in their counts.
@Suite(.enabled(if: SharedFiles.exist)) struct GaussianMixtureOracleTests {
  private static let models: [String: (covariance: CovarianceModel, mclust: String)] = [
    "spherical": (.spherical, "VII"), "diag": (.diagonal, "VVI"), "full": (.full, "VVV"), "tied": (.tied, "EEE"),
  ]

  private func observations(_ name: String) throws -> Observations {
    try Observations(columns: MixtureOracle.columns(of: name))
  }

  @Test(arguments: MixtureOracle.names) func likelihoodsAreAsGreat(name: String) throws {
    let (oracle, observations) = (try MixtureOracle(named: name), try observations(name))
    let logOfCount = log(Double(observations.observationCount))
    for (key, reference) in oracle.gaussianMixture.models.sorted(by: { $0.key < $1.key }) {
      let parts = key.split(separator: "|")
      let (clusterCount, kind) = (try #require(Int(parts[1])), try #require(Self.models[String(parts[0])]))
      let model = try GaussianMixture.fitted(
        observations, clusterCount: clusterCount, covariance: kind.covariance, restartCount: 40)
      #expect(model.parameterCount == reference.parameterCount, "\(name) \(key)")
      var expected = reference.loglik
      if let bic = oracle.mclust.bic[kind.mclust]?["\(clusterCount)"] ?? nil {
        expected = min(expected, (bic + Double(reference.parameterCount) * logOfCount) / 2)
      }
      let isEstimable = (oracle.mclust.bic[kind.mclust]?["\(clusterCount)"] ?? nil) != nil
      let isLarge = reference.parameterCount > 2 * observations.observationCount
      if !isLarge && (isEstimable || !model.clustersOnFloor.isEmpty) {
        #expect(
          model.logLikelihood >= expected - 1e-3 * abs(expected),
          "\(name) \(key): \(model.logLikelihood) and \(reference.loglik), \(expected)")
      }
      if clusterCount == 1 {
        #expect(agree(model.logLikelihood, reference.loglik, 1e-5), "\(name) \(key)")
        #expect(agree(model.bic, reference.bic, 1e-5) && agree(model.aic, reference.aic, 1e-5), "\(name) \(key)")
      }
      #expect(model.isConverged, "\(name) \(key)")
    }
  }

  /// mclust's BIC of the models that scikit-learn does not have, too.
  @Test(arguments: MixtureOracle.names) func criteriaAreAsGoodAsThoseOfMclust(name: String) throws {
    let (oracle, observations) = (try MixtureOracle(named: name), try observations(name))
    let shared: [(CovarianceModel, String)] = [(.sphericalEqual, "EII"), (.diagonalEqual, "EEI"), (.tied, "EEE")]
    for (covariance, column) in shared {
      for (key, value) in try #require(oracle.mclust.bic[column]).sorted(by: { $0.key < $1.key }) {
        guard let value, let clusterCount = Int(key) else { continue }
        let model = try GaussianMixture.fitted(
          observations, clusterCount: clusterCount, covariance: covariance, restartCount: 20)
        #expect(model.bic <= -value + 2e-3 * abs(value), "\(name) \(column) \(key): \(model.bic) and \(-value)")
        if clusterCount == 1 { #expect(agree(model.bic, -value, 1e-8), "\(name) \(column)") }
      }
    }
  }

  /// From mclust's own partition EM comes to mclust's own optimum.
  @Test(arguments: MixtureOracle.names) func theSamePlaceFromTheSameStart(name: String) throws {
    let (oracle, observations) = (try MixtureOracle(named: name).mclust, try observations(name))
    let covariances: [String: CovarianceModel] = [
      "EII": .sphericalEqual, "VII": .spherical, "EEI": .diagonalEqual, "VVI": .diagonal, "EEE": .tied, "VVV": .full,
    ]
    let method = try GaussianMixture(
      clusterCount: oracle.bestCount, covariance: try #require(covariances[oracle.bestModel]), tolerance: 1e-9,
      iterationLimit: 5_000)
    let model = try method.fit(observations, from: oracle.classification.map { $0 - 1 })
    #expect(model.parameterCount == oracle.parameterCount)
    // mclust stops when a step gains less than 1e-5 of the log-likelihood.
    #expect(agree(model.logLikelihood, oracle.loglik, 1e-3), "\(model.logLikelihood) and \(oracle.loglik)")
    #expect(model.logLikelihood >= oracle.loglik - 1e-6 * abs(oracle.loglik))
    #expect(agree(model.bic, -oracle.bicOfBest, 1e-3) && agree(model.icl, -oracle.iclOfBest, 1e-2))
    for (left, right) in zip(model.proportions.sorted(), oracle.mixing.sorted()) { #expect(abs(left - right) < 0.03) }
  }
}
