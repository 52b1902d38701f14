import DecisionAnalysis
import Parallelism
import Provenance
import Testing

@Suite struct RankingCatalogueRefusalTests {
  @Test func namesTheNearestMethod() throws {
    let available = RankingCatalogue.identifiers
    #expect(throws: DecisionError.unknownMethod("wsmm", available: available)) {
      try RankingCatalogue.entry(named: "wsmm")
    }
    let error = DecisionError.unknownMethod("wsmm", available: available)
    #expect(error.description.contains("Did you mean 'wsm'?") && error.category == .usage)
  }

  @Test func refusesSettingsThatDoNotExist() throws {
    let entry = try RankingCatalogue.entry(named: "wsm")
    #expect(throws: DecisionError.unknownSetting("normalization", method: "wsm", available: ["normalisation"])) {
      try entry.make(["normalization": .name("vector")])
    }
    #expect(
      throws: DecisionError.settingName(
        name: "normalisation", value: "vectr", allowed: Normalisation.allCases.map(\.rawValue))
    ) {
      try entry.make(["normalisation": .name("vectr")])
    }
    let chosen = try #require(entry.make(["normalisation": .name("vector")], workers: .one) as? WSM)
    #expect(chosen.normalisation == .vector)
  }

  @Test func identifiersDiffer() {
    #expect(Set(RankingCatalogue.identifiers).count == RankingCatalogue.entries.count)
    for entry in RankingCatalogue.entries { #expect(!entry.citations.isEmpty && !entry.summary.isEmpty) }
  }
}
