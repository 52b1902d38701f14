import Testing

@testable import ClusterValidation
@testable import Segmentation

@Suite struct SegmentCountRuleLawTests {
  private static func number(
    _ count: Int, recovery: Double = 0.9, bic: Double? = 0, isSeparated: Bool = false
  ) -> SegmentCountEvidence {
    SegmentCountEvidence(segmentCount: count, leastRecovery: recovery, isSeparated: isSeparated, bic: bic)
  }

  private static func gap(_ count: Int, _ value: Double) -> GapStatistic.Estimate {
    .init(clusterCount: count, logDispersion: 0, expectedLogDispersion: value, standardError: 0.01)
  }

  /// What was asked, in order.
  private final class Witnesses {
    var asked: [String] = []
    let strengths: [Int: Double]
    let gaps: [Int: Double]
    init(strengths: [Int: Double] = [:], gaps: [Int: Double] = [:]) { (self.strengths, self.gaps) = (strengths, gaps) }

    var questions: SegmentCountRule.Questions {
      .init { count in
        self.asked.append("strength of \(count)")
        return self.strengths[count]
      } gap: { count in
        self.asked.append("gap of \(count)")
        return self.gaps[count].map { SegmentCountRuleLawTests.gap(count, $0) }
      }
    }
  }

  @Test(arguments: 0..<16) func aLargerNumberNeedsTwoOfFour(votes: Int) throws {
    let speaks = (0..<4).map { votes & (1 << $0) != 0 }
    let witnesses = Witnesses(
      strengths: [3: 0.9, 5: speaks[2] ? 0.8 : 0.79], gaps: [3: 1, 5: speaks[3] ? 1.01 : 1])
    let rule = try SegmentCountRule(
      [
        Self.number(3, bic: 100), Self.number(4, recovery: 0.75, bic: 0),
        Self.number(5, bic: speaks[0] ? 99 : 100, isSeparated: speaks[1]),
      ], witnesses.questions)
    let isTaken = speaks.count { $0 } >= 2
    #expect(rule.segmentCount == (isTaken ? 5 : 3) && rule.isSupported)
    #expect(rule.finerCount == (isTaken ? nil : 5))
    let against = zip(SegmentCountRule.Witness.allCases, speaks).filter { !$0.1 }.map(\.0)
    #expect(rule.objections == (isTaken ? [] : Array(against.prefix(3))))
    // 4 is not found again and not asked about; nobody is asked who could not change the answer.
    let free = speaks[..<2].count { $0 }
    let three = speaks[..<3].count { $0 }
    var asked = free < 2 ? ["strength of 5"] : []
    if three == 1 { asked += ["gap of 5", "gap of 3"] }
    #expect(witnesses.asked == asked)
  }

  @Test func whatIsTakenIsWhatLaterNumbersMustBetter() throws {
    // 4 betters 2; 6 betters 2, but not 4.
    let witnesses = Witnesses(strengths: [4: 1, 6: 0.5], gaps: [2: 0.1, 4: 0.5, 6: 0.4])
    let rule = try SegmentCountRule(
      [Self.number(2, bic: 300), Self.number(4, bic: 100), Self.number(6, bic: 50)], witnesses.questions)
    #expect(rule.segmentCount == 4 && rule.finerCount == 6)
    #expect(rule.objections == [.separation, .predictionStrength, .gap])
    #expect(
      rule.finerCut
        == "finer cut into 6 is found again too, but separation, prediction strength and gap statistic do not speak for it: "
        + "its borders are a choice")
  }

  @Test func withoutAStableNumberTheLeastUnstableIsNamed() throws {
    let witnesses = Witnesses()
    let rule = try SegmentCountRule(
      [Self.number(2, recovery: 0.6), Self.number(3, recovery: 0.75), Self.number(4, recovery: 0.7)],
      witnesses.questions)
    #expect(rule.segmentCount == 3 && !rule.isSupported && rule.finerCount == nil)
    #expect(witnesses.asked.isEmpty)
  }

  @Test func aNumberThatLeavesNoDifferenceWithinIsBetter() throws {
    let witnesses = Witnesses(strengths: [3: 1])
    let rule = try SegmentCountRule([Self.number(2, bic: -1e6), Self.number(3, bic: nil)], witnesses.questions)
    #expect(rule.segmentCount == 3)
    #expect(try SegmentCountRule.doubts(Self.number(3, bic: nil), oneCloud: 5, witnesses.questions).isEmpty)
  }

  @Test func whatDoesNotBetterOneCloudIsDoubted() throws {
    let weak = Witnesses(strengths: [2: 0.5], gaps: [1: 0.5, 2: 0.4])
    #expect(
      try SegmentCountRule.doubts(Self.number(2, bic: 10), oneCloud: 9, weak.questions) == [.bic, .predictionStrength])
    #expect(
      try SegmentCountRule.doubts(Self.number(2, bic: 8), oneCloud: 9, weak.questions) == [.predictionStrength, .gap])
    let wide = Witnesses(strengths: [2: 0.5], gaps: [1: 0.5, 2: 0.6])
    #expect(try SegmentCountRule.doubts(Self.number(2, bic: 8), oneCloud: 9, wide.questions).isEmpty)
    #expect(
      SegmentCountRule.doubt([.bic, .predictionStrength], segmentCount: 2)
        == "The accounts may be one cloud that was cut: BIC and prediction strength do not prefer 2 segments to one.")
    #expect(SegmentCountRule.doubt([], segmentCount: 2) == nil)
  }
}
