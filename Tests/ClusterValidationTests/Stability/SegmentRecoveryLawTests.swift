import Clustering
import Parallelism
import Provenance
import Testing

@testable import ClusterValidation

@Suite struct SegmentRecoveryLawTests {
  /// Three clouds in the plane, far apart.
  private static func clouds() throws -> (observations: Observations, labels: [Int]) {
    var generator = SeededGenerator(seed: 61)
    let labels = (0..<150).map { $0 % 3 }
    let columns = (0..<2).map { axis in
      labels.map { label in 10 * Double((label + axis) % 3) + generator.nextNormal() }
    }
    return (try Observations(columns: columns), labels)
  }

  /// One cloud, cut in five by k-means.
  private static func cutCloud() throws -> (observations: Observations, labels: [Int]) {
    var generator = SeededGenerator(seed: 62)
    let observations = try Observations(columns: (0..<2).map { _ in (0..<300).map { _ in generator.nextNormal() } })
    return (observations, try KMeans(clusterCount: 5).fit(observations, using: &generator).labels)
  }

  @Test(arguments: ResamplingScheme.allCases) func cloudsFarApartAreFoundAgain(scheme: ResamplingScheme) throws {
    let (observations, labels) = try Self.clouds()
    let recovery = try SegmentRecovery(observations, scheme: scheme, sampleCount: 30, seed: 1)
    let found = try recovery.estimate(reference: labels, clusterCount: 3)
    #expect(found.scheme == scheme && found.clusterCount == 3 && found.isStable)
    #expect(found.recoveries.allSatisfy { $0.count == 30 })
    if scheme == .noise {
      #expect(found.meanRecoveries.allSatisfy { $0 > 0.95 }, "\(found.meanRecoveries)")
    } else {
      #expect(found.meanRecoveries == [1, 1, 1])
      #expect(found.recoveredShares == [1, 1, 1] && found.dissolvedShares == [0, 0, 0])
    }
  }

  @Test(arguments: ResamplingScheme.allCases) func aCutCloudIsNotFoundAgain(scheme: ResamplingScheme) throws {
    let (observations, labels) = try Self.cutCloud()
    let found = try SegmentRecovery(observations, scheme: scheme, sampleCount: 40, seed: 1).estimate(
      reference: labels, clusterCount: 5)
    // A little jitter moves only the borders of a cut.
    if scheme != .jitter {
      #expect(!found.isStable, "\(found.meanRecoveries)")
      #expect(found.dissolvedShares.contains { $0 > 0 }, "\(found.dissolvedShares)")
    }
    let clouds = try Self.clouds()
    let apart = try SegmentRecovery(clouds.observations, scheme: scheme, sampleCount: 40, seed: 1).estimate(
      reference: clouds.labels, clusterCount: 3)
    #expect(found.meanRecoveries.max()! < apart.meanRecoveries.min()!)
  }

  @Test(arguments: ResamplingScheme.allCases) func threadsDoNotChangeABit(scheme: ResamplingScheme) throws {
    let (observations, labels) = try Self.cutCloud()
    let weights = try ObservationWeights((0..<300).map { Double($0 * 7 % 5) / 2 })
    let recovery = try SegmentRecovery(
      observations, weights: weights, featureWeights: [1, 0.5], scheme: scheme, sampleCount: 9, restartCount: 2,
      seed: 3)
    let alone = try recovery.estimate(reference: labels, clusterCount: 5, workers: .one)
    for threads in [2, 7] {
      #expect(try recovery.estimate(reference: labels, clusterCount: 5, workers: Workers(count: threads)) == alone)
    }
  }

  @Test func theBootstrapIsThatOfBootstrapStability() throws {
    let (observations, labels) = try Self.cutCloud()
    let weights = try ObservationWeights((0..<300).map { Double($0 * 7 % 5) / 2 })
    let recovery = try SegmentRecovery(
      observations, weights: weights, scheme: .bootstrap, sampleCount: 6, restartCount: 3, seed: 8
    ).estimate(reference: labels, clusterCount: 5)
    let stability = try BootstrapStability(
      observations, weights: weights, pairCount: 6, restartCount: 3, seed: 8
    ).estimate(reference: labels, clusterCount: 5)
    #expect(recovery.recoveries == stability.recoveries && recovery.meanRecoveries == stability.meanRecoveries)
    #expect(recovery.dissolvedShares == stability.dissolvedShares && recovery.isStable == stability.isStable)
  }

  /// Sets of rows, as the formula is written.
  @Test func jaccardIndicesAreThoseOfSets() {
    var generator = SeededGenerator(seed: 5)
    let reference = (0..<90).map { _ in generator.nextIndex(below: 4) }
    let found = (0..<90).map { _ in generator.nextIndex(below: 3) }
    let recovery = SegmentRecovery.recovery(of: reference, in: found, 4) { $0 % 5 != 2 }
    let counted = Set((0..<90).filter { $0 % 5 != 2 })
    for own in 0..<4 {
      let left = counted.filter { reference[$0] == own }
      let best = (0..<4).map { other in
        let right = counted.filter { found[$0] == other }
        return Double(left.intersection(right).count) / Double(left.union(right).count)
      }.max()!
      #expect(recovery[own] == best)
    }
  }

