import Provenance
import Testing

@testable import Segmentation

@Suite struct ResponseTreatmentLawTests {
  private static func treat(
    _ ratings: [Double], _ response: ResponseTreatment, of criterionCount: Int? = nil
  ) -> [Double] {
    var (ratings, order) = (ratings, [Int]())
    response.treat(&ratings, criterionCount: criterionCount ?? ratings.count, order: &order)
    return ratings
  }

  @Test func whatEachDoes() {
    #expect(Self.treat([2, 4, 9], .raw) == [2, 4, 9])
    #expect(Self.treat([2, 4, 9], .center) == [-3, -1, 4])
    let deviation = (26.0 / 3).squareRoot()
    #expect(Self.treat([2, 4, 9], .standardize) == [-3 / deviation, -1 / deviation, 4 / deviation])
    #expect(Self.treat([2, 3, 3], .share) == [0.75, 1.125, 1.125])
    #expect(Self.treat([4, 9, 4, 1], .rank) == [2.5, 4, 2.5, 1])
  }

  /// Who rates everything alike says nothing, whatever the rounding of its mean.
  @Test(arguments: [0.1, 7, 1e9 / 3]) func straightLinersBecomeFlat(rating: Double) {
    let ratings = [Double](repeating: rating, count: 7)
    #expect(Self.treat(ratings, .center) == [Double](repeating: 0, count: 7))
    #expect(Self.treat(ratings, .standardize) == [Double](repeating: 0, count: 7))
    #expect(Self.treat(ratings, .rank) == [Double](repeating: 4, count: 7))
    for share in Self.treat(ratings, .share) { #expect(abs(share - 1) < 1e-15) }
    #expect(Self.treat([0, 0], .share) == [1, 1])
  }

  /// A hand that is generous, or that uses twice the width, leaves no trace where it must not.
  @Test(arguments: 1...20) func handsLeaveNoTrace(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let ratings = (0..<6).map { _ in Double(1 + generator.nextIndex(below: 5)) }
    func near(_ left: [Double], _ right: [Double]) -> Bool { zip(left, right).allSatisfy { abs($0 - $1) < 1e-12 } }
    #expect(near(Self.treat(ratings.map { $0 + 3 }, .center), Self.treat(ratings, .center)))
    #expect(near(Self.treat(ratings.map { 2 * $0 + 3 }, .standardize), Self.treat(ratings, .standardize)))
    #expect(near(Self.treat(ratings.map { 2 * $0 }, .share), Self.treat(ratings, .share)))
    #expect(Self.treat(ratings.map { $0 * $0 }, .rank) == Self.treat(ratings, .rank))
    #expect(abs(Self.treat(ratings, .center).reduce(0, +)) < 1e-12)
    #expect(abs(Self.treat(ratings, .share).reduce(0, +) - 6) < 1e-12)
    #expect(Self.treat(ratings, .rank).reduce(0, +) == 21)
  }

  /// Ranks among two of five criteria have the middle and the ends of ranks among five.
  @Test func fewerRanksAreStretched() {
    #expect(Self.treat([3, 8], .rank, of: 5) == [1.75, 4.25])
    #expect(Self.treat([3], .rank, of: 5) == [3])
  }

  @Test func aCentreOverFewerCriteria() {
    let centre: [Double?] = [1, nil, 3]
    #expect(ResponseTreatment.center.restricted(centre) == [-1, nil, 1])
    #expect(ResponseTreatment.standardize.restricted(centre) == [-1, nil, 1])
    #expect(ResponseTreatment.share.restricted(centre) == [0.5, nil, 1.5])
    #expect(ResponseTreatment.rank.restricted(centre) == centre && ResponseTreatment.raw.restricted(centre) == centre)
    #expect(ResponseTreatment.center.restricted([nil, nil]) == [nil, nil])
  }

  @Test func negativeRatingsHaveNoShare() {
    #expect(throws: SegmentationError.belowShare(file: "accounts", column: "c2", line: 3, value: -1)) {
      try PreparedRatings(AccountData(columns: [[1, 2], [4, -1]]), transform: .none, response: .share)
    }
  }
}
