import Criteria
import DecisionAnalysis
import Foundation
import Parallelism
import Provenance
import TestSupport
import Testing

@testable import DecisionCases

@Suite struct DecisionCaseLawTests {
  private func shipped(_ id: String) throws -> DecisionCase { try CaseFile.read(id, in: CaseFile.shipped) }

  /// The parameters of a case are settings of its own method, and what a person chooses counts more.
  @Test func settingsComeFromTheCaseUnlessChosen() throws {
    let vikor = try shipped("vikor-papathanasiou-2018")
    #expect((try vikor.rankingMethod() as? VIKOR)?.groupWeight == 0.625)
    #expect((try vikor.rankingMethod(settings: ["v": .number(0.25)]) as? VIKOR)?.groupWeight == 0.25)
    let topsis = try shipped("topsis-opricovic-mountain-minmax")
    #expect((try topsis.rankingMethod() as? TOPSIS)?.normalisation == .minMax)
    #expect((try topsis.rankingMethod("wsm") as? WSM)?.normalisation == .ratio)
    #expect((try topsis.rankingMethod("vikor") as? VIKOR)?.groupWeight == 0.5)
    let electre = try #require(try shipped("electre2-cebrian-2009").rankingMethod() as? ELECTRE2)
    #expect(electre.concordanceLevels == [0.65, 0.5, 0.35] && electre.discordanceLevels == [0.65, 0.35])
    let multimoora = try #require(try shipped("multimoora-kracka-2010").rankingMethod() as? MULTIMOORA)
    #expect(multimoora.weighting == .unweighted)
    let spotis = try #require(try shipped("spotis-dezert-2020-example2-esp").rankingMethod() as? SPOTIS)
    #expect(spotis.expectedPoint == ["c1": 15300, "c2": 4, "c3": 115, "c4": 50, "c5": 900])
    let majority = try #require(try shipped("mrsort-r-mcda-transport").sortingMethod() as? MRSort)
    #expect(majority.majority == 0.5 && majority.vetoes["Good"] == ["Price": 9] && majority.vetoes.count == 2)
    #expect(
      try shipped("critic-tus-adali-2019-undirected").weightingSettings("critic") == ["directions": .name("ignored")])
    #expect(try shipped("critic-tus-adali-2019-undirected").weightingSettings("merec").isEmpty)
    #expect(
      try shipped("ahp-saaty-2008-drinks").weightingSettings("ahp") == ["random-index": .name("saaty-1980")])
  }

  /// Thresholds, bounds and preference functions belong to the criteria, whatever ranks them.
  @Test func parametersOfCriteriaAreReadForEveryMethod() throws {
    let projects = try shipped("electre3-projects-6x5").decisionMatrix()
    #expect(projects.criteria.allSatisfy { $0.indifference == 3 && $0.preference == 5 && $0.veto == 11 })
    #expect(projects.isNamed && projects.alternative(5) == "P6")
    // ELECTRE II calls its levels so.
    let levels = try shipped("electre2-cebrian-2009").decisionMatrix()
    #expect(levels.criteria.allSatisfy { $0.indifference == nil && $0.preference == nil })
    let cars = try shipped("electre-tri-diviz-six-real-cars").decisionMatrix()
    #expect(cars.criteria.map(\.veto) == [4000, nil, nil, nil, nil] && cars.criteria[1].name == "power")
    let plants = try shipped("promethee-brans-1986-power-plants-six-functions").decisionMatrix()
    #expect(plants.criteria[3].preferenceFunction == .level(indifference: 1, preference: 6))
    let spotis = try shipped("spotis-dezert-2020-example1").decisionMatrix()
    #expect(spotis.criteria[0].bounds == CriterionBounds(-5, 12) && spotis.criteria[1].direction == .minimize)
  }

  @Test func wordsOfFilesAndIdentifiersMeanTheSame() {
    for (words, identifier) in [
      ("ELECTRE I", "electre1"), ("ELECTRE II", "electre2"), ("ELECTRE III partial concordance", "electre3"),
      ("PROMETHEE I", "promethee1"), ("PROMETHEE I/II", "promethee2"), ("WSM / SAW", "wsm"),
      ("MOORA ratio system (weighted)", "moora"), ("topsis", "topsis"), ("TOPSIS", "topsis"),
    ] {
      #expect(CaseSubject(words) == .ranking(identifier), "\(words)")
    }
    #expect(CaseSubject("ELECTRE TRI-B") == .sorting("electre-tri-b"))
    #expect(CaseSubject("AHP hierarchy with one measured criterion") == .weighting("ahp-hierarchy"))
    #expect(CaseSubject("AHP (mean)") == .weighting("ahp"))
    #expect(CaseSubject("TOPSISSIMO") == nil && CaseSubject("") == nil)
    for identifier in RankingCatalogue.identifiers { #expect(CaseSubject(identifier) == .ranking(identifier)) }
    for identifier in WeightingCatalogue.identifiers { #expect(CaseSubject(identifier) == .weighting(identifier)) }
  }

  /// Categories stated by name are put in the order of their boundaries.
  @Test func categoriesByNameAreOrdered() throws {
    let file = try CaseFile.value("mrsort-r-mcda-transport")
    func list(_ values: [Double]) -> JSONValue { .list(values.map { .number($0) }) }
    let byName = file.replacing(["input", "categoriesWorstToBest"], by: .null).replacing(
      ["input", "lowerProfiles"],
      by: .object(["Good": list([3, 11, 3]), "Medium": list([7, 25, 2]), "Bad": .null]))
    #expect(try byName.decisionCase().categoryProfiles() == file.decisionCase().categoryProfiles())
    #expect(try byName.decisionCase().categoryProfiles().categories == ["Bad", "Medium", "Good"])
  }

  @Test func inputsThatNoShippedCaseHas() throws {
    func input(_ entries: [String: JSONValue], _ kind: WeightingInputKind) throws -> any WeightingInput {
      let file: JSONValue = .object([
        "schema": .text(DecisionCase.schema), "id": .text("x"), "method": .text("roc"), "family": .text("weights"),
        "input": .object(entries),
      ])
      return try file.decisionCase().weightingInput(for: kind)
    }
    let ordered = try CriterionRanks(order: [["a"], ["b", "c"]])
    let order: JSONValue = .list([.text("a"), .list([.text("b"), .text("c")])])
    #expect(try input(["order": order], .ranks) as? CriterionRanks == ordered)
    let ranks: JSONValue = .list([.number(1), .number(2), .number(2)])
    let names: JSONValue = .list([.text("a"), .text("b"), .text("c")])
    #expect(try input(["ranks": ranks, "criteria": names], .ranks) as? CriterionRanks == ordered)
  }

  /// Whatever one value of a file is replaced by, there is an answer or an error that names the file.
  @Test(arguments: ShippedCases.names.filter { !$0.hasPrefix("smaa") }) func nothingInAFileIsATrap(name: String) throws
  {
    let file = try CaseFile.value(name)
    let paths = file.paths.filter { ["input", "parameters", "tolerance", "published"].contains($0.first) }
    let stride = max(1, paths.count / 10)
    let others: [JSONValue] = [
      .null, .bool(true), .text("max"), .number(-1), .number(0), .number(1e308), .number(0.5), .list([]),
      .list([.number(1)]), .list([.list([])]), .object([:]),
    ]
    var refused = 0
    var generator = SeededGenerator(seed: 1)
    for place in Swift.stride(from: 0, to: paths.count, by: stride) {
      for _ in 0..<3 {
        let other = others[generator.nextIndex(below: others.count)]
        do {
          let changed = try file.replacing(paths[place][...], by: other).decisionCase()
          _ = try CaseCheck(changed, workers: .one)
        } catch let error as DecisionCaseError {
          refused += 1
          #expect(!error.description.isEmpty)
        }
      }
    }
    #expect(refused > 0)
  }
}
