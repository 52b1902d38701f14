import ClusterValidation
import Clustering
import Parallelism
import Provenance
import Segmentation
import TestSupport
import Testing

/// Is it the benefits or the pen?
@Suite struct RatingsEvidenceLawTests {
  private static func explore(
    _ columns: [[Double]], counts: ClosedRange<Int>, methods: [String] = [], response: ResponseTreatment = .raw
  ) throws -> MarketExploration {
    try ExplorationRunner(
      ExplorationOptions(
        segmentCounts: counts, segmentation: SegmentationOptions(response: response), pairCount: 4, methods: methods),
      workers: .one
    ).run(AccountData(columns: columns))
  }

  private static func benefits(_ count: Int = 300) -> SyntheticBuyers {
    SyntheticBuyers(
      count: count, centres: [[8, 3, 3, 6], [3, 8, 3, 6], [3, 3, 8, 6]], noise: 0.8, isWhole: true, seed: 2)
  }

  @Test func segmentsOfBenefitsSurvive() throws {
    let found = try Self.explore(Self.benefits().columns, counts: 3...3)
    #expect(found.ratings.survivals.map(\.response) == [.center, .standardize, .rank])
    #expect(found.ratings.survivals.allSatisfy { $0.survives })
    #expect(!found.diagnostics.contains { $0.code == "fake-segments" || $0.code == "level-style" })
    let removals = found.ratings.removals
    #expect(removals.map(\.feature) == [0, 1, 2, 3])
  }

  /// What is the same for all carries nothing, and what alone tells segments apart carries them.
  @Test func oneCriterionCarriesTheSegments() throws {
    let buyers = SyntheticBuyers(
      count: 200, centres: [[2, 5, 5], [9, 5, 5]], noise: 0.9, isWhole: true, seed: 7)
    let removals = try Self.explore(buyers.columns, counts: 2...2).ratings.removals
    #expect(removals[0].adjustedRandIndex < 0.2)
    #expect(removals[1].adjustedRandIndex > 0.95 && removals[2].adjustedRandIndex > 0.95)
  }

  /// Two heights of one preference: what k-means finds is the pen.
  @Test func segmentsOfThePenDoNot() throws {
    let pens = SyntheticBuyers(
      count: 300, centres: [[3, 4, 3, 4], [8, 9, 8, 9]], noise: 0.6, isWhole: true, seed: 5)
    let found = try Self.explore(pens.columns, counts: 2...2)
    let centred = try #require(found.ratings.survivals.first)
    #expect(centred.response == .center && !centred.survives)
    let codes = found.diagnostics.map(\.code)
    #expect(codes.contains("fake-segments") && codes.contains("level-style"))
    #expect(try #require(found.ratings.responseStyle).components.levelShare > 0.8)
  }

  @Test func straightLinersLeaveNothing() throws {
    let column = (0..<40).map { Double($0 % 2 == 0 ? 2 : 9) }
    let found = try Self.explore([column, column, column], counts: 2...2)
    #expect(found.ratings.survivals.map(\.adjustedRandIndex) == [nil, nil, nil])
    #expect(found.diagnostics.contains { $0.code == "straight-liners" && $0.severity == .warning })
    #expect(found.diagnostics.contains { $0.code == "redundant-criteria" })
  }

  /// What has been treated already is not asked for its survival, and criteria on different scales not for a style.
  @Test func whatCannotBeAskedIsNot() throws {
    let columns = Self.benefits(60).columns
    #expect(try Self.explore(columns, counts: 3...3, response: .center).ratings.survivals.isEmpty)
    let amounts = columns.dropLast() + [columns[3].map { $0 * 1000 }]
    #expect(try Self.explore(Array(amounts), counts: 3...3).ratings.responseStyle == nil)
    let single = try Self.explore([columns[0]], counts: 2...2).ratings
    #expect(single.removals.isEmpty && single.survivals.isEmpty && single.reliability == nil)
  }

  @Test func sampleSizes() throws {
    let small = try Self.explore(Self.benefits(90).columns, counts: 3...3)
    #expect(small.diagnostics.contains { $0.code == "sample-size" && $0.severity == .warning })
    let middling = try Self.explore(Self.benefits(300).columns, counts: 3...3)
    #expect(middling.diagnostics.contains { $0.code == "sample-size" && $0.severity == .note })
    let enough = try Self.explore(Self.benefits(400).columns, counts: 3...3)
    #expect(!enough.diagnostics.contains { $0.code == "sample-size" })
  }

  @Test func methodsAreHeldAgainstEachOther() throws {
    let names = ["kmeans", "ward", "single", "latent-class"]
    let found = try #require(try Self.explore(Self.benefits().columns, counts: 3...3, methods: names).methods)
    #expect(found.segmentCount == 3 && found.candidates.map(\.partition.method) == names)
    for (index, candidate) in found.candidates.enumerated() {
      #expect(candidate.agreements[index] == 1)
      for other in found.candidates.indices {
        #expect(candidate.agreements[other] == found.candidates[other].agreements[index])
      }
    }
    #expect(found.candidates[0].agreements[1] > 0.9, "Ward finds what k-means finds")
    #expect(found.candidates[0].partition.inertia <= found.candidates.map(\.partition.inertia).min()! + 1e-9)
    #expect(try Self.explore(Self.benefits(60).columns, counts: 3...3).methods == nil)
    #expect(throws: SegmentationError.unknownMethod("wrd", available: ClusteringCatalogue.entries.map(\.identifier))) {
      try Self.explore(Self.benefits(60).columns, counts: 3...3, methods: ["wrd"])
    }
  }
}
