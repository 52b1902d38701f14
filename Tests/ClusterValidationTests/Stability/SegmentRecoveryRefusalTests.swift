import ClusterValidation
import Clustering
import Testing

@Suite struct SegmentRecoveryRefusalTests {
  private let observations: Observations
  private let labels = (0..<20).map { $0 % 2 }

  init() throws { observations = try Observations(columns: [(0..<20).map { Double($0) }]) }

  @Test func badSettings() throws {
    #expect(throws: ClusteringError.setting(name: "The number of samples", value: 0, allowed: "at least 1")) {
      try SegmentRecovery(observations, scheme: .subset, sampleCount: 0, seed: 1)
    }
    for count in [20_001, Int.max] {
      #expect(
        throws: ClusteringError.setting(name: "The number of samples", value: Double(count), allowed: "in 1…20000")
      ) { try SegmentRecovery(observations, scheme: .subset, sampleCount: count, seed: 1) }
    }
    for share in [0, -0.1, 1.5, .nan] {
      #expect(throws: ClusteringError.self) {
        try SegmentRecovery(observations, scheme: .noise, share: share, seed: 1)
      }
    }
    #expect(throws: ClusteringError.setting(name: "The share of a sample", value: 2, allowed: "above 0 and at most 1"))
    {
      try SegmentRecovery(observations, scheme: .jitter, share: 2, seed: 1)
    }
    #expect(throws: ClusteringError.weightCount(2, expected: 20)) {
      try SegmentRecovery(observations, weights: ObservationWeights([1, 2]), scheme: .subset, seed: 1)
    }
    for scheme in ResamplingScheme.allCases {
      #expect(throws: ClusteringError.setting(name: "The number of restarts", value: 0, allowed: "at least 1")) {
        try SegmentRecovery(observations, scheme: scheme, restartCount: 0, seed: 1).estimate(
          reference: labels, clusterCount: 2)
      }
    }
  }

  @Test(arguments: ResamplingScheme.allCases) func badClusterCounts(scheme: ResamplingScheme) throws {
    let recovery = try SegmentRecovery(observations, scheme: scheme, seed: 1)
    #expect(throws: ClusteringError.clusterCount(0, observations: 0)) {
      try recovery.estimate(reference: labels, clusterCount: 0)
    }
    #expect(throws: ClusteringError.clusterCount(21, observations: 20)) {
      try recovery.estimate(reference: labels, clusterCount: 21)
    }
  }

  @Test func samplesWithTooFewRows() throws {
    let recovery = try SegmentRecovery(observations, scheme: .subset, share: 0.2, seed: 1)
    #expect(throws: ClusteringError.tooFewDistinct(distinct: 4, clusters: 5)) {
      try recovery.estimate(reference: labels, clusterCount: 5)
    }
  }

  /// Weights whose sums, or whose products with the draws, are not finite.
  @Test(arguments: ResamplingScheme.allCases) func weightsTooLarge(scheme: ResamplingScheme) throws {
    let weights = try ObservationWeights([Double](repeating: 1e308, count: 20))
    let recovery = try SegmentRecovery(observations, weights: weights, scheme: scheme, sampleCount: 3, seed: 1)
    #expect(throws: ClusteringError.self) { try recovery.estimate(reference: labels, clusterCount: 2) }
    let stability = try BootstrapStability(observations, weights: weights, pairCount: 2, seed: 1)
    #expect(throws: ClusteringError.self) { try stability.estimate(reference: labels, clusterCount: 2) }
  }
}
