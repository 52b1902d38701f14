import Clustering
import Provenance
import Segmentation
import Testing

@Suite struct RatingsRefusalTests {
  @Test func oneColumn() throws {
    let ratings = try Observations(columns: [[1, 2, 3]])
    func error(_ measure: String) -> RatingsError { .tooFewBenefits(found: 1, needed: 2, measure: measure) }
    #expect(throws: error("The diagnosis of response styles")) { try ResponseStyle(ratings) }
    #expect(throws: error("Cronbach's alpha")) { try Reliability(ratings) }
    #expect(throws: error("A correlation")) { try BenefitCorrelations(ratings) }
    #expect(error("A correlation").description == "A correlation needs at least 2 benefits and there is 1.")
  }

  @Test func oneAccount() throws {
    let ratings = try Observations(columns: [[1], [2]])
    let error = RatingsError.tooFewAccounts(found: 1, needed: 2, measure: "Cronbach's alpha")
    #expect(throws: error) { try Reliability(ratings) }
    #expect(
      error.description == "Cronbach's alpha needs at least 2 accounts with all ratings and there is 1.")
    #expect(error.category == ErrorCategory.data)
  }

  @Test func scalesThatDoNotFit() throws {
    let ratings = try Observations(columns: [[1, 2], [3, 11]])
    #expect(throws: RatingsError.scale(lowest: 5, highest: 5)) { try ResponseStyle(ratings, scale: 5...5) }
    let outside = RatingsError.outsideScale(account: 1, benefit: 1, value: 11, lowest: 1, highest: 10)
    #expect(throws: outside) { try ResponseStyle(ratings, scale: 1...10) }
    #expect(outside.description == "Account 2 rates benefit 2 with 11.0, outside the scale from 1.0 to 10.0.")
    #expect(RatingsError.scale(lowest: 5, highest: 5).category == ErrorCategory.usage)
  }

  @Test func sumsWithoutSpread() throws {
    let ratings = try Observations(columns: [[1, 2, 3], [3, 2, 1]])
    #expect(throws: RatingsError.noTotalSpread(measure: "Cronbach's alpha")) { try Reliability(ratings) }
  }

  @Test func valuesWhoseSquaresDoNotExist() throws {
    let ratings = try Observations(columns: [[1, 2, 3], [1e300, -1e300, 0]])
    #expect(throws: RatingsError.valuesTooLarge(benefit: 1)) { try ResponseStyle(ratings) }
  }

  @Test func thresholdsOutOfRange() throws {
    let correlations = try BenefitCorrelations(Observations(columns: [[1, 2, 3], [1, 3, 2]]))
    let name = "The correlation from which benefits are redundant"
    #expect(throws: RatingsError.setting(name: name, value: 1.5, allowed: "in 0…1")) {
      try correlations.redundantPairs(threshold: 1.5)
    }
    #expect(try correlations.redundantPairs().isEmpty)
    #expect(try correlations.redundantPairs(threshold: 0.4).map(\.correlation) == [0.5])
  }

  @Test func countsBelowOne() {
    #expect(throws: RatingsError.setting(name: "The number of segments", value: 0, allowed: "at least 1")) {
      try SampleSize(accountCount: 10, benefitCount: 2, segmentCount: 0)
    }
  }
}
