import Clustering
import Provenance
import Segmentation
import Testing

@Suite struct RatingsDegenerateTests {
  @Test func everyAccountAStraightLiner() throws {
    let column = [1.0, 4, 9, 3, 7]
    let ratings = try Observations(columns: [column, column, column])
    let style = try ResponseStyle(ratings, scale: 1...10)
    #expect(style.straightLiners == [0, 1, 2, 3, 4] && style.straightLinerShare == 1)
    #expect(style.components.residual == 0 && style.components.levelShare == 1)
    // Equal means of the benefits, up to the rounding of the mean of the means.
    #expect(style.components.items < 1e-28)
    guard case .level = style.verdict else {
      Issue.record("\(style.verdict)")
      return
    }
    #expect(style.diagnostics.first?.message.hasPrefix("Every account gives one rating to all benefits") == true)
    #expect(abs(try Reliability(ratings).alpha - 1) < 1e-15)
    let correlations = try BenefitCorrelations(ratings)
    #expect(try correlations.redundantPairs().map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(throws: RatingsError.collinearBenefit(1, measure: "the measure of sampling adequacy")) {
      try Factorability(correlations)
    }
  }

  @Test func allRatingsEqual() throws {
    let style = try ResponseStyle(Observations(columns: [[5, 5, 5], [5, 5, 5]]))
    #expect(style.components.total == 0 && style.components.personShare == 0 && style.components.levelShare == 0)
    #expect(style.generalFactor == nil && style.endShare == nil && style.endConsistency == nil)
    #expect(style.acquiescence == nil && style.verdict == .none && style.straightLiners == [0, 1, 2])
  }

  @Test func everyoneAtTheUpperEnd() throws {
    let style = try ResponseStyle(Observations(columns: [[10, 10], [10, 10]]), scale: 1...10)
    #expect(style.endShare == 1 && style.endConsistency == 0 && style.acquiescence == 1 && style.verdict == .none)
  }

  @Test func aConstantBenefitHasNoLoading() throws {
    let ratings = try Observations(columns: [[1, 4, 9, 3], [2, 2, 2, 2], [2, 4, 7, 5]])
    let style = try ResponseStyle(ratings)
    let factor = try #require(style.generalFactor)
    #expect(factor.loadings[1] == nil && factor.isOneSided)
    let reliability = try Reliability(ratings)
    #expect(reliability.standardizedAlpha == nil && reliability.meanCorrelation == nil)
    #expect(reliability.itemRestCorrelations[1] == nil && reliability.alphaIfDropped[1] != nil)
    #expect(throws: RatingsError.constantBenefit(1, measure: "its correlation with another")) {
      try BenefitCorrelations(ratings)
    }
  }

  /// By hand for the accounts {1, 4} and {3, 1}: MS_a = MS_b = 0.25 and MS_e = 6.25, all of it preference.
  @Test func twoAccounts() throws {
    let ratings = try Observations(columns: [[1, 3], [4, 1]])
    let style = try ResponseStyle(ratings)
    #expect(abs(style.components.residual - 6.25) < 1e-12 && style.components.persons == 0)
    #expect(style.straightLiners.isEmpty && style.verdict == .none)
    #expect(try BenefitCorrelations(ratings).redundantPairs().map(\.correlation) == [-1])
  }

  @Test func benefitsThatDoNotCorrelate() throws {
    let found = try Factorability(BenefitCorrelations(Observations(columns: [[1, 1, 2, 2], [1, 2, 1, 2]])))
    #expect(found.adequacy == 0 && found.adequacyByBenefit == [0, 0])
    #expect(found.sphericity == 0 && found.sphericityProbability == 1)
  }
}
