import Criteria
import DecisionAnalysis
import LinearAlgebra
import Parallelism
import TestSupport
import Testing

/// Every reference case of ELECTRE II and III, to the tolerance that its file states.
@Suite(.enabled(if: SharedFiles.exist)) struct OutrankingOracleTests {
  @Test(arguments: MCDAOracle.named("electre2")) func electre2(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let method = try ELECTRE2(
      concordanceLevels: #require(oracle.parameters?["p"]).numbers,
      discordanceLevels: #require(oracle.parameters?["q"]).numbers)
    let ranking = try method.rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.scores, "score")
    try oracle.expect(ranking.ranks, "ranking")
  }

  @Test(arguments: MCDAOracle.named("electre3")) func electre3(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let ranking = try ELECTRE3().rank(oracle.matrix(), weights: oracle.weights())
    try oracle.expect(ranking.detail.concordances.rowMajor, "concordance")
    try oracle.expect(ranking.detail.credibilities.rowMajor, "credibility")
    if oracle.expected["descending"] != nil {
      try expectGroups(ranking.detail.descendingRanks, oracle, "descending")
      try expectGroups(ranking.detail.ascendingRanks, oracle, "ascending")
    } else {
      let off = ranking.detail.credibilities.elements.reduce(0, +)
      #expect(abs(off - (try #require(oracle.expected["sumCredibility"]?.number))) < 1e-9)
    }
  }

  /// Groups of names from best to worst.
  private func expectGroups(_ ranks: [Int], _ oracle: MCDAOracle, _ key: String) throws {
    let names = try #require(oracle.input["alternatives"]).texts
    let found = Set(ranks).sorted().map { rank in names.indices.filter { ranks[$0] == rank }.map { names[$0] } }
    #expect(found == (oracle.expected[key]?.list ?? []).map(\.texts))
  }

  @Test(arguments: MCDAOracle.named("electre-tri")) func electreTriB(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let profiles = try CategoryProfiles(
      categories: #require(oracle.input["categoriesWorstToBest"]).texts,
      criteria: oracle.criteria().map(\.name),
      boundaries: #require(oracle.input["profilesWorstToBest"]?.list).map(\.numbers))
    let level = try #require(oracle.parameters?["lambda_"]?.number)
    for rule in ELECTRETriB.Rule.allCases {
      let sorting = try ELECTRETriB(profiles, cuttingLevel: level, rule: rule).sort(
        oracle.matrix(), weights: oracle.weights())
      func byAlternative(_ lists: [[Double]]) -> [Double] { lists[0].indices.flatMap { a in lists.map { $0[a] } } }
      try oracle.expect(byAlternative(sorting.detail.concordances), "concordanceAlternativeProfile")
      try oracle.expect(byAlternative(sorting.detail.boundaryConcordances), "concordanceProfileAlternative")
      try oracle.expect(byAlternative(sorting.detail.credibilities), "credibilityAlternativeProfile")
      try oracle.expect(byAlternative(sorting.detail.boundaryCredibilities), "credibilityProfileAlternative")
      #expect(sorting.assignments.map { sorting.categories[$0] } == oracle.expected[rule.rawValue]?.texts)
    }
  }

  @Test(arguments: MCDAOracle.named("mrsort")) func mrSort(name: String) throws {
    let oracle = try MCDAOracle(named: name)
    let criteria = try oracle.criteria().map(\.name)
    let categories = ["Bad", "Medium", "Good"]
    let profiles = try CategoryProfiles(
      categories: categories, criteria: criteria,
      boundaries: categories.dropFirst().map { try #require(oracle.input["lowerProfiles"]?[$0]).numbers })
    var vetoes: [String: [String: Double]] = [:]
    for category in oracle.input["vetoes"]?.keys ?? [] {
      for (criterion, value) in zip(criteria, oracle.input["vetoes"]?[category]?.list ?? []) {
        vetoes[category, default: [:]][criterion] = value.number
      }
    }
    let weights = try oracle.weights()
    let majority = try #require(oracle.parameters?["lambda_"]?.number) / weights.values.reduce(0, +)
    let sorting = try MRSort(profiles, majority: majority, vetoes: vetoes).sort(oracle.matrix(), weights: weights)
    #expect(sorting.assignments.map { categories[$0] } == oracle.expected["assignment"]?.texts)
    #expect(!vetoes.isEmpty && sorting.sizes == [3, 1, 1])
  }
}