  /// What observations of weight 0 are labelled, and where they lie, does not matter.
  @Test(arguments: ResamplingScheme.allCases) func weightZeroIsIgnored(scheme: ResamplingScheme) throws {
    let (observations, labels) = try Self.clouds()
    let weights = try ObservationWeights(labels.map { $0 == 2 ? 0 : 1 })
    let recovery = try SegmentRecovery(
      observations, weights: weights, scheme: scheme, sampleCount: 10, seed: 4)
    let found = try recovery.estimate(reference: labels.map { $0 == 0 ? 0 : 1 }, clusterCount: 2)
    let other = try recovery.estimate(reference: labels.map { $0 == 1 ? 1 : 0 }, clusterCount: 2)
    #expect(found == other)
    // Without the third cloud each of the first two is a cluster.
    #expect(found.meanRecoveries.allSatisfy { $0 > 0.95 })
  }

  @Test func sharesOfSamples() throws {
    let estimate = SegmentRecoveryEstimate(
      scheme: .subset, recoveries: [[0.5, 0.75, 0.875, 1], [0.125, 0.25, 0.625, 1]])
    #expect(estimate.dissolvedShares == [0.25, 0.5] && estimate.recoveredShares == [0.5, 0.25])
    #expect(estimate.meanRecoveries == [0.78125, 0.5] && !estimate.isStable)
  }
}

/// What the samples hold.
@Suite struct ResamplingSchemeLawTests {
  private static func buyers() throws -> Observations {
    var generator = SeededGenerator(seed: 63)
    return try Observations(columns: [
      (0..<400).map { _ in 5 + 2 * generator.nextNormal() }, (0..<400).map { _ in 100 * generator.nextUniform() },
      [Double](repeating: 3, count: 400),
    ])
  }

  @Test(arguments: [nil, 0.3, 1]) func subsets(share: Double?) throws {
    let weights = try ObservationWeights((0..<400).map { $0 < 101 ? 0 : 1 })
    let recovery = try SegmentRecovery(
      try Self.buyers(), weights: weights, scheme: .subset, share: share, sampleCount: 3, seed: 9)
    for sample in 0..<3 {
      let drawn = recovery.subset(sample)
      #expect(drawn.reduce(0, +) == Int32((share ?? 0.5) * 299) && drawn.allSatisfy { $0 == 0 || $0 == 1 })
      #expect(drawn[..<101].allSatisfy { $0 == 0 }, "what weighs nothing is not drawn")
    }
    #expect(share == 1 || recovery.subset(0) != recovery.subset(1))
  }

  @Test func noiseReplacesAShare() throws {
    let observations = try Self.buyers()
    let recovery = try SegmentRecovery(observations, scheme: .noise, sampleCount: 60, seed: 9)
    let moments = FeatureMoments(observations)
    var places: [Double] = []
    for sample in 0..<60 {
      let (disturbed, isKept) = try recovery.disturbed(sample)
      #expect(isKept.count { !$0 } == 20)
      for row in 0..<400 {
        if isKept[row] {
          #expect(disturbed.row(row) == observations.row(row))
        } else {
          #expect(disturbed[row, 2] == 3, "a constant stays as it is")
          places += (0..<2).map { (disturbed[row, $0] - moments.means[$0]) / moments.variances[$0].squareRoot() }
        }
      }
    }
    // Uniform in −4 … 4: variance 16/3.
    #expect(places.allSatisfy { abs($0) <= 4 } && places.max()! > 3.9 && places.min()! < -3.9)
    let variance = places.reduce(0) { $0 + $1 * $1 } / Double(places.count)
    #expect(abs(variance - 16.0 / 3) < 0.3)
  }

  @Test(arguments: [nil, 0.5]) func jitterIsAShareOfTheDeviation(share: Double?) throws {
    let observations = try Self.buyers()
    let recovery = try SegmentRecovery(
      observations, scheme: .jitter, share: share, sampleCount: 1, seed: 9)
    let (disturbed, isKept) = try recovery.disturbed(0)
    let moments = FeatureMoments(observations)
    #expect(isKept.allSatisfy { $0 } && recovery.share == share ?? 0.1)
    for feature in 0..<2 {
      let square = (0..<400).reduce(0.0) { sum, row in
        let difference = disturbed[row, feature] - observations[row, feature]
        return sum + difference * difference / 400
      }
      let expected = (share ?? 0.1) * moments.variances[feature].squareRoot()
      #expect(abs(square.squareRoot() / expected - 1) < 0.15)
    }
    #expect((0..<400).allSatisfy { disturbed[$0, 2] == 3 })
  }

  @Test func defaults() {
    #expect(ResamplingScheme.allCases.map(\.rawValue) == ["bootstrap", "subset", "noise", "jitter"])
    #expect(ResamplingScheme.allCases.map(\.defaultShare) == [nil, 0.5, 0.05, 0.1])
  }
}
