import Testing

@testable import Tables

@Suite struct TextColumnRepeatsLawTests {
  /// The plain twin: a dictionary of what was seen.
  private func plain(_ texts: [String]) -> (Int, Int)? {
    var seen: [String: Int] = [:]
    for (row, text) in texts.enumerated() {
      if let earlier = seen[text] { return (earlier, row) }
      seen[text] = row
    }
    return nil
  }

  @Test func theFirstRepeatIsThatOfADictionary() {
    let rising = (0..<2_000).map { "\($0)" }
    let cases: [[String]] = [
      [], ["a"], ["", ""], ["a", "a"], ["b", "a"], ["b", "a", "b"], rising, rising.reversed(), rising + ["7"],
      rising.shuffled(), (rising + rising.reversed()).shuffled(), ["9", "10", "9"], ["ab", "b", "ab", "b"],
      ["A1", "A2", "A10", "A2"], ["é", "e", "é"],
    ]
    for texts in cases {
      let found = TextColumn(texts).firstRepeat()
      let expected = plain(texts)
      #expect(found?.earlier == expected?.0 && found?.later == expected?.1, "\(texts.prefix(5))")
    }
  }
}
