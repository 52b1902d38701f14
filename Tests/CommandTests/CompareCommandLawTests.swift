import Foundation
import Testing

/// `pondera compare --with` a weighting table.
struct CompareCommandLawTests {
  private let work: Workspace

  init() throws { work = try Workspace() }

  private func compare(_ table: String, _ more: [String] = []) throws -> CompareOutput {
    try work.decode(CompareOutput.self, ["compare", ProjectFiles.buyers, "--with", table] + more)
  }

  @Test func keysKeepTheirPromises() throws {
    let result = try compare(ProjectFiles.segments, ["--with-column", "believed_segment"])
    #expect(result.schema == "pondera.compare/1")
    #expect(result.accounts == 2000 && result.accountsCompared == 2000)
    #expect(result.criteria == ProjectFiles.benefits)
    #expect(result.k == 4 && result.predefined.count == 4)
    let table = result.crossTable
    #expect(table.rows == result.predefined)
    #expect(table.columns.count == 4 && Set(table.columns).count == 4)
    #expect(table.counts.count == 4 && table.counts.allSatisfy { $0.count == 4 })
    #expect(table.counts.joined().reduce(0, +) == 2000)
    let best = table.counts.map { $0.max()! }.reduce(0, +)
    #expect(
      abs(result.purity - Double(best) / 2000) <= 1e-12 || abs(result.inversePurity - Double(best) / 2000) <= 1e-12)
    for (row, purity) in zip(table.counts, table.rowPurity) {
      #expect(abs(purity - Double(row.max()!) / Double(row.reduce(0, +))) <= 1e-12)
    }
    for (row, entropy) in zip(table.counts, table.rowEntropy) {
      let shares = row.map { Double($0) / Double(row.reduce(0, +)) }
      #expect(abs(entropy + shares.reduce(0) { $1 > 0 ? $0 + $1 * log($1) : $0 }) <= 1e-12)
    }
    #expect(result.matching.count == 4)
    #expect(Set(result.matching.compactMap(\.segment)) == [1, 2, 3, 4])
    #expect(Set(result.matching.compactMap(\.predefined)) == Set(result.predefined))
    for match in result.matching {
      #expect(try #require(match.distance) >= 0)
      #expect((-1...1).contains(try #require(match.correlation)))
      #expect((0...1).contains(try #require(match.overlap)))
    }
    let harmonic = 2 * result.homogeneity * result.completeness / (result.homogeneity + result.completeness)
    #expect(abs(result.vMeasure - harmonic) <= 1e-12)
    #expect(result.explainedVariance.found > result.explainedVariance.predefined)
    // An eighth of the 2,000 labels is wrong, and noise moves some more accounts over a border.
    #expect(result.misfitCount >= 250 && result.misfitCount < 500)
    #expect(result.adjustedRandIndex > 0.5 && result.adjustedRandIndex < 0.7)
    #expect(!result.verdict.isEmpty && result.verdict.hasSuffix("."))
  }

  @Test func twoFamiliesUnderFourLabels() throws {
    let result = try compare(ProjectFiles.segments)
    #expect(
      Set(result.families.map(Set.init)) == [
        ["mining_operators", "aggregate_producers"], ["general_contractors", "rental_companies"],
      ])
    let names = result.predefined
    for (left, row) in result.predefinedCorrelations.enumerated() {
      for (right, value) in row.enumerated() where left < right {
        switch Set([names[left], names[right]]) {
        case ["mining_operators", "aggregate_producers"]: #expect(abs(value - 0.90) <= 0.005)
        case ["general_contractors", "rental_companies"]: #expect(abs(value - 0.83) <= 0.005)
        default: #expect(value < 0)
        }
      }
    }
  }

  @Test func theTransposeIsTheSameTable() throws {
    let rows = try String(contentsOfFile: ProjectFiles.segments, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    // Without the French names, of which the transpose would make a row of texts.
    let kept = rows.map { row in row.enumerated().filter { $0.offset != 1 }.map(\.element) }
    let turned = kept[0].indices.map { column in kept.map { $0[column] }.joined(separator: ",") }
    try work.write(turned.joined(separator: "\n") + "\n", to: "turned.csv")
    func output(_ table: String) throws -> Data {
      try work.succeed(["compare", ProjectFiles.buyers, "--with", table, "--format", "json"]).output
    }
    #expect(try output("turned.csv") == output(ProjectFiles.segments))
  }

  @Test func aFrenchTableIsTheSameTable() throws {
    let english = try compare(ProjectFiles.segments)
    let french = try compare(ProjectFiles.frenchSegments)
    #expect(french.predefined[2] == "Entreprises de construction généraliste")
    #expect(french.adjustedRandIndex == english.adjustedRandIndex)
    #expect(french.crossTable.counts == english.crossTable.counts)
    #expect(french.matching.map(\.distance) == english.matching.map(\.distance))
  }

  /// Semicolons, decimal commas and Windows-1252 on both sides.
  @Test func frenchAccountsAndTable() throws {
    let accounts = """
      référence;qualité;délai;prix
      é1;9,5;2,5;1
      é2;9,0;3,0;1,5
      é3;2,0;8,5;9
      é4;2,5;9,0;9,5

      """
    let table = "critère;exigeants;pressés\nqualité;9,25;2,25\ndélai;2,75;8,75\nprix;1,25;9,25\n"
    try work.write(try #require(accounts.data(using: .windowsCP1252)), to: "comptes.csv")
    try work.write(try #require(table.data(using: .windowsCP1252)), to: "segments.csv")
    let result = try work.decode(CompareOutput.self, ["compare", "comptes.csv", "--with", "segments.csv"])
    #expect(result.criteria == ["qualité", "délai", "prix"])
    #expect(result.predefined == ["exigeants", "pressés"])
    #expect(result.adjustedRandIndex == 1)
    for match in result.matching { #expect(try #require(match.distance) <= 1e-12) }
  }

  /// What `cluster` found is a belief that `compare` confirms.
  @Test func theWeightingTableOfClusterIsReadBack() throws {
    let clustering = ["--criteria", "6-14", "-k", "4"]
    _ = try work.succeed(["cluster", ProjectFiles.buyers, "--format", "csv", "-o", "found.csv"] + clustering)
    let result = try compare("found.csv", clustering)
    #expect(result.adjustedRandIndex == 1)
    for match in result.matching {
      #expect(try #require(match.distance) <= 1e-9)
      #expect(abs(try #require(match.correlation) - 1) <= 1e-12)
      #expect(match.overlap == 1)
    }
  }

  @Test func aSavedModelPlacesTheSameAccounts() throws {
    let fresh = ["compare", ProjectFiles.buyers, "--with-column", "believed_segment", "--criteria", "6-14"]
    _ = try work.succeed(["cluster", ProjectFiles.buyers, "--criteria", "6-14", "-k", "4", "--model", "model.json"])
    let clustered = try work.decode(CompareOutput.self, fresh + ["-k", "4"])
    let applied = try work.decode(CompareOutput.self, fresh + ["--model", "model.json"])
    #expect(applied.crossTable.counts == clustered.crossTable.counts)
    #expect(applied.crossTable.columns == clustered.crossTable.columns)
    #expect(abs(applied.inertia - clustered.inertia) <= 1e-9 * clustered.inertia)
    // The model brings its criteria.
    let unnamed = try work.decode(
      CompareOutput.self,
      ["compare", ProjectFiles.buyers, "--with-column", "believed_segment", "--model", "model.json"])
    #expect(unnamed.crossTable.counts == clustered.crossTable.counts)
  }
}
