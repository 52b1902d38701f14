import Clustering
import Criteria
import Segmentation
import Testing

@Suite struct SegmentationDegenerateTests {
  private func run(
    _ columns: [[Double]], k: Int, scaling: FeatureScaling = .none, weights: WeightScaling? = nil
  ) throws -> MarketSegmentation {
    try SegmentationRunner(SegmentationOptions(segmentCount: .fixed(k), scaling: scaling, weightScaling: weights))
      .run(AccountData(columns: columns))
  }

  @Test func oneSegmentIsTheMarket() throws {
    let found = try run([[1, 5, 9], [2, 2, 8]], k: 1)
    #expect(found.segments[0].profile.map(\.mean) == found.marketMeans)
    #expect(found.segments[0].profile.allSatisfy { $0.difference == 0 && !$0.isMarker })
    #expect(found.segments[0].name == "near average")
    #expect(found.segments[0].share == 1)
    #expect(found.explainedVariance == 0)
    #expect(found.places == Array(repeating: found.places[0], count: 3))
    #expect(found.places[0].runnerUp == nil && found.places[0].margin == 1)
  }

  @Test func oneCriterion() throws {
    let found = try run([[1, 1, 2, 9, 10, 10]], k: 2)
    #expect(found.segments.map { $0.profile[0].mean }.sorted() == [4.0 / 3, 29.0 / 3])
    #expect(Set(found.segments.map(\.name)) == ["c1", "low c1"])
  }

  @Test(arguments: WeightScaling.allCases)
  func twoAccountsInTwoSegments(scaling: WeightScaling) throws {
    let found = try run([[1, 9], [4, 6]], k: 2, weights: scaling)
    #expect(found.inertia == 0)
    #expect(found.explainedVariance == 1)
    #expect(found.places.map(\.margin) == [1, 1])
    #expect(found.segments.allSatisfy { $0.size == 1 && $0.profile.allSatisfy { $0.standardError == 0 } })
    #expect(found.weights.scaling == scaling)
  }

  @Test func equalAccountsAreOneSegment() throws {
    let found = try run([[5, 5, 5], [3, 3, 3]], k: 1)
    #expect(found.inertia == 0)
    #expect(found.explainedVariance.isFinite)
    #expect(found.marketDeviations == [0, 0])
    #expect(throws: SegmentationError.tooFewPatterns(1, segments: 2, file: "accounts")) {
      try run([[5, 5, 5], [3, 3, 3]], k: 2)
    }
  }

  @Test func refusesTooManySegmentsAndConstantCriteria() {
    for k in [0, -2, 4] {
      #expect(throws: SegmentationError.tooManySegments(k, accounts: 3, file: "accounts")) {
        try run([[1, 2, 3]], k: k)
      }
    }
    for scaling in [FeatureScaling.standardize, .range] {
      #expect(
        throws: SegmentationError.constantCriterion(
          file: "accounts", column: "c2", value: 4, scaling: scaling.rawValue)
      ) { try run([[1, 2, 3], [4, 4, 4]], k: 2, scaling: scaling) }
    }
    #expect(throws: Never.self) { try run([[1, 2, 3], [4, 4, 4]], k: 2) }
  }
}
