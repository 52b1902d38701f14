import DecisionAnalysis
import DecisionCases
import TestSupport
import Testing

@Suite struct ShippedCaseLawTests {
  @Test func theListIsTheFolder() {
    #expect(ShippedCases.names == CaseFile.names(in: CaseFile.shipped))
    #expect(ShippedCases.names.count >= 70)
  }

  @Test func casesAreNamedAfterTheirFilesAndSayWhereTheyComeFrom() throws {
    let cases = try ShippedCases.all()
    #expect(cases.map(\.id) == ShippedCases.names)
    for shipped in cases {
      #expect(shipped.name == shipped.id + ".json")
      #expect(!shipped.sources.isEmpty, "\(shipped.id)")
    }
  }

  /// What is compiled in is what lies in the folder.
  @Test func theProgramHasTheFilesAsTheyAre() throws {
    for shipped in try ShippedCases.all() {
      #expect(try shipped == CaseFile.read(shipped.id, in: CaseFile.shipped), "\(shipped.id)")
    }
  }

  @Test func everyMethodOfTheCataloguesHasACase() throws {
    let covered = Set(try ShippedCases.all().flatMap(\.methodIdentifiers))
    // Equal weights leave nothing to compute.
    let weighting = WeightingCatalogue.identifiers.filter { $0 != EqualWeights.identifier }
    for identifier in RankingCatalogue.identifiers + SortingCatalogue.identifiers + weighting {
      #expect(covered.contains(identifier), "\(identifier)")
    }
  }
}
