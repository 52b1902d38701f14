import Parallelism
import Provenance
import Testing

@testable import Clustering

/// What holds for latent classes.
@Suite struct LatentClassLawTests {
  private func respondents(_ count: Int = 600) -> Respondents { Respondents(count: count, seed: 101) }

  @Test func theLikelihoodNeverFalls() throws {
    for clusterCount in [2, 3, 5] {
      let model = try LatentClassAnalysis.fitted(
        respondents().observations(), clusterCount: clusterCount, restartCount: 4)
      #expect(model.trace.count > 2 && model.trace.last == model.logLikelihood && model.isConverged)
      for (before, after) in zip(model.trace, model.trace.dropFirst()) {
        #expect(after >= before - 1e-12 * abs(before), "k = \(clusterCount)")
      }
    }
  }

  @Test func aModelDescribesOneState() throws {
    let observations = try respondents().observations()
    let model = try LatentClassAnalysis.fitted(observations, clusterCount: 3)
    #expect(try model.assign(observations) == model.labels)
    let shares = try model.responsibilities(of: observations)
    var (entropy, uncertainty, likelihood) = (0.0, 0.0, 0.0)
    for row in 0..<600 {
      let own = shares.map { $0[row] }
      #expect(abs(own.reduce(0, +) - 1) < 1e-14 && own.firstIndex(of: own.max()!) == model.labels[row])
      entropy -= own.reduce(0) { $0 + ($1 > 0 ? $1 * $1.naturalLogarithm : 0) }
      uncertainty -= own.max()!.naturalLogarithm
      var density = 0.0
      for cluster in 0..<3 {
        var product = model.proportions[cluster]
        for item in 0..<6 {
          let answer = model.answers[item].firstIndex(of: Int(observations[row, item]))!
          product *= model.responseProbabilities[cluster][item][answer]
        }
        density += product
      }
      likelihood += density.naturalLogarithm
    }
    #expect(agree(likelihood, model.logLikelihood, 1e-12))
    #expect(agree(entropy, model.entropy) && agree(uncertainty, model.classificationUncertainty))
    for cluster in 0..<3 {
      for item in 0..<6 { #expect(agree(model.responseProbabilities[cluster][item].reduce(0, +), 1, 1e-14)) }
      #expect(abs(shares[cluster].reduce(0, +) / 600 - model.proportions[cluster]) < 1e-4)
    }
    // k − 1 and k (4 · 1 + 2 + 4).
    #expect(model.parameterCount == 2 + 3 * 10 && model.answers[5] == [1, 2, 3, 4, 5])
    #expect(model.sizes == model.sizes.sorted(by: >) && model.sizes.reduce(0, +) == 600)
    #expect(agree(model.bic, -2 * model.logLikelihood + 32 * 600.0.naturalLogarithm, 1e-12))
  }

  /// The classes are those that the answers were made from.
  @Test func theTruthIsFound() throws {
    let respondents = respondents(6_000)
    let model = try LatentClassAnalysis.fitted(respondents.observations(), clusterCount: 3)
    for (proportion, share) in zip(model.proportions, [0.5, 0.3, 0.2]) { #expect(abs(proportion - share) < 0.03) }
    let right = zip(model.labels, respondents.kinds).count { $0 == $1 }
    #expect(right > 5_500)
    let criteria = try (1...5).map {
      try LatentClassAnalysis.fitted(respondents.observations(), clusterCount: $0, tolerance: 1e-9).bic
    }
    #expect(criteria.firstIndex(of: criteria.min()!) == 2, "BIC finds three classes: \(criteria)")
  }

  @Test func orderOfAccounts() throws {
    let observations = try respondents().observations()
    var generator = SeededGenerator(seed: 102)
    var order = Array(0..<600)
    for place in order.indices.dropLast() {
      order.swapAt(place, place + generator.nextIndex(below: order.count - place))
    }
    let model = try LatentClassAnalysis.fitted(observations, clusterCount: 3)
    let permuted = try LatentClassAnalysis.fitted(observations.selecting(order), clusterCount: 3)
    #expect(permuted.labels == order.map { model.labels[$0] })
    #expect(agree(permuted.logLikelihood, model.logLikelihood, 1e-8))
  }

  /// So many items that patterns are not counted, in several chunks: any number of threads gives the same bits.
  @Test func threads() throws {
    let one = respondents(20_000).columns
    let two = Respondents(count: 20_000, seed: 103).columns
    let observations = try Observations(byteColumns: one + two)
    func fitted(_ threads: Int) throws -> LatentClassModel {
      try LatentClassAnalysis.fitted(
        observations, clusterCount: 3, restartCount: 3, tolerance: 1e-7, workers: Workers(count: threads))
    }
    let model = try fitted(1)
    for threads in [2, 5] { #expect(try fitted(threads) == model) }
    #expect(try model.assign(observations, workers: Workers(count: 3)) == model.labels)
  }

  /// Six items make few patterns, which are counted; a seventh with 250 answers keeps them from being. In one class the
  /// likelihood is the sum over items either way.
  @Test func patternsAreTheirRows() throws {
    let respondents = respondents()
    let noise = (0..<600).map { UInt8($0 % 250) }
    let plain = try LatentClassAnalysis.fitted(respondents.observations(), clusterCount: 1)
    let wide = try LatentClassAnalysis.fitted(
      Observations(byteColumns: respondents.columns + [noise]), clusterCount: 1)
    let counts = (0..<250).map { answer in Double(noise.count { Int($0) == answer }) }
    let ofNoise = counts.reduce(0) { $0 + $1 * ($1 / 600).naturalLogarithm }
    #expect(agree(wide.logLikelihood, plain.logLikelihood + ofNoise, 1e-12))
    #expect(wide.answers[6].count == 250 && wide.parameterCount == plain.parameterCount + 249)
  }

  @Test func weightTwoIsTheRowTwice() throws {
    let observations = try respondents(300).observations()
    let rows = (0..<300).flatMap { $0 % 3 == 0 ? [$0, $0] : [$0] }
    let repeated = try LatentClassAnalysis.fitted(observations.selecting(rows), clusterCount: 2)
    let weighted = try LatentClassAnalysis.fitted(
      observations, clusterCount: 2, weights: (0..<300).map { $0 % 3 == 0 ? 2 : 1 })
    #expect(rows.map { weighted.labels[$0] } == repeated.labels && weighted.totalWeight == 400)
    #expect(agree(weighted.logLikelihood, repeated.logLikelihood, 1e-8))
    #expect(weighted.clusterWeights == repeated.clusterWeights)
  }

  /// The same answers in every storage, and with other codes.
  @Test func storageAndCodes() throws {
    let columns = respondents().columns
    let model = try LatentClassAnalysis.fitted(respondents().observations(), clusterCount: 3)
    let storages: [[Observations.Column]] = [
      columns.map { .doubles($0.map { Double($0) }) }, columns.map { .singles($0.map { Float($0) }) },
      columns.map { .decimals($0.map { Int32($0) * 100 }, places: 2) },
    ]
    for storage in storages {
      #expect(try LatentClassAnalysis.fitted(Observations(storage), clusterCount: 3) == model)
    }
    let moved = try LatentClassAnalysis.fitted(
      Observations(byteColumns: columns.map { $0.map { $0 + 7 } }), clusterCount: 3)
    #expect(moved.labels == model.labels && moved.logLikelihood == model.logLikelihood)
    #expect(moved.answers[5] == [8, 9, 10, 11, 12] && moved.responseProbabilities == model.responseProbabilities)
  }
}
