import Reporting
import Testing

@Suite struct DisplayWidthLawTests {
  @Test(
    arguments: [
      ("", 0), ("price", 5), ("été", 3), ("e\u{301}te\u{301}", 3), ("市場", 4), ("한국", 4), ("ｗ", 2), ("👍", 2), ("👍🏽", 2),
      ("👩‍👩‍👧‍👦", 2), ("🇫🇷", 2), ("❤️", 2), ("❤", 1), ("▲", 1), ("█", 1), ("─", 1), ("…", 1), ("\u{200B}", 0), ("〈", 2),
      ("𝔸", 1), ("𠀀", 2), ("︙", 2), ("𗀀", 2), ("㈠", 2), ("ｱ", 1), ("Ω", 1), ("д", 1),
    ])
  func widthOfKnownTexts(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test(arguments: UInt64(1)...40)
  func wrappingLosesNothingAndKeepsTheWidth(seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let text = random.text(words: 25)
    for width in [2, 3, 7, 12, 40, 80, 500] {
      let lines = DisplayWidth.wrapped(text, to: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "seed \(seed), width \(width)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed), width \(width)")
      #expect(lines.allSatisfy { !$0.hasPrefix(" ") && !$0.hasSuffix(" ") })
    }
    // Where nothing has to be broken, the text comes back as it was.
    #expect(DisplayWidth.wrapped(text, to: 5_000) == [text])
  }

  @Test(arguments: UInt64(1)...40)
  func shorteningKeepsTheBeginningAndTheWidth(seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let text = random.text(words: 8)
    for width in 0...60 {
      let short = DisplayWidth.shortened(text, to: width)
      #expect(DisplayWidth.of(short) <= width)
      if DisplayWidth.of(text) <= width {
        #expect(short == text)
      } else if width > 0 {
        #expect(short.last == "…")
        #expect(text.hasPrefix(short.dropLast()))
        // No more than one wide character could still have been kept.
        #expect(DisplayWidth.of(short) >= width - 1)
      }
    }
  }

  @Test func wordsAreBrokenWhereTheyMayBe() {
    #expect(DisplayWidth.wrapped("supplier_expertise_image", to: 12) == ["supplier_", "expertise_", "image"])
    #expect(DisplayWidth.wrapped("a bb ccc", to: 4) == ["a bb", "ccc"])
    #expect(DisplayWidth.wrapped("abcdef", to: 4) == ["abcd", "ef"])
    #expect(DisplayWidth.wrapped("市場調査", to: 5) == ["市場", "調査"])
    #expect(DisplayWidth.wrapped("", to: 4) == [""])
    #expect(DisplayWidth.wrapped("abc", to: 0) == ["a", "b", "c"])
  }
}
