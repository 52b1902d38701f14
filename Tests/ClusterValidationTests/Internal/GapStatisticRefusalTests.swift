import ClusterValidation
import Clustering
import Testing

@Suite struct GapStatisticRefusalTests {
  private let observations: Observations

  init() throws { observations = try Observations(columns: [[1, 2, 3, 4, 5, 6]]) }

  @Test(arguments: [0, 1, 10_001, Int.max]) func badReferenceCounts(count: Int) {
    let allowed = count < 2 ? "at least 2" : "in 2…10000"
    #expect(
      throws: ClusterValidationError.setting(name: "The number of reference sets", value: count, allowed: allowed)
    ) { try GapStatistic(observations, referenceCount: count, seed: 1) }
  }

  @Test(arguments: [0, 100_001, Int.max]) func badRestartCounts(count: Int) {
    let allowed = count < 1 ? "at least 1" : "in 1…100000"
    #expect(throws: ClusterValidationError.setting(name: "The number of restarts", value: count, allowed: allowed)) {
      try GapStatistic(observations, restartCount: count, seed: 1)
    }
  }
}
