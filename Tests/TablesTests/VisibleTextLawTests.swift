import Testing

@testable import Tables

@Suite struct VisibleTextLawTests {
  @Test(arguments: [
    ("plain é 日本 👩🏽‍🔧", "plain é 日本 👩🏽‍🔧"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"), ("\u{1B}[2J", "\\u{1B}[2J"),
    ("\u{7F}\u{9B}\u{0}", "\\u{7F}\\u{9B}\\u{0}"), ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"), ("\r\n", "\\r\\n"),
    // What has no width, or is a tag, hides in a name; within a picture made of several emoji a joiner does not.
    ("a\u{200B}b\u{200D}c\u{2060}", "a\\u{200B}b\\u{200D}c\\u{2060}"), ("\u{3164}\u{AD}", "\\u{3164}\\u{AD}"),
    ("🏴\u{E0067}\u{E007F}", "🏴\\u{E0067}\\u{E007F}"), ("x\u{FE0F}", "x\\u{FE0F}"), ("☎\u{FE0F}", "☎\u{FE0F}"),
    ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"), ("\u{10FFFF}", "\\xFF"),
  ])
  func controlsAreWrittenOut(text: String, expected: String) { #expect(VisibleText.of(text) == expected) }

  @Test func longTextsAreCut() {
    #expect(VisibleText.of("abcdef", limit: 6) == "abcdef")
    #expect(VisibleText.of("abcdefg", limit: 6) == "abcde…")
    #expect(VisibleText.of("a" + "\u{301}".repeated(10_000), limit: 6).unicodeScalars.count < 60)
  }
}
