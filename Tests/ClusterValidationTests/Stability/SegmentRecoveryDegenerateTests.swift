import ClusterValidation
import Clustering
import Testing

@Suite struct SegmentRecoveryDegenerateTests {
  @Test(arguments: ResamplingScheme.allCases) func oneSegment(scheme: ResamplingScheme) throws {
    let observations = try Observations(columns: [(0..<30).map { Double($0 * $0 % 17) }])
    let found = try SegmentRecovery(observations, scheme: scheme, sampleCount: 5, seed: 1).estimate(
      reference: [Int](repeating: 0, count: 30), clusterCount: 1)
    #expect(found.recoveries == [[1, 1, 1, 1, 1]] && found.recoveredShares == [1])
  }

  @Test(arguments: ResamplingScheme.allCases) func oneAccount(scheme: ResamplingScheme) throws {
    let found = try SegmentRecovery(
      Observations(columns: [[4], [2]]), scheme: scheme, sampleCount: 2, seed: 1
    ).estimate(reference: [0], clusterCount: 1)
    #expect(found.recoveries == [[1, 1]])
  }

  /// A segment without an account is never found, and that is no error.
  @Test(arguments: ResamplingScheme.allCases) func anEmptySegment(scheme: ResamplingScheme) throws {
    let values = (0..<40).map { row -> Double in Double(row % 3) + (row < 20 ? 0 : 50) }
    let observations = try Observations(columns: [values])
    let found = try SegmentRecovery(observations, scheme: scheme, sampleCount: 4, seed: 1).estimate(
      reference: [Int](repeating: 1, count: 40), clusterCount: 2)
    #expect(found.meanRecoveries[0] == 0 && found.dissolvedShares[0] == 1 && found.meanRecoveries[1] > 0.4)
  }

  /// Where all that weighs is one account, it is drawn.
  @Test(arguments: ResamplingScheme.allCases) func oneAccountThatWeighs(scheme: ResamplingScheme) throws {
    let weights = try ObservationWeights((0..<12).map { $0 == 7 ? 2 : 0 })
    let found = try SegmentRecovery(
      Observations(columns: [(0..<12).map { Double($0) }]), weights: weights, scheme: scheme, sampleCount: 3, seed: 1
    ).estimate(reference: [Int](repeating: 0, count: 12), clusterCount: 1)
    #expect(found.recoveries == [[1, 1, 1]])
  }
}
