import Testing

@testable import Reporting

@Suite struct DisplayWidthLawTests {
  // Widths as Unicode Annex 11 gives them: W and F are two columns, marks that do not advance none.
  @Test(arguments: [
    ("", 0), ("price", 5), ("café", 4), ("cafe\u{301}", 4), ("日本語", 6), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("，。", 4), ("👩🏽‍🔧", 2), ("🇫🇷", 2), ("☎", 1), ("☎\u{FE0F}", 2), ("⌚", 2), ("a\u{200B}b", 2),
    ("का", 2),
    ("क्ष", 2), ("▲▼│█▏…·", 7), ("〈x〉", 5), ("\u{17000}", 2), ("−1 811 €", 8), ("ß", 1), ("Ω", 1), ("ไทย", 3),
  ])
  func widthsAreThoseOfUnicode(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
    ("abc", 1, "…"), ("abc", 0, ""), ("", 0, ""), ("cafe\u{301}s", 4, "caf…"),
  ])
  func longTextsAreShortened(text: String, width: Int, expected: String) {
    #expect(DisplayWidth.shortened(text, to: width) == expected)
  }

  @Test func shortenedTextsFit() {
    var random = RandomDocument(seed: 5)
    for _ in 0..<300 {
      let text = random.text().filter { !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B } }
      for width in 1..<20 {
        let short = DisplayWidth.shortened(text, to: width)
        #expect(DisplayWidth.of(short) <= width)
        if DisplayWidth.of(text) <= width { #expect(short == text) }
      }
    }
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("supplier_expertise_image", 12, ["supplier_", "expertise_", "image"]),
    ("corre\u{F00AD}lation", 8, ["corre-", "lation"]), ("corre\u{F00AD}lation", 11, ["correlation"]),
    ("flexibility", 8, ["flexibil", "ity"]),
    ("日本語", 4, ["日本", "語"]), ("", 5, [""]), ("   ", 5, [""]), ("  a   b ", 5, ["a b"]),
  ])
  func textsAreWrapped(text: String, width: Int, expected: [String]) {
    #expect(DisplayWidth.wrapped(text, to: width) == expected)
  }

  @Test func wrappingLosesNothing() {
    var random = RandomDocument(seed: 6)
    for _ in 0..<300 {
      let text = random.text().filter { $0 != DisplayWidth.softHyphen }
      for width in 2..<30 {
        let joined = DisplayWidth.wrapped(text, to: width).joined()
        #expect(joined.unicodeScalars.filter { $0 != " " }.elementsEqual(text.unicodeScalars.filter { $0 != " " }))
      }
    }
  }
}
