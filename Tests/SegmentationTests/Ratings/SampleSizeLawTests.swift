import Segmentation
import Testing

@Suite struct SampleSizeLawTests {
  private func verdict(_ accounts: Int, _ benefits: Int, _ segments: Int) throws -> SampleSize.Verdict {
    try SampleSize(accountCount: accounts, benefitCount: benefits, segmentCount: segments).verdict
  }

  /// Nine benefits and four segments: 900 recommended, 360 at least.
  @Test func theLimitsBelongToTheBetterSide() throws {
    #expect(try verdict(900, 9, 4) == .sufficient)
    #expect(try verdict(899, 9, 4) == .belowRecommendation(missing: 1))
    #expect(try verdict(360, 9, 4) == .belowRecommendation(missing: 540))
    #expect(try verdict(359, 9, 4) == .belowFloor(missing: 1))
  }

  /// With more than ten segments the floor is the higher of both.
  @Test func theFloorMayBeAboveTheRule() throws {
    #expect(try verdict(1_799, 9, 20) == .belowFloor(missing: 1))
    #expect(try verdict(1_800, 9, 20) == .sufficient)
  }

  @Test func supportedBenefitsAreSufficient() throws {
    for (accounts, segments) in [(99, 2), (100, 2), (899, 4), (900, 4), (5_000, 30)] {
      let size = try SampleSize(accountCount: accounts, benefitCount: 5, segmentCount: segments)
      let count = size.supportedBenefitCount
      if count > 0 { #expect(try verdict(accounts, count, segments) == .sufficient) }
      #expect(try verdict(accounts, count + 1, segments) != .sufficient)
    }
  }

  @Test func productsBeyondTheLargestNumber() throws {
    #expect(try verdict(1, Int.max, Int.max) == .belowFloor(missing: Int.max - 1))
  }
}
