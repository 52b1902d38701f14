import ClusterValidation
import Clustering
import Parallelism
import Provenance
import Segmentation
import TestSupport
import Testing

@Suite struct SegmentValidationLawTests {
  private static func validated(
    _ columns: [[Double]], _ count: Int, method: String = "kmeans", constraints: SegmentConstraints = .init(),
    workers: Workers = .automatic
  ) throws -> (MarketSegmentation, SegmentValidation) {
    let found = try SegmentationRunner(
      SegmentationOptions(segmentCount: .fixed(count), method: method, constraints: constraints), workers: workers
    ).run(AccountData(columns: columns), with: .validation)
    return (found.segmentation, try #require(found.validation))
  }

  private static let islands = SyntheticBuyers(
    count: 240, centres: [[1, 1, 9], [9, 1, 1], [1, 9, 5]], noise: 0.7, seed: 4)

  @Test func islandsAreNatural() throws {
    let (segmentation, validation) = try Self.validated(Self.islands.columns, 3)
    #expect(validation.structure == .natural && validation.borderShare == 0 && validation.sampledCount == nil)
    #expect(validation.segments.map(\.size) == segmentation.segments.map(\.size))
    for segment in validation.segments {
      #expect(segment.recovery > 0.99 && segment.dissolvedShare == 0 && segment.structure == .natural)
      #expect(try #require(segment.withinSolution) > 0.99)
    }
    #expect(validation.schemes.map(\.scheme) == [.subset, .noise, .jitter])
    #expect(validation.schemes.allSatisfy { $0.isStable })
    #expect(try #require(validation.agreement).median > 0.99)
  }

  @Test func aCloudCutInFiveIsConstructive() throws {
    let cloud = SyntheticBuyers(count: 240, centres: [[5, 5, 5, 5, 5]], noise: 1.5, seed: 9)
    let (_, validation) = try Self.validated(cloud.columns, 5)
    #expect(validation.structure == .constructive)
    #expect(validation.segments.contains { $0.structure == .constructive && $0.dissolvedShare > 0 })
    #expect(validation.borderShare > 0.1)
  }

  /// The same segments have the same evidence in `explore`.
  @Test func exploringSaysTheSame() throws {
    let data = AccountData(columns: Self.islands.columns)
    let explored = try ExplorationRunner(ExplorationOptions(segmentCounts: 3...3)).run(data)
    let (_, validation) = try Self.validated(Self.islands.columns, 3)
    #expect(explored.recommended.segments == validation.segments && explored.schemes == validation.schemes)
  }

  /// Another method divides the samples itself.
  @Test(arguments: ["ward", "mixture-tied", "kmedoids", "trimmed"]) func methodsAreHeldAgainstThemselves(
    _ method: String
  ) throws {
    let (_, validation) = try Self.validated(Self.islands.columns, 3, method: method)
    #expect(validation.segments.allSatisfy { $0.recovery > 0.9 && $0.withinSolution == nil }, "\(method)")
    #expect(validation.schemes.isEmpty && validation.agreement == nil)
  }

  @Test func threadsDoNotChangeABit() throws {
    for method in ["kmeans", "ward"] {
      let one = try Self.validated(Self.islands.columns, 4, method: method, workers: .one).1
      #expect(try Self.validated(Self.islands.columns, 4, method: method, workers: Workers(count: 3)).1 == one)
    }
  }

  @Test func accountsThatMissARatingAreNotLookedAt() throws {
    var ratings = Self.islands.columns.map { $0.map { Optional($0) } }
    ratings[0][3] = nil
    ratings[2][8] = nil
    let data = AccountData(criteria: ["a", "b", "c"], ratings: ratings)
    let found = try SegmentationRunner(
      SegmentationOptions(segmentCount: .fixed(3))
    ).run(data, with: [.validation, .pictures])
    let (segmentation, validation) = (found.segmentation, try #require(found.validation))
    #expect(try #require(found.pictures).gorge.segments.map(\.segment) == [0, 1, 2])
    #expect(found.pictures?.stability.count == 3 && found.pictures?.silhouette != nil)
    #expect(segmentation.segments.reduce(0) { $0 + $1.size } == 240)
    #expect(validation.segments.reduce(0) { $0 + $1.size } == 238)
  }

  @Test func fewAccountsAreRefused() throws {
    let error = SegmentationError.tooFewToExplore(accounts: 9, needed: 10, file: "accounts")
    #expect(throws: error) { try Self.validated([[1, 1, 1, 2, 2, 2, 9, 9, 9]], 2) }
  }
}
