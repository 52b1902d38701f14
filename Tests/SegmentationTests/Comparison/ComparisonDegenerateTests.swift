import ClusterValidation
import Clustering
import Provenance
import Criteria
import LinearAlgebra
import Segmentation
import Testing

@Suite struct ComparisonDegenerateTests {
  private let market = ComparedMarket()
  private let names = ["one", "two", "three"]

  @Test func allAccountsInOneBelievedSegmentOfATable() throws {
    let comparison = try market.compare(market.data { _ in "two" }, predefined: try ComparedMarket.table())
    #expect(comparison.agreement.adjustedRandIndex == 0)
    #expect(comparison.fates.map(\.size) == [0, 120, 0])
    #expect(comparison.fates[0].parts.isEmpty && comparison.fates[1].splits)
    #expect(abs(comparison.predefinedExplainedVariance) < 1e-12)
    #expect(comparison.misfitCount == 80)
    #expect(comparison.misfits.count == 10)
    #expect(comparison.verdict.hasPrefix("The 3 believed segments do not hold"))
  }

  @Test func moreBelievedThanFoundAndTheReverse() throws {
    let data = try market.data { names[market.buyers.labels[$0]] }
    let fewer = try market.compare(data, k: 2)
    #expect(fewer.matches.count == 3)
    #expect(fewer.matches.count { $0.found == nil } == 1)
    let unmatched = try #require(fewer.matches.firstIndex { $0.found == nil })
    #expect(fewer.beliefs.allSatisfy { $0.differences[unmatched] == nil && $0.standardized[unmatched] == nil })
    #expect(fewer.foundExplainedVariance < fewer.predefinedExplainedVariance)
    let more = try market.compare(data, k: 6)
    #expect(more.matches.count == 6)
    #expect(more.matches.suffix(3).allSatisfy { $0.predefined == nil && $0.distance == nil })
    #expect(more.beliefs.allSatisfy { $0.differences.count == 3 })
  }

  @Test func oneFoundSegment() throws {
    let comparison = try market.compare(market.data { names[market.buyers.labels[$0]] }, k: 1)
    #expect(comparison.agreement.adjustedRandIndex == 0)
    #expect(abs(comparison.foundExplainedVariance) < 1e-12)
    #expect(comparison.matches.count { $0.found == 0 } == 1)
  }

  @Test func oneCriterionAndTwoAccounts() throws {
    let data = try AccountData(
      text: "price,segment\n2,a\n9,b\n", columns: AccountColumns(criteria: "price", label: "segment"))
    let comparison = try market.compare(data, k: 2)
    #expect(comparison.agreement.adjustedRandIndex == 1)
    #expect(comparison.foundExplainedVariance == 1)
    // A single criterion has no shape.
    #expect(comparison.matches.map(\.correlation) == [0, 0])
    #expect(comparison.families == [[0], [1]])
  }

  @Test func accountsWithoutADeclaredSegmentAreLeftOut() throws {
    let comparison = try market.compare(market.data { $0 == 0 ? nil : names[market.buyers.labels[$0]] })
    #expect(comparison.comparedCount == 119)
    #expect(comparison.agreement.table.total == 119)
    #expect(
      comparison.diagnostics.first { $0.code == "no-declared-segment" }?.message
        == "1 account has no declared segment and was left out of the comparison.")
  }

  /// A segment that only incomplete accounts declare has no profile, and is no phantom of zeros.
  @Test func aSegmentOfIncompleteAccountsOnlyIsNotCompared() throws {
    let data = try AccountData(
      text: "p,q,segment\n1,2,a\n2,1,a\n9,8,b\n8,9,b\n5,,ghost\n",
      columns: AccountColumns(criteria: "p,q", label: "segment"))
    let comparison = try market.compare(data, k: 2)
    #expect(comparison.predefined.segments == ["a", "b"])
    #expect(comparison.comparedCount == 4)
  }

  @Test func refusesWhatCannotBeCompared() throws {
    let table = try ComparedMarket.table()
    func tooFew(_ count: Int) -> SegmentationError {
      .tooFewPredefined(file: "accounts.csv", column: "segment", count: count)
    }
    #expect(throws: tooFew(1)) { try market.compare(market.data { _ in "one" }) }
    #expect(throws: tooFew(0)) { try market.compare(market.data { _ in nil }) }
    #expect(throws: tooFew(0)) { try market.compare(market.data { _ in nil }, predefined: table) }
    let unknown = SegmentationError.unknownSegment("thre", file: "accounts.csv", line: 7, available: names)
    #expect(throws: unknown) { try market.compare(market.data { $0 == 5 ? "thre" : "one" }, predefined: table) }
    #expect(unknown.description.hasSuffix("Did you mean 'three'?"))
    #expect(throws: SegmentationError.nothingToCompare) {
      try market.compare(AccountData(columns: market.buyers.columns))
    }
  }
}
